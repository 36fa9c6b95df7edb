import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PassageCache } from '../../../../server/src/host/cache/passage-cache';
import * as matching from '../../../../server/src/passages/match';
import { SharedPairs } from '../../../../server/src/passages/shared-pairs';
import { keep } from '../../../support/handbook';

const hotels = (euros: number): string =>
  `Hotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer asks their lead.`;
const own = (page: number): string =>
  `Page${page} speaks${page} of${page} nothing${page} that${page} any${page} other${page} page${page} says${page}.`;
/** Of twenty pages four have the same rule, with other figures. */
const PAGES = Object.fromEntries(
  Array.from({ length: 20 }, (_, page) => [
    `p${page}.md`,
    `# Page ${page}\n\n${own(page)}\n${page < 4 ? `\n## Hotels\n\n${hotels(100 + page)}\n` : ''}`,
  ]),
);
const CHANGED = { ...PAGES, 'p3.md': `# Page 3\n\n${own(3)}\n\n## Hotels\n\n${hotels(200)}\n` };

function storage() {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-passages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'deep/er/passages.bin');
  const log: string[] = [];
  const sum = () => createHash('sha1').update(readFileSync(file)).digest('hex');
  return { file, log, sum, cache: (path = file) => new PassageCache(path, (line) => log.push(line)) };
}

/** Keeps a handbook and says all that is found in it. */
async function check(pages: Readonly<Record<string, string>>, cache: PassageCache | null) {
  const { keeper, kept } = await keep(pages, { passages: async () => cache });
  const said: string[] = [];
  for (const path of Object.keys(pages)) {
    for (const { rule, message } of await keeper.findings(path)) said.push(`${path} ${rule} ${message}`);
  }
  return { said, keeper, kept };
}

async function checkAndKeep(pages: Readonly<Record<string, string>>, cache: PassageCache) {
  const { said, keeper } = await check(pages, cache);
  await keeper.save();
  return said;
}

/** How many texts are looked up, and how many compared with another one, from now on. */
function count() {
  const [came, asked] = [vi.spyOn(SharedPairs.prototype, 'add'), vi.spyOn(SharedPairs.prototype, 'with')];
  const compared = vi.spyOn(matching, 'match');
  onTestFinished(() => {
    for (const spy of [came, asked, compared]) spy.mockRestore();
  });
  const calls = ({ mock }: typeof came | typeof asked | typeof compared): number => mock.calls.splice(0).length;
  return () => [calls(came) + calls(asked), calls(compared)];
}

test('texts that were compared the last time are not compared again, and what is found is the same', async () => {
  const { cache, log } = storage();
  const counted = count();
  const said = await checkAndKeep(PAGES, cache());
  expect(said.filter((line) => line.includes('duplicate/drifted'))).toHaveLength(4);
  // 24 texts; four hotels, two by two.
  expect(counted()).toEqual([24, 6]);

  expect(await checkAndKeep(PAGES, cache())).toEqual(said);
  expect(counted()).toEqual([0, 0]);

  const { said: afresh } = await check(CHANGED, null);
  counted();
  // Both texts of the page are looked up; its hotels are compared with three.
  expect(await checkAndKeep(CHANGED, cache())).toEqual(afresh);
  expect(counted()).toEqual([2, 3]);
  expect(log).toEqual([]);
});

test('little that is new is not written; where much is, everything is looked up anew and written', async () => {
  const { cache, sum } = storage();
  await checkAndKeep(PAGES, cache());
  const written = sum();
  await checkAndKeep(CHANGED, cache());
  expect(sum()).toBe(written);

  const counted = count();
  const many = { ...CHANGED, 'p4.md': `${own(40)}\n`, 'p5.md': `${own(50)}\n` };
  const said = await checkAndKeep(many, cache());
  expect(counted()).toEqual([24, 6]);
  expect(sum()).not.toBe(written);
  expect(await checkAndKeep(many, cache())).toEqual(said);
  expect(counted()).toEqual([0, 0]);
});

test('pages that nobody asked about are looked up when somebody does', async () => {
  const { cache } = storage();
  const { keeper } = await keep(PAGES, { passages: async () => cache() });
  await keeper.findings('p0.md');
  await keeper.findings('p1.md');
  await keeper.save();

  const counted = count();
  expect(await checkAndKeep(PAGES, cache())).toEqual((await check(PAGES, null)).said);
  // The last two hotels, and they are compared with each other; then all texts, where nothing was kept.
  expect(counted()).toEqual([2 + 24, 1 + 6]);
});

test.each<[string, (file: string) => void]>([
  ['was cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, -20))],
  ['was changed', (file) => writeFileSync(file, readFileSync(file).fill(7, 400, 404))],
  ['has something behind it', (file) => appendFileSync(file, 'more')],
  ['is something else', (file) => writeFileSync(file, '\0\xff\n\n{}\nwords\n')],
  ['is empty', (file) => writeFileSync(file, '')],
])('a file that %s is told, left out and written anew', async (_, damage) => {
  const { cache, file, log, sum } = storage();
  const said = await checkAndKeep(PAGES, cache());
  const intact = sum();
  damage(file);
  expect(await checkAndKeep(PAGES, cache())).toEqual(said);
  expect(log).toEqual(['What was known of passages is damaged: it is left out.']);
  expect(sum()).toBe(intact);
});

test('a file of another handbook or another version of the program is left out', async () => {
  const { cache, file, log } = storage();
  await checkAndKeep(PAGES, cache());
  const other = join(dirname(file), 'other.bin');
  writeFileSync(other, readFileSync(file));
  const counted = count();
  await check(PAGES, cache(other));
  expect(counted()).toEqual([24, 6]);
  expect(log).toEqual(['What was known of passages is damaged: it is left out.']);
});

test('an edit while it is written leaves nothing half written', async () => {
  const { cache, file } = storage();
  const { keeper } = await check(PAGES, cache());
  const saved = keeper.save();
  keeper.edit('p0.md', `${own(0)}\n\n${own(100)}\n`);
  await saved;
  expect(existsSync(file)).toBe(false);
  await keeper.save();
  expect(readdirSync(dirname(file))).toEqual(['passages.bin']);
});

test('of two windows that write at once one counts', async () => {
  const { cache, file, log } = storage();
  const [one, other] = [await check(PAGES, cache()), await check(CHANGED, cache())];
  await Promise.all([one.keeper.save(), other.keeper.save()]);
  expect(readdirSync(dirname(file))).toEqual(['passages.bin']);
  expect((await check(PAGES, cache())).said).toEqual(one.said);
  expect(log).toEqual([]);
});

test('a file that cannot be written is told once', async () => {
  const { cache, file, log } = storage();
  writeFileSync(join(file, '../../..', 'blocked'), '');
  const blocked = cache(join(file, '../../..', 'blocked/passages.bin'));
  const { said, keeper } = await check(PAGES, blocked);
  expect(said).toEqual((await check(PAGES, null)).said);
  log.splice(0);
  await keeper.save();
  await keeper.save();
  expect(log).toEqual([expect.stringMatching(/^What is known of passages could not be kept: /)]);
});

test('each of several handbooks in a folder has its own', async () => {
  const roots: string[] = [];
  const passages = async (root: string) => {
    roots.push(root);
    return null;
  };
  const config = '{ "site": "github" }\n';
  const pages = {
    'a/p.md': own(1),
    'a/handbook.config.json': config,
    'b/handbook.config.json': config,
    'b/p.md': own(2),
  };
  await keep(pages, { passages, requested: false });
  expect(roots).toEqual(['a', 'b']);
});
