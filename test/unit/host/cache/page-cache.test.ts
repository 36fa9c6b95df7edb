import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type KeptPage, PageCache } from '../../../../server/src/host/cache/page-cache';
import { Store } from '../../../../server/src/host/cache/store';
import type { Page } from '../../../../server/src/page/page';
import * as parser from '../../../../server/src/page/parse';
import { finished } from '../../../../server/src/page/steps';

const TEXT =
  '---\ntitle: Leave\nweight: 1\n---\n# Leave {#leave}\n\nSee [pay](../pay.md#when). {% include "x" %}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n';

function storage() {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'deep/er/pages.jsonl');
  const log: string[] = [];
  return { file, log, open: (path = file, confirms = false) => opened(path, log, confirms) };
}

async function opened(file: string, log: string[], confirms: boolean): Promise<PageCache> {
  return new PageCache(await Store.open<KeptPage>(file, (line) => log.push(line)), confirms);
}

const read = (cache: PageCache, text: string): Page => finished(cache.reading(text));

/** How often a text is parsed from now on. */
function countParses() {
  const spy = vi.spyOn(parser, 'parseQuickly');
  onTestFinished(() => spy.mockRestore());
  return spy.mock.calls;
}

test('a page that was read before is not parsed again, and is the same', async () => {
  const { open, log } = storage();
  const first = await open();
  const parsed = read(first, TEXT);
  read(first, 'Another page.\n');
  await first.save();

  const parses = countParses();
  const second = await open();
  expect(read(second, TEXT)).toEqual(parsed);
  read(second, `${TEXT}\nMore.\n`);
  expect(parses).toEqual([[`${TEXT}\nMore.\n`]]);
  expect(log).toEqual([]);
});

test('a page is found in a file that is longer than what is read at a time', async () => {
  const { open } = storage();
  const texts = Array.from(
    { length: 6 },
    (_, page) => `# Page ${page}\n\n${`On page ${page}, `.repeat(page * 4000)}end.\n`,
  );
  const first = await open();
  const parsed = texts.map((text) => read(first, text));
  await first.save();

  const parses = countParses();
  const second = await open();
  for (const page of [0, 5, 2, 3, 1, 4]) expect(read(second, texts[page] ?? '')).toEqual(parsed[page]);
  expect(parses).toEqual([]);
});

test('a page is read anew when another file has taken the place of the one that was opened', async () => {
  const { open, file, log } = storage();
  const first = await open();
  read(first, TEXT);
  await first.save();

  const second = await open();
  writeFileSync(file, 'Something else.\n'.repeat(1000));
  const parses = countParses();
  read(second, TEXT);
  expect(parses).toEqual([[TEXT]]);
  expect(log).toEqual([]);
});

test('what is new is added, and nothing is written where nothing is', async () => {
  const { open, file } = storage();
  const first = await open();
  read(first, TEXT);
  await first.save();
  const written = readFileSync(file, 'utf8');

  const second = await open();
  read(second, TEXT);
  read(second, 'New.\n');
  await second.save();
  await second.save();
  expect(readFileSync(file, 'utf8').slice(0, written.length)).toBe(written);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2);
});

test('two windows that add to the same file take nothing from each other', async () => {
  const { open } = storage();
  const [one, other] = [await open(), await open()];
  read(one, 'One.\n');
  read(other, 'Other.\n');
  await Promise.all([one.save(), other.save()]);

  const parses = countParses();
  const third = await open();
  read(third, 'One.\n');
  read(third, 'Other.\n');
  expect(parses).toEqual([]);
});

test.each<[string, (file: string) => void, number]>([
  ['was cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, -20)), 1],
  ['was changed', (file) => writeFileSync(file, readFileSync(file, 'latin1').replace('leave', 'leafe')), 1],
  ['is something else', (file) => writeFileSync(file, '\0\xff\n\n{}\nwords\n'), 1],
  ['has half a line of another', (file) => appendFileSync(file, '0123456789abcdef {"length":'), 0],
])('a file that %s is told, read from the texts and mended', async (_, damage, parsed) => {
  const { open, file, log } = storage();
  const first = await open();
  const page = read(first, TEXT);
  await first.save();
  const intact = readFileSync(file);
  damage(file);

  const parses = countParses();
  const second = await open();
  expect(read(second, TEXT)).toEqual(page);
  expect(parses).toHaveLength(parsed);
  await second.save();
  expect(log.filter((line) => line.includes('Damaged'))).toHaveLength(log.length);
  const third = await open();
  expect(read(third, TEXT)).toEqual(page);
  expect(parses).toHaveLength(parsed);
  expect(readFileSync(file).subarray(-intact.length)).toEqual(intact);
});

test('a file that cannot be written is told, and the pages are there', async () => {
  const { file, log, open } = storage();
  const cache = await open(join(file, '..'));
  writeFileSync(join(file, '../../..', 'blocked'), '');
  const blocked = await open(join(file, '../../..', 'blocked/pages'));
  expect(read(blocked, TEXT)).toEqual(read(cache, TEXT));
  await blocked.save();
  expect(log.at(-1)).toMatch(/^The cache could not be written: /);
});

test('pages that nobody asks for any more go once they are most of the file', async () => {
  const { open, file } = storage();
  const first = await open();
  read(first, TEXT);
  for (let page = 0; page < 240; page++) read(first, `${page} ${'many words '.repeat(500)}\n`);
  await first.save();
  const large = statSync(file).size;

  const second = await open();
  read(second, TEXT);
  await second.save();
  expect(statSync(file).size).toBeLessThan(large / 20);
  const parses = countParses();
  read(await open(), TEXT);
  expect(parses).toEqual([]);
});

test('pages that are to be confirmed are kept once the reference has read them', async () => {
  const { open } = storage();
  const first = await open(undefined, true);
  const page = read(first, TEXT);
  await first.save();
  const parses = countParses();
  const second = await open(undefined, true);
  expect(read(second, TEXT)).toEqual(page);
  expect(parses).toEqual([[TEXT]]);

  expect(first.isUnconfirmed(page)).toBe(true);
  expect(first.confirm(page, parser.parsePage(TEXT))).toBe(true);
  expect(first.isUnconfirmed(page)).toBe(false);
  await first.save();
  const third = await open(undefined, true);
  expect(third.isUnconfirmed(read(third, TEXT))).toBe(false);
  expect(parses).toEqual([[TEXT]]);
});
