import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as parser from '../../../../server/src/page/parse';
import * as matching from '../../../../server/src/passages/match';
import { gitIsInstalled, TemporaryRepository } from '../git/temporary-repository';
import { program, temporaryFolder } from './program';

const FILES = { 'a.md': '# A\n\n[b](b.md#two) and [c](c.md)\n', 'b.md': '# B\n\n## One\n' };

test('a second check of what is other now parses nothing that the first one did', async () => {
  const folder = temporaryFolder(FILES);
  const storage = { folder: temporaryFolder({}), program: fileURLToPath(import.meta.url) };
  const first = await program(['check', folder], { storage });
  expect(first.stdout).toContain('c.md');
  const parsePage = vi.spyOn(parser, 'parsePage');
  writeFileSync(join(folder, 'notes.txt'), '');
  expect(await program(['check', folder], { storage })).toEqual(first);
  expect(parsePage).not.toHaveBeenCalled();
});

test.skipIf(!gitIsInstalled)(
  'what the history says is the same with what is kept and without, also after one more commit',
  async () => {
    const repository = new TemporaryRepository();
    onTestFinished(() => repository.remove());
    const hotel = (euros: number): string =>
      `# Hotels\n\nHotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.\n`;
    repository.commit('First', { 'a.md': hotel(120), 'b.md': hotel(120) });
    repository.commit('Prices', { 'b.md': hotel(140) });
    const check = async (folder: string) =>
      program(['check', repository.folder, '--format', 'json'], {
        storage: { folder, program: fileURLToPath(import.meta.url) },
      });

    const storage = temporaryFolder({});
    const first = await check(storage);
    expect(first.stdout).toContain('They were the same until 2024-01-02');
    expect(readdirSync(storage).map((name) => name.replace(/-.*/, ''))).toEqual([
      'agreements',
      'commits',
      'findings',
      'pages',
      'passages',
    ]);
    writeFileSync(join(repository.folder, 'notes.txt'), '');
    expect(await check(storage)).toEqual(first);

    repository.commit('Prices again', { 'a.md': hotel(130) });
    const more = await check(storage);
    expect(more.stdout).toContain('and this page was changed in');
    expect(more).toEqual(await check(temporaryFolder({})));
  },
);

test('what is known of passages stays where a check asks for no copies, and tells the next one', async () => {
  const rule = 'Hotels are paid up to 120 euros a night, and breakfast is part of it. Whoever stays longer asks.';
  const folder = temporaryFolder({ 'a.md': `# A\n\n${rule}\n`, 'b.md': `# B\n\n${rule.replace('120', '140')}\n` });
  const storage = { folder: temporaryFolder({}), program: fileURLToPath(import.meta.url) };
  const first = await program(['check', folder], { storage });
  const [name = ''] = readdirSync(storage.folder).filter((each) => each.startsWith('passages-'));
  const known = readFileSync(join(storage.folder, name), 'hex');

  await program(['check', folder, '--only', 'link/*'], { storage });
  expect(readFileSync(join(storage.folder, name), 'hex')).toBe(known);
  const compared = vi.spyOn(matching, 'match');
  writeFileSync(join(folder, 'notes.txt'), '');
  expect(await program(['check', folder], { storage })).toEqual(first);
  expect(compared).not.toHaveBeenCalled();
});

test('each folder and each version of the program has a cache of its own; those long unused go', async () => {
  const [one, other, storage] = [temporaryFolder(FILES), temporaryFolder(FILES), temporaryFolder({ 'notes.txt': '' })];
  const versions = temporaryFolder({ 'old.js': '1', 'new.js': '2' });
  const run = (folder: string, file: string) =>
    program(['check', folder], { storage: { folder: storage, program: join(versions, file) } });
  await run(one, 'old.js');
  const [old = ''] = readdirSync(storage).filter((name) => name.startsWith('pages-'));
  expect(readFileSync(join(storage, old), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  await run(one, 'new.js');
  await run(other, 'new.js');
  const names = () => readdirSync(storage).map((name) => name.replace(/-.*/, ''));
  expect(names()).toEqual(['findings', 'findings', 'findings', 'notes.txt', 'pages', 'pages', 'pages']);

  const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  utimesSync(join(storage, old), longAgo, longAgo);
  utimesSync(join(storage, 'notes.txt'), longAgo, longAgo);
  await run(one, 'new.js');
  expect(names()).toEqual(['findings', 'findings', 'findings', 'notes.txt', 'pages', 'pages']);
  expect(readdirSync(storage)).not.toContain(old);
});
