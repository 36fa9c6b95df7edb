import { describe, expect, it } from 'vitest';
import { Editor, inShort } from './support/editor';
import { stream } from './support/stream';
import { aWhile, until } from './support/until';

const CONFIGURATION = '{ "site": "eleventy-file-links" }\n';
/** `a.md` rests on `b.md`; `c.md` on neither. */
const FILES = {
  'handbook.config.json': CONFIGURATION,
  'a.md': '# A\n\n[To B](./b.md#second)\n[Gone](./gone.md)\n',
  'b.md': '# B\n\n## Second\n\n[To A](./a.md)\n',
  'c.md': '# C\n\nNothing but [nowhere](./nowhere.md).\n',
};

describe('a client that asks', () => {
  it('is told what is wrong on a page, where, and where to read more', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: { rulePages: 'vscode://x.y/rules/' } });
    await editor.show('a.md');
    expect(await editor.diagnostics('a.md')).toEqual([
      {
        range: { start: { line: 3, character: 7 }, end: { line: 3, character: 16 } },
        severity: 1,
        source: 'Handbook Keeper',
        code: 'link/missing-page',
        codeDescription: { href: 'vscode://x.y/rules/link/missing-page' },
        message: 'Broken link: it leads to /gone, but there is no page.',
      },
    ]);
    expect(editor.initialized.capabilities.diagnosticProvider).toEqual({
      identifier: 'handbook',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    expect(editor.published).toEqual([]);
  });

  it('is told that a page is unchanged, by its result id', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('a.md');
    const first = await editor.pull('a.md');
    expect(await editor.pull('a.md', first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.type('a.md', '[Gone](./gone.md)', '');
    const second = await editor.pull('a.md', first.resultId);
    expect(second).toMatchObject({ kind: 'full', items: [] });
    expect(second.resultId).not.toBe(first.resultId);
  });

  it('is told about the text that was typed, however fast', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('c.md');
    for (const letter of 'abcdefgh') await editor.type('c.md', 'nowhere.md', `${letter}nowhere.md`);
    expect((await editor.diagnostics('c.md')).map(inShort)).toEqual(['error 2:22-2:42 link/missing-page']);
  });

  it('hears nothing about files outside of the opened folders', async () => {
    const editor = await Editor.open({ files: FILES });
    const report = await editor.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: 'file:///elsewhere/a.md' },
    });
    expect(report).toEqual({ kind: 'full', items: [] });
  });

  it('is served while the folder is read, once that is done', async () => {
    const editor = await Editor.start({ files: FILES });
    await editor.show('a.md');
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual(['error 3:7-3:16 link/missing-page']);
  });
});

describe('an edit in one page', () => {
  it('asks the client to look again once, and changes the pages that rest on it, and no other', async () => {
    const editor = await Editor.open({ files: FILES });
    for (const path of ['a.md', 'b.md', 'c.md']) await editor.show(path);
    const before = new Map<string, string | undefined>();
    for (const path of ['a.md', 'b.md', 'c.md']) before.set(path, (await editor.pull(path)).resultId);
    await editor.type('b.md', '## Second', '## Other');
    await editor.pull('b.md');
    await until('the client to be asked', () => editor.refreshes);
    await aWhile();
    expect(editor.refreshes).toBe(1);
    expect(await editor.pull('c.md', before.get('c.md'))).toMatchObject({ kind: 'unchanged' });
    const report = await editor.pull('a.md', before.get('a.md'));
    expect(report.kind === 'full' && report.items.map(inShort)).toEqual([
      'error 2:7-2:20 link/missing-anchor',
      'error 3:7-3:16 link/missing-page',
    ]);
  });

  it('asks for nothing when no other page rests on what changed', async () => {
    const editor = await Editor.open({ files: FILES });
    for (const path of ['a.md', 'b.md', 'c.md']) {
      await editor.show(path);
      await editor.pull(path);
    }
    await editor.type('b.md', '# B\n', '# B\n\nMore words.\n');
    await editor.pull('b.md');
    await aWhile();
    expect(editor.refreshes).toBe(0);
  });
});

describe('the pages that are not shown', () => {
  it('come over a request that is held open', async () => {
    const editor = await Editor.open({ files: FILES });
    const reports = stream(editor);
    await until('two pages', () => reports.arrived.length === 2);
    await aWhile();
    expect(reports.isOpen()).toBe(true);
    const arrived = reports.arrived.map(({ path, report }) => [path, report.items.map(inShort)]);
    expect(Object.fromEntries(arrived)).toEqual({
      'a.md': ['error 3:7-3:16 link/missing-page'],
      'c.md': ['error 2:22-2:34 link/missing-page'],
    });
  });

  it('come again when something else is said about them, and no others do', async () => {
    const editor = await Editor.open({ files: FILES });
    const reports = stream(editor);
    await until('two pages', () => reports.arrived.length === 2);
    await editor.show('b.md');
    await editor.type('b.md', '## Second', '## Other');
    await until('a page', () => reports.arrived.length > 2);
    await aWhile();
    expect(reports.arrived.slice(2).map(({ path }) => path)).toEqual(['a.md']);
    expect(reports.arrived[2]?.report.items).toHaveLength(2);
  });

  it('come with nothing when they were wrong before and are right or gone now', async () => {
    const editor = await Editor.open({ files: FILES });
    const uris = ['b.md', 'never-there.md'].map((path) => editor.uri(path));
    const reports = stream(
      editor,
      uris.map((uri) => ({ uri, value: 'old' })),
    );
    await until('four pages', () => reports.arrived.length === 4);
    const empty = reports.arrived.filter(({ report }) => report.items.length === 0).map(({ path }) => path);
    expect(empty.sort()).toEqual(['b.md', 'never-there.md']);
  });

  it('are told again after they were shown and closed', async () => {
    const editor = await Editor.open({ files: FILES });
    const reports = stream(editor);
    await until('two pages', () => reports.arrived.length === 2);
    await editor.show('a.md');
    await editor.type('a.md', './gone.md', './b.md');
    await editor.pull('a.md');
    await until('the right text', () => reports.arrived.at(-1)?.report.items.length === 0);
    await editor.close('a.md');
    await until('the text on the disk', () => reports.arrived.at(-1)?.report.items.length === 1);
    expect(reports.arrived.at(-1)?.path).toBe('a.md');
  });

  it('end when the client takes its request back', async () => {
    const editor = await Editor.open({ files: FILES });
    const reports = stream(editor);
    await until('two pages', () => reports.arrived.length === 2);
    reports.cancel();
    expect(await reports.ended).toEqual({ items: [] });
    await editor.show('b.md');
    await editor.type('b.md', '## Second', '## Other');
    await aWhile();
    expect(reports.arrived).toHaveLength(2);
  });
});

describe('a client that does not ask', () => {
  const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };

  it('is told unasked, about every page of the handbook', async () => {
    const editor = await Editor.open({ files: FILES, capabilities });
    expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await until('both pages', () => editor.publishedOf('a.md') && editor.publishedOf('c.md'));
    expect(editor.publishedOf('a.md')?.map(inShort)).toEqual(['error 3:7-3:16 link/missing-page']);
    expect(editor.publishedOf('b.md')).toBeUndefined();
    await editor.show('b.md');
    await editor.type('b.md', '## Second', '## Other');
    await until('what rests on it', () => editor.publishedOf('a.md')?.length === 2);
    expect(editor.published.filter(({ uri }) => uri === editor.uri('c.md'))).toHaveLength(1);
    await editor.close('b.md');
    await until('the disk to count again', () => editor.publishedOf('a.md')?.length === 1);
  });
});
