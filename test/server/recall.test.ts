import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../support/git';
import { Editor, inShort, VSCODE } from './support/editor';
import { until } from './support/until';

const HOTEL = (euros: number): string =>
  `# Hotels\n\nHotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.\n`;
const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'a.md': HOTEL(120),
  'b.md': HOTEL(120),
};

const WARNING = 'warning 2:0-2:145 duplicate/drifted';
const INFORMATION = 'information 2:0-2:145 duplicate/drifted';

function commit(editor: Editor): void {
  const git = gitIn(editor.root.fsPath);
  git('init');
  git('add', '.');
  git('commit', '-m', 'Travel');
  editor.write('b.md', HOTEL(140));
  git('commit', '-am', 'Prices');
}

it('a drifted copy is said at once, and raised when the history proves it; the client is told to ask again', async () => {
  const editor = await Editor.open({ files: FILES, initializationOptions: { trusted: false } });
  commit(editor);
  await editor.watched({ 'b.md': 'Changed', '.git/HEAD': 'Changed' });
  await editor.show('a.md');
  await until('the drifted copy', async () => (await editor.diagnostics('a.md')).map(inShort)[0] === INFORMATION);
  let seen = editor.refreshes;
  await editor.connection.sendNotification('handbook/trusted');
  const raised = await until('the warning', async () => {
    if (editor.refreshes === seen) return null;
    seen = editor.refreshes;
    return (await editor.diagnostics('a.md')).find((diagnostic) => inShort(diagnostic) === WARNING) ?? null;
  });
  expect(raised.message).toMatch(/ They were the same until \d{4}-\d\d-\d\d; then b\.md was changed in [0-9a-f]{7}\.$/);
});

it('a client that does not ask is sent both, one after the other', async () => {
  const { textDocument: _, ...capabilities } = VSCODE;
  const editor = await Editor.open({ files: FILES, capabilities, initializationOptions: { trusted: true } });
  commit(editor);
  await editor.watched({ 'b.md': 'Changed', '.git/HEAD': 'Changed' });
  const sent = (): string[] =>
    editor.published
      .filter(({ uri }) => uri === editor.uri('b.md'))
      .map(({ diagnostics }) => diagnostics.map(inShort).join());
  await until('the warning', () => sent().at(-1) === WARNING);
  expect(sent().slice(-2)).toEqual([INFORMATION, WARNING]);
});

it('what the history says is kept where the client says', async () => {
  const storage = mkdtempSync(join(tmpdir(), 'handbook-storage-'));
  onTestFinished(() => rmSync(storage, { recursive: true, force: true }));
  const editor = await Editor.open({ files: FILES, initializationOptions: { trusted: true, storage } });
  commit(editor);
  await editor.watched({ 'b.md': 'Changed', '.git/HEAD': 'Changed' });
  const kept = (): string[] => readdirSync(storage).map((name) => name.replace(/-.*/, ''));
  await until('the files', () => kept().join() === 'agreements,commits,findings,pages,passages');
});

it.skipIf(process.platform === 'win32')(
  'no diagnostic waits for the history, not even for one that never comes',
  async () => {
    const programs = mkdtempSync(join(tmpdir(), 'handbook-programs-'));
    const started = join(programs, 'started');
    writeFileSync(join(programs, 'git'), `#!/bin/sh\necho >> ${started}\nexec sleep 600\n`, { mode: 0o755 });
    const { PATH } = process.env;
    process.env.PATH = `${programs}${delimiter}${PATH}`;
    onTestFinished(() => {
      process.env.PATH = PATH;
      rmSync(programs, { recursive: true });
    });
    const files = { ...FILES, 'b.md': HOTEL(140) };
    const editor = await Editor.open({ files, initializationOptions: { trusted: true } });
    await editor.show('a.md');
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual([INFORMATION]);
    await until('git', () => existsSync(started));
    await editor.watched({ '.git/HEAD': 'Changed' });
    editor.write('b.md', HOTEL(120));
    await editor.watched({ 'b.md': 'Changed' });
    await until('the news', async () => (await editor.diagnostics('a.md')).map(inShort)[0] !== INFORMATION);
  },
);
