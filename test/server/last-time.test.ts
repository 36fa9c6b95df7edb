import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { Remembered } from '../../server/src/host/cache/remembered';
import { Keeper } from '../../server/src/host/keeper';
import { LastTime } from '../../server/src/host/lsp/last-time';
import * as matching from '../../server/src/passages/match';
import { gitIn } from '../support/git';
import { Editor, inShort, VSCODE } from './support/editor';
import { stream } from './support/stream';
import { until } from './support/until';

const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'a.md': '# A\n\n[b](b.md#two)\n',
  'b.md': '# B\n\n[c](c.md)\n',
};
const MISSING_ANCHOR = 'error 2:4-2:12 link/missing-anchor';
const MISSING_PAGE = 'error 2:4-2:8 link/missing-page';

afterEach(() => {
  vi.restoreAllMocks();
});

function temporaryStorage(): string {
  const storage = mkdtempSync(join(tmpdir(), 'handbook-storage-'));
  onTestFinished(() => rmSync(storage, { recursive: true, force: true }));
  return storage;
}

/** What is kept for the next start; null while nothing is. */
function keptIn(storage: string): string | null {
  const name = readdirSync(storage).find((file) => /^findings-.*\.jsonl$/.test(file));
  return name === undefined ? null : readFileSync(join(storage, name), 'utf8');
}

/** From now on no folder is read to its end. */
const holdReading = () => vi.spyOn(Keeper, 'open').mockReturnValue(new Promise(() => {}));

/** Another window with the same folder. */
const start = ({ root }: Editor, storage: string, options: object = {}): Promise<Editor> =>
  Editor.start({ root, files: {}, initializationOptions: { storage }, ...options });

/** What comes over the stream, page by page, in its order. */
const said = ({ arrived }: ReturnType<typeof stream>): string[] =>
  arrived.map(({ path, report }) => `${path} ${report.items.map(inShort)}`);

it('what was said the last time is said again before a page is read', async () => {
  const storage = temporaryStorage();
  const editor = await Editor.open({ files: FILES, initializationOptions: { storage } });
  await until('the findings to be kept', () => keptIn(storage));
  const before = editor.status.folders[0]?.handbooks;

  holdReading();
  const again = await start(editor, storage);
  const arriving = stream(again);
  await until('both pages', () => arriving.arrived.length === 2);
  expect(said(arriving)).toEqual([`a.md ${MISSING_ANCHOR}`, `b.md ${MISSING_PAGE}`]);
  await until('the status', () => again.status.folders[0]?.handbooks.length);
  expect(again.status.folders[0]).toMatchObject({ state: 'reading', handbooks: before });
});

it('it is said of open pages, also that nothing is wrong with one', async () => {
  const storage = temporaryStorage();
  const editor = await Editor.open({ files: { ...FILES, 'c.md': '# C\n' }, initializationOptions: { storage } });
  await until('the findings to be kept', () => keptIn(storage));

  holdReading();
  const again = await start(editor, storage);
  for (const path of ['a.md', 'c.md']) await again.show(path);
  expect((await again.diagnostics('a.md')).map(inShort)).toEqual([MISSING_ANCHOR]);
  expect(await again.diagnostics('c.md')).toEqual([]);
});

it('nothing more is said when the same is found out anew', async () => {
  const storage = temporaryStorage();
  const hotel = (euros: number): string =>
    `# Hotels\n\nHotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.\n`;
  const options = { initializationOptions: { storage, trusted: true } };
  const editor = await Editor.open({ files: { ...FILES, 'a.md': hotel(120), 'b.md': hotel(120) }, ...options });
  const git = gitIn(editor.root.fsPath);
  git('init');
  git('add', '.');
  git('commit', '-m', 'Travel');
  editor.write('b.md', hotel(140));
  git('commit', '-am', 'Prices');
  await editor.watched({ 'b.md': 'Changed', '.git/HEAD': 'Changed' });
  await until('what the history says', () => keptIn(storage)?.includes('They were the same until'));

  const again = await start(editor, storage, options);
  const arriving = stream(again);
  const keep = vi.spyOn(Remembered.prototype, 'keep');
  await until('all to be found out', () => keep.mock.calls.length > 0);
  const warning = 'warning 2:0-2:145 duplicate/drifted';
  expect(said(arriving)).toEqual([`a.md ${warning}`, `b.md ${warning}`]);
});

it('nothing is said of a page that has another text in the editor', async () => {
  const storage = temporaryStorage();
  const { textDocument: _, ...capabilities } = VSCODE;
  const editor = await Editor.open({ files: FILES, capabilities, initializationOptions: { storage } });
  await until('the findings to be kept', () => keptIn(storage));

  holdReading();
  let shown = (): void => {};
  const isShown = new Promise<void>((resolve) => {
    shown = resolve;
  });
  const { recall } = LastTime.prototype;
  vi.spyOn(LastTime.prototype, 'recall').mockImplementation(async function (this: LastTime) {
    await isShown;
    return recall.call(this);
  });
  const again = await start(editor, storage, { capabilities });
  await again.show('a.md', '# Typed\n');
  // It is answered after all that was sent before.
  await again.connection.sendRequest('unknown').catch(() => {});
  shown();
  await until('the other page', () => again.publishedOf('b.md'));
  expect(again.publishedOf('b.md')?.map(inShort)).toEqual([MISSING_PAGE]);
  expect(again.publishedOf('a.md')).toBeUndefined();
});

it('what was said before a change from outside is not said again', async () => {
  const storage = temporaryStorage();
  const editor = await Editor.open({ files: FILES, initializationOptions: { storage } });
  await until('the findings to be kept', () => keptIn(storage));

  const recall = vi.spyOn(LastTime.prototype, 'recall');
  editor.write('c.md', '# C\n');
  await Editor.open({ root: editor.root, files: {}, initializationOptions: { storage } });
  expect(await recall.mock.results[0]?.value).toEqual([]);
});

it('what changes while the folder is open is kept once it is saved', async () => {
  const storage = temporaryStorage();
  const editor = await Editor.open({ files: FILES, initializationOptions: { storage } });
  const first = await until('the findings to be kept', () => keptIn(storage));
  const keep = vi.spyOn(LastTime.prototype, 'keep');
  await editor.show('b.md');
  await editor.type('b.md', '# B', '# B\n\n## Two');
  await until('a quiet moment', () => keep.mock.calls.length > 0);
  await keep.mock.results.at(-1)?.value;
  expect(keptIn(storage)).toBe(first);

  editor.write('b.md', editor.text('b.md'));
  await editor.watched({ 'b.md': 'Changed' });
  await until('the new findings to be kept', () => keptIn(storage) !== first);
  holdReading();
  const arriving = stream(await start(editor, storage));
  await until('the page', () => arriving.arrived.length === 1);
  expect(said(arriving)).toEqual(['b.md error 4:4-4:8 link/missing-page']);
});

it('passages that were compared the last time are not compared again', async () => {
  const rule =
    'Hotels are paid up to 120 euros a night, and breakfast is part of it. Whoever stays longer asks their lead.';
  const files = { ...FILES, 'a.md': `# A\n\n${rule}\n`, 'b.md': `# B\n\n${rule.replace('120', '140')}\n` };
  const storage = temporaryStorage();
  const editor = await Editor.open({ files, initializationOptions: { storage } });
  await until('the passages to be kept', () => readdirSync(storage).find((file) => file.endsWith('.bin')));

  const compared = vi.spyOn(matching, 'match');
  editor.write('c.md', '# C\n');
  const again = await start(editor, storage);
  const arriving = stream(again);
  await until('both pages', () => arriving.arrived.length >= 2);
  expect(said(arriving)).toEqual(['a.md', 'b.md'].map((path) => expect.stringContaining(`${path} information`)));
  expect(compared).not.toHaveBeenCalled();
});
