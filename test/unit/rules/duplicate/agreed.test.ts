import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keep, site, type TestHandbook } from '../../../support/handbook';

const HOTEL = (euros: number): string =>
  `Hotels are paid up to ${euros} euros a night. Whoever stays longer than a week asks their lead before anything is booked.`;
const DIFFER = 'They are meant to differ (ignore duplicate/drifted)';
const SAME = 'They are meant to be the same (ignore duplicate/identical)';

const kept = (files: Readonly<Record<string, string>>) => keep({ ...site('github'), ...files });

const rules = async (handbook: TestHandbook, path: string): Promise<string[]> =>
  (await handbook.keeper.findings(path)).map(({ rule }) => rule);

const agree = async (handbook: TestHandbook, path: string, title: string): Promise<void> =>
  handbook.apply(await handbook.fix(path, title));

describe('copies that are meant to differ', () => {
  const files = { 'a.md': `# Hotels\n\n${HOTEL(120)}\n`, 'b.md': `# Nights\n\n${HOTEL(140)}\n` };

  test('are named by a comment above the passage, which silences both pages', async () => {
    const handbook = await kept(files);
    expect(await rules(handbook, 'b.md')).toEqual(['duplicate/drifted']);
    await agree(handbook, 'a.md', DIFFER);
    expect(await handbook.keeper.text('a.md')).toMatch(
      /^# Hotels\n\n<!-- handbook-ignore duplicate\/drifted [0-9a-f]{8} -->\nHotels are paid/,
    );
    expect(await rules(handbook, 'a.md')).toEqual([]);
    expect(await rules(handbook, 'b.md')).toEqual([]);
  });

  test('have the same print on either page', async () => {
    const comment = /<!-- .* -->/;
    const written = async (path: string): Promise<string | undefined> =>
      comment.exec(await (await kept(files)).fixed(path, DIFFER))?.[0];
    expect(await written('a.md')).toBe(await written('b.md'));
  });

  test.each([
    ['the one with the comment', 'a.md'],
    ['the other one', 'b.md'],
  ])('are reported again once one says something else: %s', async (_, changed) => {
    const handbook = await kept(files);
    await agree(handbook, 'a.md', DIFFER);
    const text = await handbook.keeper.text(changed);
    await handbook.edit(changed, text.replace('a week', 'a fortnight'));
    expect(await rules(handbook, 'a.md')).toEqual(['ignore/unused', 'duplicate/drifted']);
    expect(await rules(handbook, 'b.md')).toEqual(['duplicate/drifted']);
    expect((await handbook.finding('a.md')).message).toBe(
      'One of the two copies that this comment is about has changed since it was written, so it silences nothing any more.',
    );
    expect(await handbook.fixed('a.md', 'Remove the comment')).toBe(
      changed === 'a.md' ? files['a.md'].replace('a week', 'a fortnight') : files['a.md'],
    );
    await handbook.edit(changed, text);
    expect(await rules(handbook, 'a.md')).toEqual([]);
    expect(await rules(handbook, 'b.md')).toEqual([]);
  });

  test('stay silent while only their markup, or what stands around them, changes', async () => {
    const handbook = await kept(files);
    await agree(handbook, 'a.md', DIFFER);
    await handbook.edit('b.md', `# Elsewhere\n\nSomething else.\n\n## Nights\n\n> **Hotels** ${HOTEL(140).slice(7)}\n`);
    expect(await rules(handbook, 'a.md')).toEqual([]);
    expect(await rules(handbook, 'b.md')).toEqual([]);
  });

  test('are reported again when a link that leads apart leads somewhere else', async () => {
    const linked = (to: string): string => `${HOTEL(120)} See [the form](${to}) for more.\n`;
    const handbook = await kept({
      'a.md': linked('x.md'),
      'b.md': linked('y.md'),
      'x.md': '',
      'y.md': '',
      'z.md': '',
    });
    await agree(handbook, 'a.md', DIFFER);
    expect(await rules(handbook, 'b.md')).toEqual([]);
    await handbook.edit('b.md', linked('z.md'));
    expect(await rules(handbook, 'b.md')).toEqual(['duplicate/drifted']);
  });

  test('a comment without a print silences whatever is there', async () => {
    const handbook = await kept({
      ...files,
      'a.md': `<!-- handbook-ignore duplicate/drifted -->\n${HOTEL(120)}\n`,
    });
    expect(await rules(handbook, 'a.md')).toEqual([]);
    expect(await rules(handbook, 'b.md')).toEqual(['duplicate/drifted']);
    await handbook.edit('b.md', HOTEL(160));
    expect(await rules(handbook, 'a.md')).toEqual([]);
  });

  test('a comment with a print and another rule silences that rule by its place', async () => {
    const handbook = await kept(files);
    await agree(handbook, 'a.md', DIFFER);
    const text = await handbook.keeper.text('a.md');
    const both = text.replace('duplicate/drifted', 'link/missing-page duplicate/drifted');
    await handbook.edit('a.md', `${both.replace('Hotels are', '[Hotels](gone) are')}\n# Gone\n\n[Gone](gone)\n`);
    expect(await handbook.broken('a.md')).toEqual(['link/missing-page gone']);
  });
});

describe('of more than two copies', () => {
  test('the others that a finding is about are named too, one comment each; those that it is not about stay', async () => {
    const handbook = await kept({
      'a.md': `> ${HOTEL(1)}\n`,
      'b.md': `${HOTEL(1)}\n`,
      'c.md': `${HOTEL(2)}\n`,
      'd.md': `${HOTEL(3)}\n`,
    });
    await agree(handbook, 'a.md', DIFFER);
    expect(await handbook.keeper.text('a.md')).toMatch(
      /^(> <!-- handbook-ignore duplicate\/drifted [0-9a-f]{8} -->\n){2}> Hotels/,
    );
    expect(await rules(handbook, 'a.md')).toEqual(['duplicate/identical']);
    expect((await handbook.finding('c.md')).related.map(({ path }) => path)).toEqual(['b.md', 'd.md']);
  });

  test('only the pair that has changed is reported again', async () => {
    const handbook = await kept({ 'a.md': HOTEL(1), 'c.md': HOTEL(2), 'd.md': HOTEL(3) });
    await agree(handbook, 'a.md', DIFFER);
    await handbook.edit('d.md', HOTEL(4));
    expect(await rules(handbook, 'a.md')).toEqual(['ignore/unused', 'duplicate/drifted']);
    expect((await handbook.finding('a.md', 1)).related.map(({ path }) => path)).toEqual(['d.md']);
  });

  test('those that are meant to be the same need one comment', async () => {
    const handbook = await kept({ 'a.md': HOTEL(1), 'b.md': HOTEL(1), 'c.md': HOTEL(1) });
    await agree(handbook, 'a.md', SAME);
    expect((await handbook.keeper.text('a.md')).match(/<!--/g)).toHaveLength(1);
    expect(await rules(handbook, 'a.md')).toEqual([]);
    expect((await handbook.finding('b.md')).related.map(({ path }) => path)).toEqual(['c.md']);
  });
});

test.each([
  ['behind a heading', (words: string) => `# T\n${words}\n`],
  ['in the middle of a paragraph', (words: string) => `Something else altogether.\n\nIntro: ${words}\n`],
  ['a table right behind a heading', (words: string) => `# T\n| Rule |\n| --- |\n| ${words} |\n`],
  ['a list that interrupts a paragraph', (words: string) => `Rules:\n* ${words}\n* Short.\n`],
  ['a table in a list', (words: string) => `1. Rules\n\n   | Rule |\n   | --- |\n   | ${words} |\n`],
  ['with CRLF', (words: string) => `# T\r\n\r\n${words}\r\n`],
])('a comment parts nothing and leads to no other finding: %s', async (_, page) => {
  const handbook = await kept({ 'a.md': page(HOTEL(1)), 'b.md': HOTEL(2) });
  const before = await handbook.keeper.text('a.md');
  expect(await rules(handbook, 'a.md')).toEqual(['duplicate/drifted']);
  await agree(handbook, 'a.md', DIFFER);
  expect(await rules(handbook, 'a.md')).toEqual([]);
  expect(await rules(handbook, 'b.md')).toEqual([]);
  const after = await handbook.keeper.text('a.md');
  expect(after.replace(/<!-- handbook-ignore duplicate\/drifted [0-9a-f]{8} -->(\r\n|\n)[ >]*/, '')).toBe(before);
});

const PATHS = ['a.md', 'b.md', 'team/c.md'];
const passage = fc
  .tuple(fc.constantFrom('', '# Rules\n\n', 'Rules:\n- '), fc.constantFrom(1, 2, 3), fc.constantFrom('', '\n\nMore.\n'))
  .map(([before, euros, after]) => before + HOTEL(euros) + after);
const step = fc.oneof(
  fc.record({ path: fc.constantFrom(...PATHS), text: passage }),
  fc.record({ path: fc.constantFrom(...PATHS), text: fc.constant(null) }),
);

test('after any series of edits and agreements, all pages say what they say when opened anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const handbook = await kept(Object.fromEntries(PATHS.map((path, index) => [path, HOTEL(index)])));
      for (const { path, text } of steps) {
        for (const each of PATHS) await handbook.keeper.findings(each);
        const [meant] = await meantFixes(handbook, path);
        if (text !== null) await handbook.edit(path, text);
        else if (meant !== undefined) await handbook.apply(meant);
      }
      const texts = await Promise.all(PATHS.map(async (path) => [path, await handbook.keeper.text(path)] as const));
      const fresh = await kept(Object.fromEntries(texts));
      for (const path of PATHS) expect(await handbook.said(path)).toEqual(await fresh.said(path));
    }),
    { numRuns: 60 },
  );
});

async function meantFixes({ keeper }: TestHandbook, path: string) {
  const found = (await keeper.findings(path)).find(({ rule }) => rule.startsWith('duplicate/'));
  return found === undefined ? [] : (await keeper.fixes(found)).filter(({ title }) => title.startsWith('They are'));
}
