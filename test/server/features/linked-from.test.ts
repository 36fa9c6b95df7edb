import { describe, expect, it } from 'vitest';
import { type LinkedFrom, MESSAGES, type PageName } from '../../../server/src/host/lsp/messages';
import { Editor } from '../support/editor';
import { until } from '../support/until';

const FILES = {
  'handbook.config.json': '{ "site": "github" }',
  'README.md': '# Start\n\n- [Team](team.md), [again](./team.md#pay)\n- [Plan](plan.md)\n',
  'team.md': '# Team\n\n## Pay\n\n[own](#pay)\n',
  'plan.md': '---\ntitle: The plan\n---\n\nSee\n<a href="/team.md">the team</a>.\n',
  'lost.md': '# Lost\n\n[itself](lost.md) [Plan](plan.md)\n',
};

const linkedFrom = (editor: Editor, path: string): Promise<LinkedFrom> =>
  editor.connection.sendRequest(MESSAGES.linkedFrom, { uri: editor.uri(path) });

/** `README.md (Start): 2:9-16 [Team](…` */
const inShort = ({ pages }: LinkedFrom): string[] =>
  pages.flatMap(({ path, title, links }) =>
    links.map(({ line, character, end, text }) => `${path} (${title}) ${line}:${character}-${end} ${text}`),
  );

describe('the pages that link to a page', () => {
  it('come with their links’ lines, without the page itself', async () => {
    const editor = await Editor.open({ files: FILES });
    expect(inShort(await linkedFrom(editor, 'team.md'))).toEqual([
      'README.md (Start) 2:9-16 [Team](team.md), [again](./team.md#pay)',
      'README.md (Start) 2:27-40 [Team](team.md), [again](./team.md#pay)',
      'plan.md (The plan) 5:9-17 <a href="/team.md">the team</a>.',
    ]);
    expect(await linkedFrom(editor, 'lost.md')).toEqual({ state: 'ready', pages: [] });
  });

  it('follow edits that are not saved', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('lost.md');
    await editor.type('lost.md', '[itself](lost.md)', '[Team](team.md)');
    await until('the new link', async () =>
      inShort(await linkedFrom(editor, 'team.md')).includes('lost.md (Lost) 2:7-14 [Team](team.md) [Plan](plan.md)'),
    );
  });

  it('are not looked for where there is no handbook', async () => {
    const editor = await Editor.open({ files: { 'README.md': '# A\n', 'b.md': '[a](README.md)\n' } });
    await editor.show('README.md');
    expect(await linkedFrom(editor, 'README.md')).toEqual({ state: 'elsewhere', pages: [] });
    expect(await linkedFrom(editor, '../outside.md')).toEqual({ state: 'elsewhere', pages: [] });
  });
});

describe('pages that nothing links to', () => {
  it('are all but those that another page links to, and the first of all', async () => {
    const editor = await Editor.open({ files: FILES });
    const found: PageName[] = await editor.connection.sendRequest(MESSAGES.unlinked);
    expect(found).toEqual([{ uri: editor.uri('lost.md'), title: 'Lost', path: 'lost.md' }]);
  });
});
