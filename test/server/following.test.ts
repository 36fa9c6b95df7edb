import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DidChangeConfigurationNotification, DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver/node';
import { Editor, inShort } from './support/editor';
import { stream } from './support/stream';
import { aWhile, until } from './support/until';

const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'a.md': '# A\n\n[To B](./b.md)\n![Map](./map.png)\n',
  'b.md': '# B\n',
  'map.png': '',
};

describe('files that other programs change', () => {
  it('are followed: deleted, come back, changed', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('a.md');
    expect(await editor.diagnostics('a.md')).toEqual([]);
    editor.remove('b.md');
    await editor.watched({ 'b.md': 'Deleted' });
    await until(
      'the broken link',
      async () => (await editor.diagnostics('a.md')).map(inShort).join() === 'error 2:7-2:13 link/missing-page',
    );
    editor.write('b.md', '# B\n\n[To A](./a.md#nowhere)\n');
    await editor.watched({ 'b.md': 'Created' });
    await until('the link to work', async () => (await editor.diagnostics('a.md')).length === 0);
    expect((await editor.diagnostics('b.md')).map(inShort)).toEqual(['error 2:7-2:21 link/missing-anchor']);
    editor.write('b.md', '# B\n');
    await editor.watched({ 'b.md': 'Changed' });
    await until('the text on the disk', async () => (await editor.diagnostics('b.md')).length === 0);
  });

  it('are followed where only their folder is named', async () => {
    const editor = await Editor.open({ files: { ...FILES, 'c.md': '[D](./sub/d.md)\n', 'sub/d.md': '# D\n' } });
    await editor.show('c.md');
    expect(await editor.diagnostics('c.md')).toEqual([]);
    editor.rename('sub', 'other');
    await editor.watched({ sub: 'Deleted', other: 'Created' });
    await until('the broken link', async () => (await editor.diagnostics('c.md')).length === 1);
    editor.rename('other', 'sub');
    await editor.watched({ other: 'Deleted', sub: 'Created' });
    await until('the link to work', async () => (await editor.diagnostics('c.md')).length === 0);
  });

  it('are followed when they are images', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('a.md');
    editor.remove('map.png');
    await editor.watched({ 'map.png': 'Deleted' });
    await until(
      'the missing image',
      async () => (await editor.diagnostics('a.md')).map(inShort).join() === 'error 3:7-3:16 link/missing-asset',
    );
  });

  it('do not count while they are open in the editor', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('b.md', '# B\n\n[C](./c.md)\n');
    editor.write('b.md', '# B\n');
    await editor.watched({ 'b.md': 'Changed' });
    await aWhile();
    expect(await editor.diagnostics('b.md')).toHaveLength(1);
    await editor.close('b.md');
    await until('the text on the disk', async () => (await editor.diagnostics('b.md')).length === 0);
  });

  it('are gone when they are deleted, open or not, until they come back or the author goes on', async () => {
    const editor = await Editor.open({ files: { ...FILES, 'b.md': '# B\n\n[Gone](./gone.md)\n' } });
    await editor.show('a.md');
    await editor.show('b.md');
    const broken = async (path: string): Promise<string> => (await editor.diagnostics(path)).map(inShort).join();
    expect(await broken('b.md')).toBe('error 2:7-2:16 link/missing-page');
    editor.remove('b.md');
    await editor.watched({ 'b.md': 'Deleted' });
    await until('the page to go', async () => (await broken('a.md')) === 'error 2:7-2:13 link/missing-page');
    await until('its findings to go', async () => (await broken('b.md')) === '');
    await editor.type('b.md', '# B', '# BB');
    expect(await broken('b.md')).toBe('error 2:7-2:16 link/missing-page');
    expect(await broken('a.md')).toBe('error 2:7-2:13 link/missing-page');
    editor.write('b.md', '# B\n');
    await editor.watched({ 'b.md': 'Created' });
    await until('the page to come back', async () => (await broken('a.md')) === '');
    expect(await broken('b.md')).toBe('error 2:7-2:16 link/missing-page');
  });

  it('are taken in one piece when a branch switch changes five hundred', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `p${index}.md`);
    const page = (to: string): string => `# Page\n\n[Next](./${to})\n`;
    const files = Object.fromEntries(names.map((name, index) => [name, page(names[(index + 1) % 500] ?? name)]));
    const editor = await Editor.open({ files: { 'handbook.config.json': '{ "site": "github" }', ...files } });
    const reports = stream(editor);
    for (const name of names) editor.write(name, page('gone.md'));
    for (let at = 0; at < 500; at += 50) {
      await editor.watched(Object.fromEntries(names.slice(at, at + 50).map((name) => [name, 'Changed' as const])));
    }
    await until('all pages', () => new Set(reports.arrived.map(({ path }) => path)).size === 500);
    expect(reports.arrived).toHaveLength(500);
    expect(editor.status.folders[0]?.handbooks[0]?.pages).toBe(500);
  });

  it('are asked for once the client can tell about them', async () => {
    const editor = await Editor.open({ files: FILES });
    const watching = await until('the registration', () =>
      editor.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    );
    expect(watching.registerOptions).toMatchObject({
      watchers: expect.arrayContaining([{ globPattern: '**/*', kind: 5 }]),
    });
  });
});

describe('an author who goes on typing', () => {
  it('loses nothing while everything is read anew', async () => {
    const pages = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}.md`, '[B](./b.md)\n']));
    const editor = await Editor.open({ files: { ...FILES, ...pages } });
    await editor.show('b.md');
    await editor.watched({ 'handbook.config.json': 'Changed' });
    for (let stroke = 0; stroke < 40; stroke++) {
      await editor.type('b.md', '# B', '# BB');
      await editor.pull('b.md');
      await sleep(5);
    }
    await editor.type('b.md', '\n', '\n[Gone](./gone.md)\n');
    expect((await editor.diagnostics('b.md')).map(inShort)).toEqual(['error 1:7-1:16 link/missing-page']);
    await aWhile();
    expect((await editor.diagnostics('b.md')).map(inShort)).toEqual(['error 1:7-1:16 link/missing-page']);
  });
});

describe('a broken handbook.config.json', () => {
  it('is said in that file, and lives on as the author types', async () => {
    const editor = await Editor.open({ files: { ...FILES, 'handbook.config.json': '{\n  "site": "githup"\n}\n' } });
    const reports = stream(editor);
    await until('the configuration', () => reports.arrived.length > 0);
    expect(reports.arrived.map(({ path, report }) => [path, report.items.map(inShort)])).toEqual([
      ['handbook.config.json', ['error 1:10-1:18 configuration']],
    ]);
    await editor.show('handbook.config.json');
    expect((await editor.diagnostics('handbook.config.json'))[0]?.message).toBe(
      'There is no site "githup". Did you mean "github"?',
    );
    await editor.type('handbook.config.json', 'githup', 'github');
    expect(await editor.diagnostics('handbook.config.json')).toEqual([]);
  });

  it('is not said a second time where the editor says it', async () => {
    const files = { ...FILES, 'handbook.config.json': '{ "site": "githup" ' };
    const editor = await Editor.open({ files, initializationOptions: { checksJson: true } });
    const shown = ['error 0:10-0:18 configuration'];
    expect((await editor.diagnostics('handbook.config.json')).map(inShort)).toEqual([
      'error 0:19-0:19 configuration',
      ...shown,
    ]);
    await editor.show('handbook.config.json');
    expect((await editor.diagnostics('handbook.config.json')).map(inShort)).toEqual(shown);
  });

  it('counts as it was saved', async () => {
    const editor = await Editor.open({ files: { ...FILES, 'b.md': '[Gone](./gone.md)\n' } });
    await editor.show('b.md');
    expect((await editor.diagnostics('b.md')).map(inShort)).toEqual(['error 0:7-0:16 link/missing-page']);
    editor.write('handbook.config.json', '{ "site": "github", "rules": { "link/missing-page": "off" } }\n');
    await editor.watched({ 'handbook.config.json': 'Changed' });
    await until('the rule to be silent', async () => (await editor.diagnostics('b.md')).length === 0);
  });
});

describe('settings', () => {
  const README = { 'README.md': '# Read me\n\n[Gone](./gone.md)\n', 'other.md': '[Gone](./gone.md)\n' };
  const configure = async (editor: Editor, handbook: object): Promise<void> => {
    editor.settings.handbook = handbook;
    await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  };

  it('make a folder a handbook, and take that back', async () => {
    const editor = await Editor.open({ files: README });
    const reports = stream(editor);
    await aWhile();
    expect(reports.arrived).toEqual([]);
    await configure(editor, { check: 'on' });
    await until('both pages', () => reports.arrived.length === 2);
    await configure(editor, { check: 'auto' });
    await until('both pages to be quiet', () => reports.arrived.length === 4);
    expect(reports.arrived.slice(2).map(({ report }) => report.items)).toEqual([[], []]);
  });

  it('check open pages alone where there is no handbook, and stop when the page is closed', async () => {
    const editor = await Editor.open({ files: README });
    const reports = stream(editor);
    await editor.show('README.md');
    expect((await editor.diagnostics('README.md')).map(inShort)).toEqual(['error 2:7-2:16 link/missing-page']);
    await editor.close('README.md');
    await until('the page to be quiet', () => reports.arrived.at(-1)?.report.items.length === 0);
    expect(reports.arrived.every(({ path }) => path === 'README.md')).toBe(true);
  });

  it('turn everything off and on', async () => {
    const editor = await Editor.open({ files: FILES, settings: { handbook: { enable: false } } });
    await editor.show('a.md', '[Gone](./gone.md)\n');
    expect(editor.status.folders[0]?.state).toBe('off');
    expect(await editor.diagnostics('a.md')).toEqual([]);
    await configure(editor, { enable: true });
    await until('the broken link', async () => (await editor.diagnostics('a.md')).length === 1);
  });

  it('hide what the editor hides', async () => {
    const hidden = { '**/{drafts,old}': true, '**/*.txt': { when: '$(basename).md' } };
    const editor = await Editor.open({
      files: { ...FILES, 'drafts/d.md': '[Gone](./gone.md)\n', 'old/o.md': '[Gone](./gone.md)\n' },
      settings: { 'files.exclude': hidden },
    });
    expect(editor.status.folders[0]?.handbooks[0]?.pages).toBe(2);
  });
});

describe('folders of the window', () => {
  it('come and go', async () => {
    const editor = await Editor.open({
      files: { ...FILES, 'inner/handbook.config.json': '{}', 'inner/i.md': '[Gone](./gone.md)\n' },
    });
    const reports = stream(editor);
    await until('the inner page', () => reports.arrived.length === 1);
    const inner = { uri: editor.uri('inner'), name: 'inner' };
    const change = (event: { added: object[]; removed: object[] }) =>
      editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.method, { event });
    await change({ added: [inner], removed: [] });
    await until('the folder', () => editor.status.folders.length === 2 && editor.status.folders[1]?.state === 'ready');
    await change({ added: [], removed: [inner] });
    await until('the folder to go', () => editor.status.folders.length === 1);
  });
});
