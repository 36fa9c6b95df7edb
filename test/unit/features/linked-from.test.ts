import { describe, expect, it } from 'vitest';
import { linkedFrom, linksOf } from '../../../server/src/features/linked-from';
import { keep, site, type TestHandbook } from '../../support/handbook';

const FILES = {
  ...site('jekyll-github-pages'),
  'index.md': '# Start\n\n[Team](/team/) [Plan](/plan)\n',
  'team/index.md': '---\nredirect_from: /crew/\n---\n\n# Team\n',
  'plan.md': '# Plan\n\n[Crew](/crew/) [Team]({% link team/index.md %})\n',
  'far/off.md': '# Off\n\n<a href="/Team/">x</a> [up](../plan)\n',
  'none.md': '# None\n',
};

/** Who links to each page by the index of who looked for what, and by a look at every page. */
function bothWays({ kept: { handbook } }: TestHandbook): [string[], string[]] {
  const paths = [...handbook.pages.keys()].sort();
  const byIndex = paths.flatMap((path) =>
    [...linkedFrom(handbook, path)]
      .filter(({ links }) => links.length > 0)
      .map((linking) => `${linking.path} → ${path}`),
  );
  const byLook = paths.flatMap((path) => [...new Set(linksOf(handbook, path))].map((to) => `${path} → ${to}`));
  return [byIndex.sort(), byLook.sort()];
}

describe('the pages that link to a page', () => {
  it('are found however the link is written, before and after the pages were checked', async () => {
    const book = await keep(FILES);
    const expected = [
      'far/off.md → plan.md',
      'far/off.md → team/index.md',
      'index.md → plan.md',
      'index.md → team/index.md',
      'plan.md → team/index.md',
    ];
    expect(bothWays(book)).toEqual([expected, expected]);
    for (const path of book.kept.handbook.pages.keys()) await book.keeper.findings(path);
    expect(bothWays(book)).toEqual([expected, expected]);
  });

  it('are the same as a look at every page finds, after any edit and move', async () => {
    const book = await keep(FILES);
    const check = async (): Promise<string[]> => {
      const [byIndex, byLook] = bothWays(book);
      expect(byIndex).toEqual(byLook);
      for (const path of book.kept.handbook.pages.keys()) await book.keeper.findings(path);
      return byIndex;
    };
    await check();
    await book.edit('none.md', '# None\n\n[Plan](plan) [Team](/team/#team)\n');
    expect(await check()).toContain('none.md → team/index.md');
    await book.change({ 'plan.md': null, 'team/plan.md': FILES['plan.md'] });
    expect(await check()).not.toContain('index.md → plan.md');
    await book.edit('team/plan.md', `---\npermalink: /plan/\n---\n\n${FILES['plan.md']}`);
    expect(await check()).toContain('index.md → team/plan.md');
  });
});
