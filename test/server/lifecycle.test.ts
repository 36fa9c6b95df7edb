import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, DocumentDiagnosticRequest, LSPErrorCodes } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { gitIn } from '../support/git';
import { Editor, inShort, VSCODE } from './support/editor';
import { until } from './support/until';

const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'a.md': '# A\n\n[Old](./old.md)\n',
  'old.md': '# A page with words of its own\n\nEnough of them that git knows it again under another name.\n',
};

/** A handbook in which `old.md` became `new.md`. */
function moved(editor: Editor): void {
  const git = gitIn(editor.root.fsPath);
  git('init');
  git('add', '.');
  git('commit', '-m', 'First');
  git('mv', 'old.md', 'new.md');
  git('commit', '-m', 'Second');
}

const titles = async (editor: Editor): Promise<string[]> =>
  (await editor.codeActions('a.md', await editor.diagnostics('a.md'))).map(({ title }) => title);

describe('the history', () => {
  it('is not asked before the author trusts the workspace', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: { trusted: false } });
    moved(editor);
    await editor.watched({ 'old.md': 'Deleted', 'new.md': 'Created' });
    await editor.show('a.md');
    await until('the broken link', async () => (await editor.diagnostics('a.md')).length === 1);
    expect((await titles(editor)).filter((title) => /moved/.test(title))).toEqual([]);
    await editor.connection.sendNotification('handbook/trusted');
    await until('the move', async () => /^Change to \.\/new\.md \(moved .*\)$/.test((await titles(editor))[0] ?? ''));
  });

  it('is asked from the start in a trusted workspace, and again when HEAD moves', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: { trusted: true } });
    await editor.show('a.md', '[Gone](./gone.md)\n');
    expect((await titles(editor)).filter((title) => /moved/.test(title))).toEqual([]);
    moved(editor);
    await editor.watched({ 'old.md': 'Deleted', 'new.md': 'Created', '.git/HEAD': 'Changed' });
    await editor.type('a.md', 'gone.md', 'old.md');
    await until('the move', async () => (await titles(editor)).some((title) => /new\.md \(moved/.test(title)));
  });
});

describe('a request that the client takes back', () => {
  it('is answered at once, as cancelled', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('a.md', `${'[Gone](./gone.md) and many more words\n\n'.repeat(5_000)}`);
    await editor.pull('a.md');
    await editor.type('a.md', 'Gone', 'Lost');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: editor.uri('a.md') } };
    const answer = editor.connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token);
    setTimeout(() => source.cancel(), 20);
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(editor.logged.filter((line) => /failed/.test(line))).toEqual([]);
  });
});

describe('reading a handbook', () => {
  const PAGES = Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [`p${index}.md`, `# Page\n\n${'Words, words, words. '.repeat(200)}\n`]),
  );

  it('is shown, and stops when the author says so', async () => {
    const editor = await Editor.start({
      files: { ...FILES, ...PAGES },
      capabilities: { ...VSCODE, window: { workDoneProgress: true } },
    });
    const token = await until('the progress to be shown', () => editor.progress.at(-1));
    await until('the first pages', () =>
      editor.progressed.some(({ message }) => /^\d+ of 1502 pages$/.test(message ?? '')),
    );
    expect(editor.progressed[0]).toMatchObject({
      kind: 'begin',
      cancellable: true,
      title: expect.stringMatching(/^Reading handbook-/),
    });
    await editor.connection.sendNotification('window/workDoneProgress/cancel', { token });
    await until('the reading to stop', () => editor.status.folders[0]?.state === 'stopped');
    expect(editor.logged.at(-1)).toMatch(/: the reading was stopped\.$/);
    expect(editor.progressed.at(-1)).toMatchObject({ kind: 'end' });
    await editor.show('a.md');
    expect(await editor.diagnostics('a.md')).toEqual([]);
    await editor.connection.sendRequest('handbook/checkAll');
    await until('the reading to end', () => editor.status.folders[0]?.state === 'ready');
    expect(await editor.diagnostics('a.md')).toEqual([]);
  });
});

describe('a request that fails', () => {
  it('is logged and answered with nothing, and the next one works', async () => {
    const files = new Map([
      ['handbook.config.json', '{}'],
      ['a.md', '[Gone](./gone.md)\n'],
    ]);
    const editor = await Editor.start({ files: {}, root: URI.parse('memory://host/handbook') });
    serve(editor, files);
    await editor.show('a.md', '[Gone](./gone.md)\n');
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual(['error 0:7-0:16 link/missing-page']);
    const answer = await editor.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: 'memory:%' },
    });
    expect(answer).toEqual({ kind: 'full', items: [] });
    expect(await editor.diagnostics('a.md')).toHaveLength(1);
  });
});

describe('a folder that lies on no disk', () => {
  it('is read through the client', async () => {
    const files = new Map([
      ['handbook.config.json', '{ "site": "github" }'],
      ['a.md', '# A\n\n[B](./sub/b.md#b)\n[Gone](./gone.md)\n'],
      ['sub/b.md', '# B\n'],
    ]);
    const editor = await Editor.start({ files: {}, root: URI.parse('memory://host/hand%20book') });
    serve(editor, files);
    await editor.show('a.md', files.get('a.md'));
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual(['error 3:7-3:16 link/missing-page']);
    expect(editor.status.folders[0]?.uri ?? 'memory://host/hand%20book').toBe('memory://host/hand%20book');
  });
});

describe('an open page', () => {
  it('is answered for before the others are read, and brought up to date afterwards', async () => {
    const text = '# A\n\n[Gone](./gone.md)\n<!-- handbook-ignore link/missing-page -->\n\nText.\n';
    const files = new Map([
      ['handbook.config.json', '{ "site": "github" }'],
      ['a.md', text],
      ['z.md', '# Z\n'],
    ]);
    const editor = await Editor.start({ files: {}, root: URI.parse('memory://host/handbook') });
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    serve(editor, files, (path) => (path === 'z.md' ? held : Promise.resolve()));
    await editor.show('a.md', text);
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual(['error 2:7-2:16 link/missing-page']);
    expect(editor.refreshes).toBe(0);
    go();
    await until('the client to be asked', () => editor.refreshes);
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual([
      'error 2:7-2:16 link/missing-page',
      'hint 3:0-3:42 ignore/unused',
    ]);
    expect(editor.refreshes).toBe(1);
  });

  it('is answered for as it is typed', async () => {
    const files = new Map([
      ['handbook.config.json', '{ "site": "github" }'],
      ['a.md', 'See [it](./z.md).\n'],
      ['z.md', '# Z\n'],
    ]);
    const editor = await Editor.start({ files: {}, root: URI.parse('memory://host/handbook') });
    serve(editor, files, (path) => (path === 'z.md' ? new Promise(() => {}) : Promise.resolve()));
    await editor.show('a.md', files.get('a.md'));
    expect(await editor.diagnostics('a.md')).toEqual([]);
    await editor.type('a.md', 'z.md', 'gone.md');
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual(['error 0:9-0:18 link/missing-page']);
  });
});

/** Answers the server's questions about files, each once it may be read. */
function serve(
  editor: Editor,
  files: ReadonlyMap<string, string>,
  mayBeRead: (path: string) => Promise<void> = async () => {},
): void {
  editor.connection.onRequest('handbook/readDirectory', ({ uri }: { uri: string }) => {
    const folder = editor.path(uri);
    const inside = [...files.keys()].filter((path) => folder === '' || path.startsWith(`${folder}/`));
    const names = inside.map((path) => path.slice(folder === '' ? 0 : folder.length + 1).split('/'));
    if (names.length === 0) return null;
    return [...new Map(names.map(([name = '', ...rest]) => [name, { name, folder: rest.length > 0 }])).values()];
  });
  editor.connection.onRequest('handbook/readFile', async ({ uri }: { uri: string }) => {
    await mayBeRead(editor.path(uri));
    const text = files.get(editor.path(uri));
    return text === undefined ? null : Buffer.from(text).toString('base64');
  });
}
