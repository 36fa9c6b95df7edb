import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Keeper } from '../../../../server/src/host/keeper';
import * as parser from '../../../../server/src/page/parse';
import { gitIsInstalled, TemporaryRepository } from '../git/temporary-repository';
import { program, type Ran, temporaryFolder } from './program';

const FILES = {
  'handbook.config.json': '{ "site": "gitub" }\n',
  'a.md': '# A\n\n[b](b.md#two) and [c](c.md) ![](img/a.png)\n',
  'b.md': '# B\n\n## One\n',
  'latin1.md': new Uint8Array([0xe4]),
  'img/a.png': '',
};

const opened = vi.spyOn(Keeper, 'open');
const parsePage = vi.spyOn(parser, 'parsePage');

/** Checks, with how many handbooks were opened for it. */
async function checked(
  folder: string,
  storage: string,
  ...options: readonly string[]
): Promise<Ran & { opened: number }> {
  opened.mockClear();
  const ran = await program(['check', folder, ...options], {
    storage: { folder: storage, program: fileURLToPath(import.meta.url) },
  });
  return { ...ran, opened: opened.mock.calls.length };
}

const kept = (storage: string): string[] =>
  readdirSync(storage)
    .filter((name) => name.startsWith('findings-'))
    .map((name) => join(storage, name));

test.each([
  [[]],
  [['--format', 'json']],
  [['--fixes']],
  [['--quiet']],
  [['--only', 'link/missing-page']],
  [['--pages', 'b*.md', '--pages', 'z.md']],
  [['--no-history']],
])('a second check with %j says the same without a look at any page', async (options) => {
  const [folder, storage] = [temporaryFolder(FILES), temporaryFolder({})];
  const first = await checked(folder, storage, ...options);
  expect(first.opened).toBe(1);
  expect(first.stderr).toContain('latin1.md is not UTF-8');
  expect(first.stderr).toContain('handbook.config.json:1:11: ');
  parsePage.mockClear();
  expect(await checked(folder, storage, ...options)).toEqual({ ...first, opened: 0 });
  expect(parsePage).not.toHaveBeenCalled();
});

test('a report in another format is made of the same findings', async () => {
  const [folder, storage] = [temporaryFolder(FILES), temporaryFolder({})];
  await checked(folder, storage);
  const json = await checked(folder, storage, '--format', 'json');
  expect(json).toEqual({ ...(await checked(folder, temporaryFolder({}), '--format', 'json')), opened: 0 });
});

test.each<[string, (folder: string) => void, options?: readonly string[]]>([
  ['one byte of a page', (folder) => writeFileSync(join(folder, 'b.md'), '# B\n\n## Two\n')],
  ['a page that came', (folder) => writeFileSync(join(folder, 'c.md'), '')],
  ['a page that went', (folder) => rmSync(join(folder, 'b.md'))],
  ['an image that a page shows', (folder) => rmSync(join(folder, 'img/a.png'))],
  [
    'the configuration',
    (folder) => writeFileSync(join(folder, 'handbook.config.json'), '{ "rules": { "link/missing-anchor": "off" } }'),
  ],
  ['what git ignores', (folder) => writeFileSync(join(folder, '.gitignore'), 'b.md\n')],
  ['the rules that are asked for', () => {}, ['--only', 'link/missing-page']],
  ['the pages that are asked for', () => {}, ['--pages', 'b.md']],
])('a check is done after a change of %s', async (_, change, options = []) => {
  const [folder, storage] = [temporaryFolder(FILES), temporaryFolder({})];
  const before = await checked(folder, storage);
  change(folder);
  const after = await checked(folder, storage, ...options);
  expect(after).toEqual(await checked(folder, temporaryFolder({}), ...options));
  expect(after.opened).toBe(1);
  expect(after.stdout).not.toBe(before.stdout);
});

test.skipIf(!gitIsInstalled)('a check is done after a commit, for the history may say something else', async () => {
  const repository = new TemporaryRepository();
  onTestFinished(() => repository.remove());
  const hotel = (euros: number): string =>
    `# Hotels\n\nHotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.\n`;
  repository.commit('First', { 'a.md': hotel(120), 'b.md': hotel(120) });
  repository.commit('Prices', { 'b.md': hotel(140) });
  const storage = temporaryFolder({});
  const first = await checked(repository.folder, storage);
  expect(first.stdout).toContain('They were the same until 2024-01-02');
  expect(await checked(repository.folder, storage)).toEqual({ ...first, opened: 0 });

  repository.commit('Nothing of the pages', { 'notes.txt': '' });
  rmSync(join(repository.folder, 'notes.txt'));
  expect(await checked(repository.folder, storage)).toEqual(first);
});

test.each<[string, (file: string) => void]>([
  ['was cut off', (file) => truncateSync(file, readFileSync(file).length - 10)],
  ['is empty', (file) => truncateSync(file, 0)],
  ['was changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('Broken link', 'Perfect link'))],
  [
    'is that of another folder',
    (file) => {
      const storage = temporaryFolder({});
      return checked(temporaryFolder({ 'a.md': '' }), storage).then(() => copyFileSync(kept(storage)[0] ?? '', file));
    },
  ],
])('a file that %s is dropped with a line in the log', async (_, damage) => {
  const [folder, storage] = [temporaryFolder(FILES), temporaryFolder({})];
  const first = await checked(folder, storage);
  const [file = ''] = kept(storage);
  await damage(file);
  const line = 'What the last check found was kept, but is damaged: it is left out.\n';
  expect(await checked(folder, storage)).toEqual({ ...first, stderr: line + first.stderr });
  expect(await checked(folder, storage)).toEqual({ ...first, opened: 0 });
});

test('where nothing can be kept, a check says so and is done', async () => {
  const folder = temporaryFolder(FILES);
  const first = await checked(folder, temporaryFolder({}));
  const blocked = await checked(folder, join(temporaryFolder({ file: '' }), 'file/cache'));
  expect(blocked).toMatchObject({ stdout: first.stdout, status: first.status });
  expect(blocked.stderr).toContain('What was found could not be kept: ');
});

test('another version of the program checks anew', async () => {
  const [folder, storage] = [temporaryFolder(FILES), temporaryFolder({})];
  const versions = temporaryFolder({ 'old.js': '1', 'new.js': '2' });
  for (const [file, times] of [
    ['old.js', 1],
    ['new.js', 1],
    ['old.js', 0],
  ] as const) {
    opened.mockClear();
    await program(['check', folder], { storage: { folder: storage, program: join(versions, file) } });
    expect(opened, file).toHaveBeenCalledTimes(times);
  }
});

test('several at once keep the same, and leave nothing else behind', async () => {
  const [folder, storage] = [temporaryFolder(FILES), temporaryFolder({})];
  const [first, ...others] = await Promise.all([0, 1, 2].map(() => checked(folder, storage)));
  for (const other of others) expect(other.stdout).toBe(first?.stdout);
  expect(kept(storage)).toHaveLength(1);
  expect(await checked(folder, storage)).toMatchObject({ stdout: first?.stdout, stderr: first?.stderr, opened: 0 });
});
