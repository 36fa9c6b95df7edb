import { describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentLinkRequest,
  type Location,
  type LocationLink,
  ReferencesRequest,
} from 'vscode-languageserver/node';
import { type AtCursor, atCursor, BESIDE } from '../support/cursor';
import { VSCODE } from '../support/editor';

const JEKYLL = {
  'handbook.config.json': '{ "site": "jekyll-github-pages" }',
  'team/index.md': '# The team\n\n## Pay: "base"\n\n<a id="bonus"></a>\n',
  'plan.md': '# Plan\n\n[pay](/team/#pay-base) [pay](team/index.md#pay-base)\n',
  'map.png': '',
};

const short = ({ editor }: AtCursor, { uri, range }: Location): string =>
  `${editor.path(uri)} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;

async function defined(line: string, options = {}): Promise<string | null> {
  const cursor = await atCursor({ ...JEKYLL, 'a.md': `${line}\n` }, options);
  const found = (await cursor.editor.connection.sendRequest(DefinitionRequest.type, cursor.at)) as Location | null;
  return found && short(cursor, found);
}

describe('go to definition', () => {
  it.each([
    ['[x](/te‸am/)', 'team/index.md 0:0-0:0'],
    ['[x](/team#pay-‸base)', 'team/index.md 2:0-2:14'],
    ['[x](plan‸)', 'plan.md 0:0-0:0'],
    ['[x]({% link plan‸.md %})', 'plan.md 0:0-0:0'],
    ['<a href="/team/#bon‸us">', 'team/index.md 4:7-4:12'],
    ['[x]: /team/#bo‸nus', 'team/index.md 4:7-4:12'],
  ])('leads where %s leads on the site', async (line, expected) => {
    expect(await defined(line)).toBe(expected);
    expect(await defined(line, BESIDE)).toBe(expected);
  });

  it.each(['[x](/go‸ne/)', '[x](/ma‸p.png)', '[x](https://exa‸mple.com)', 'x‸'])('leads nowhere: %s', async (line) => {
    expect(await defined(line)).toBeNull();
  });

  it('does not lead twice to a heading that VS Code finds as well', async () => {
    const files = { ...JEKYLL, 'handbook.config.json': '{ "site": "github" }' };
    const text = '[x](plan.md#pl‸an)\n';
    const [alone, beside] = await Promise.all(
      [{}, BESIDE].map(async (options) => {
        const { editor, at } = await atCursor({ ...files, 'a.md': text }, options);
        return editor.connection.sendRequest(DefinitionRequest.type, at);
      }),
    );
    expect(alone).toMatchObject({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } } });
    expect(beside).toBeNull();
  });

  it('says which words it leads from, where the editor can show it', async () => {
    const capabilities = { ...VSCODE, textDocument: { ...VSCODE.textDocument, definition: { linkSupport: true } } };
    const { editor, at } = await atCursor({ ...JEKYLL, 'a.md': '[x](/pl‸an)\n' }, { capabilities });
    const [link] = (await editor.connection.sendRequest(DefinitionRequest.type, at)) as LocationLink[];
    expect(link?.originSelectionRange).toEqual({ start: { line: 0, character: 4 }, end: { line: 0, character: 9 } });
    expect(editor.path(link?.targetUri ?? '')).toBe('plan.md');
  });
});

async function referred(files: Readonly<Record<string, string>>, options = {}): Promise<string[]> {
  const cursor = await atCursor(files, options);
  const found = await cursor.editor.connection.sendRequest(ReferencesRequest.type, {
    ...cursor.at,
    context: { includeDeclaration: false },
  });
  return (found ?? []).map((location) => short(cursor, location)).sort();
}

describe('find references', () => {
  const links = {
    ...JEKYLL,
    'plan.md': '[1](/team/#pay-base) [2](/team) [3](/team#bonus) [4]({% link team/index.md %})\n',
    'own.md': '<a href="/team/#pay-base">5</a>\n',
  };

  it('finds the links to a heading, however they are written', async () => {
    expect(await referred({ ...links, 'team/index.md': '# The team\n\n## Pay: "ba‸se"\n' })).toEqual([
      'own.md 0:9-0:24',
      'plan.md 0:4-0:19',
    ]);
  });

  it('finds from a page’s title the links to the page too', async () => {
    expect(await referred({ ...links, 'team/index.md': '# The te‸am\n\n[6](#the-team)\n' })).toEqual([
      'plan.md 0:25-0:30',
      'plan.md 0:53-0:77',
      'team/index.md 2:4-2:13',
    ]);
  });

  it.each([
    ['on its path, from a link the links to its page', '[x](/te‸am/#bonus)\n', 5],
    ['on its fragment, from a link the links to its anchor', '[x](/team/#bo‸nus)\n', 1],
  ])('finds, %s', async (_where, text, count) => {
    const found = await referred({ ...links, 'a.md': text });
    expect(found.filter((place) => !place.startsWith('a.md'))).toHaveLength(count);
    expect(found.filter((place) => place.startsWith('a.md'))).toEqual(['a.md 0:4-0:16']);
  });

  it('leaves to VS Code the links that it finds as well', async () => {
    const files = {
      'handbook.config.json': '{ "site": "eleventy" }',
      'b/index.md': '# B\n\n## On‸e\n',
    };
    expect(await referred({ ...files, 'a.md': '[1](../b/#one) [2](/b/#one)\n' }, BESIDE)).toEqual([
      'a.md 0:19-0:26',
      'a.md 0:4-0:13',
    ]);
    const github = { ...files, 'handbook.config.json': '{ "site": "github" }' };
    expect(await referred({ ...github, 'a.md': '[1](b/index.md#one)\n' })).toEqual(['a.md 0:4-0:18']);
    expect(await referred({ ...github, 'a.md': '[1](b/index.md#one)\n' }, BESIDE)).toEqual([]);
  });

  it('finds none for what is no heading and no link', async () => {
    expect(await referred({ ...links, 'a.md': 'Te‸xt\n' })).toEqual([]);
  });
});

describe('links to click on', () => {
  const clickable = async (line: string, options = {}): Promise<string[]> => {
    const { editor, at } = await atCursor({ ...JEKYLL, 'a.md': `‸${line}\n` }, options);
    const found = (await editor.connection.sendRequest(DocumentLinkRequest.type, at)) ?? [];
    return found.map(({ range, target = '' }) => {
      const [file = '', place = ''] = target.split('#');
      return `${range.start.character}-${range.end.character} ${editor.path(file)} ${place}`.trim();
    });
  };

  it('open pages, headings and files as the site does', async () => {
    const line = '[1](/team/#pay-base) [2](/plan) ![3](/map.png) [4](/gone/) [5](https://example.com)';
    expect(await clickable(line)).toEqual(['4-19 team/index.md L3,1', '25-30 plan.md', '37-45 map.png']);
  });

  it('are left to VS Code where it opens the same', async () => {
    const line = '[1](/team/#pay-base) [2](/plan) ![3](/map.png) [4](/team/) [5](/plan#plan)';
    expect(await clickable(line, BESIDE)).toEqual(['4-19 team/index.md L3,1', '51-57 team/index.md']);
  });
});
