import { describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentLinkRequest,
  type Hover,
  HoverRequest,
  type Location,
  type MarkupContent,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LinkedFrom, MESSAGES } from '../../../server/src/host/lsp/messages';
import { atCursor, BESIDE } from '../support/cursor';
import { suggestedAt } from '../support/suggestions';

const FILES = {
  'handbook.config.json': '{ "site": "jekyll-pretty" }',
  'team/pay.md': '---\ntitle: Pay\n---\n\n# Pay\n\nWe pay on the last day.\n\n## Day\n',
  'team/index.md': '# The team\n',
  'img/map.png': '',
};

const page = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n\n# A\n`;

describe('a path in the frontmatter', () => {
  it('shows what it leads to, and leads there', async () => {
    const { editor, at } = await atCursor({ ...FILES, 'a.md': page('redirect_to: /team/pa‸y/#day') }, BESIDE);
    const hover = (await editor.connection.sendRequest(HoverRequest.type, at)) as Hover;
    expect((hover.contents as MarkupContent).value).toContain('Pay › Day');
    const found = (await editor.connection.sendRequest(DefinitionRequest.type, at)) as Location;
    expect([editor.path(found.uri), found.range.start.line]).toEqual(['team/pay.md', 8]);
  });

  it('is clicked on where it leads somewhere, whatever its key', async () => {
    const text = page('‸image: /img/map.png', 'see: [./team/pay.md, /gone/]', 'redirect_from: /team/', 'title: /team/');
    const { editor, at } = await atCursor({ ...FILES, 'a.md': text }, BESIDE);
    const links = (await editor.connection.sendRequest(DocumentLinkRequest.type, at)) ?? [];
    expect(links.map(({ range, target = '' }) => `${range.start.line} ${editor.path(target)}`)).toEqual([
      '1 img/map.png',
      '2 team/pay.md',
    ]);
  });

  it('is among the links to its page', async () => {
    const { editor } = await atCursor({ ...FILES, 'a.md': page('‸related:', '  - /team/pay/ # see') });
    const uri = editor.uri('team/pay.md');
    const { pages } = await editor.connection.sendRequest<LinkedFrom>(MESSAGES.linkedFrom, { uri });
    expect(pages.map(({ path, links }) => [path, ...links.map(({ line, text }) => `${line} ${text}`)])).toEqual([
      ['a.md', '2 /team/pay/ # see'],
    ]);
  });
});

/** Labels of what is suggested at the `‸`. */
async function suggested(...lines: string[]): Promise<string[]> {
  const { items } = await suggestedAt(await atCursor({ ...FILES, 'a.md': page(...lines) }));
  return items.map(({ label }) => label).sort();
}

describe('suggestions for a path in the frontmatter', () => {
  const PAGES = ['/team/', '/team/pay/'];

  it.each([
    ['an empty value', ['related: ‸'], PAGES],
    ['an item of a list', ['related:', '  - /team/pay/', '  - ‸'], PAGES],
    ['an item of a list to the left', ['related:', '- /t‸'], PAGES],
    ['an item on one line', ['related: [/team/pay/, /t‸]'], PAGES],
    ['a key inside', ['prev:', '  text: Back', '  link: "/t‸"'], PAGES],
    ['a key of an item', ['related:', '  - title: Pay', '    url: /‸'], PAGES],
    ['a path that has begun', ['see: /‸'], PAGES],
    ['as this page writes them', ['related: [./team/index.md, ‸]'], ['./team/index.md', './team/pay.md']],
    ['a picture', ['image: ‸'], ['/img/map.png']],
    ['a key that says nothing', ['see: ‸'], []],
    ['a page’s own address', ['permalink: /‸'], []],
    ['an old address', ['redirect_from:', '  - /‸'], []],
    ['no value yet', ['related:‸'], []],
  ])('%s', async (_, lines, expected) => {
    expect(await suggested(...lines)).toEqual(expected);
  });

  it('replace what stands there, in its quotes', async () => {
    const cursor = await atCursor({ ...FILES, 'a.md': page('related: ["/te‸am/old/", /x/]') });
    const { items } = await suggestedAt(cursor);
    const edit = items.find(({ label }) => label === '/team/pay/')?.textEdit as TextEdit;
    const document = TextDocument.create('', 'markdown', 1, cursor.editor.text('a.md'));
    expect(TextDocument.applyEdits(document, [edit])).toBe(page('related: ["/team/pay/", /x/]'));
  });
});
