import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AgreementEntry } from '../../../server/src/host/cache/agreements';
import { Store } from '../../../server/src/host/cache/store';
import { keep, site, type TestHandbook } from '../../support/handbook';
import { past } from '../history/past';

const HOTEL = (euros: number): string =>
  `# Hotels\n\nHotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.\n`;
const TRAIN = (hours: number): string =>
  `# Trains\n\nUp to ${hours} hours of travel we take the train, in the first class where it is crowded. Tickets are bought by whoever travels, and paid back with the next wages.\n`;
const COMMITS = [
  { 'hotel.md': HOTEL(100), 'nights.md': HOTEL(100), 'train.md': TRAIN(4), 'rail.md': TRAIN(4) },
  { 'nights.md': HOTEL(140), 'rail.md': TRAIN(6) },
];
const READS = ['c1:hotel.md', 'c1:nights.md', 'c1:rail.md', 'c1:train.md', 'c2:nights.md', 'c2:rail.md'];

/** Several starts, with what is kept between them. */
function starts() {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-agreements-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'agreements.jsonl');
  const said: string[] = [];
  const agreements = () => Store.open<AgreementEntry>(file, (line) => said.push(line));
  const start = async (git: ReturnType<typeof past>, pages: Readonly<Record<string, string>> = {}) =>
    keep({ ...site('github'), ...Object.assign({}, ...COMMITS, pages) }, { git, agreements });
  return { file, said, start };
}

/** What is said of all pages once the history was asked. */
async function told({ keeper }: TestHandbook): Promise<Record<string, string[]>> {
  const all = async () => {
    const messages: Record<string, string[]> = {};
    for (const path of ['hotel.md', 'nights.md', 'train.md', 'rail.md'])
      messages[path] = (await keeper.findings(path)).map(({ severity, message }) => `${severity}: ${message}`);
    return messages;
  };
  await all();
  while ((await keeper.recall()) !== null);
  return all();
}

const SINCE = 'They were the same until 2024-01-02; then';

test('the next start reads no text of the past, and says the same', async () => {
  const { start } = starts();
  const [cold, warm] = [past(...COMMITS), past(...COMMITS)];
  const first = await told(await start(cold));
  expect(first['hotel.md']).toEqual([expect.stringMatching(`^warning: .*${SINCE} nights\\.md was changed in c2\\.$`)]);
  expect(first['rail.md']).toEqual([expect.stringMatching(`^warning: .*${SINCE} this page was changed in c2\\.$`)]);
  expect(cold.reads.toSorted()).toEqual(READS);
  expect(await told(await start(warm))).toEqual(first);
  expect(warm.reads).toEqual([]);
});

test('after one more commit, the past is read of the pages that it changed, and of their copies', async () => {
  const { start } = starts();
  await told(await start(past(...COMMITS)));
  const more = { 'nights.md': HOTEL(150) };
  const [git, fresh] = [past(...COMMITS, more), past(...COMMITS, more)];
  const warm = await told(await start(git, more));
  expect(git.reads.toSorted()).toEqual(['c1:hotel.md', 'c1:nights.md', 'c2:nights.md', 'c3:nights.md']);
  expect(warm).toEqual(await told(await starts().start(fresh, more)));
});

test('a commit in the same run asks nothing of copies on other pages, and they are not said anew', async () => {
  const git = past(...COMMITS);
  const handbook = await starts().start(git);
  const before = await told(handbook);
  git.reads.length = 0;
  git.add({ 'notes.md': '# Notes\n' });
  await handbook.keeper.historyMoved();
  expect(await handbook.keeper.recall()).toEqual(new Set());
  expect(await told(handbook)).toEqual(before);
  expect(git.reads).toEqual([]);
});

test('copies that stand elsewhere since they were asked about are asked about where they stand', async () => {
  const notes = `# Notes\n\n${'What is noted here is no copy of anything. '.repeat(5)}\n\n`;
  const [git, nights] = [past(...COMMITS), notes + HOTEL(140)];
  const { keeper } = await starts().start(git, { 'nights.md': nights });
  const said = async () => {
    await keeper.findings('hotel.md');
    while ((await keeper.recall()) !== null) await keeper.findings('hotel.md');
    return (await keeper.findings('hotel.md'))[0]?.message;
  };
  expect(await said()).toMatch(`${SINCE} nights.md was changed in c2.`);

  keeper.edit('nights.md', `# Nights\n\n${nights}`);
  expect(await said()).toMatch(`${SINCE} nights.md was changed in c2.`);
  git.add({ 'nights.md': HOTEL(100) });
  await keeper.historyMoved();
  expect(await said()).toMatch('They were the same until the last commit');
});

test('an edit that is not committed asks anew about its page alone', async () => {
  const { start } = starts();
  await told(await start(past(...COMMITS)));
  const git = past(...COMMITS);
  const warm = await told(await start(git, { 'rail.md': TRAIN(8) }));
  expect(git.reads.toSorted()).toEqual(['c1:rail.md', 'c1:train.md', 'c2:rail.md']);
  expect(warm['hotel.md']).toEqual([expect.stringContaining(SINCE)]);
});

test('what could not be read is not kept', async () => {
  const { start } = starts();
  const broken = past(...COMMITS);
  const log = { ...broken.log, read: async () => null };
  const without = await told(await start({ ...broken, log }));
  expect(without['hotel.md']).toEqual([expect.stringMatching(/^information: /)]);
  const git = past(...COMMITS);
  expect((await told(await start(git)))['hotel.md']).toEqual([expect.stringMatching(/^warning: /)]);
  expect(git.reads.toSorted()).toEqual(READS);
});

test('a damaged file is said and mended', async () => {
  const { start, file, said } = starts();
  const first = await told(await start(past(...COMMITS)));
  writeFileSync(file, readFileSync(file, 'utf8').replace('"kind":"same"', '"kind":"some"'));
  const git = past(...COMMITS);
  expect(await told(await start(git))).toEqual(first);
  expect(git.reads).toHaveLength(3);
  expect(said).toEqual(['Damaged lines of the cache were left out: 1.']);
  const mended = past(...COMMITS);
  expect(await told(await start(mended))).toEqual(first);
  expect(mended.reads).toEqual([]);
});

test('two windows keep what both found out', async () => {
  const { start, said } = starts();
  const [one, other] = await Promise.all([start(past(...COMMITS)), start(past(...COMMITS))]);
  const [first, second] = await Promise.all([told(one), told(other)]);
  expect(first).toEqual(second);
  const git = past(...COMMITS);
  expect(await told(await start(git))).toEqual(first);
  expect(git.reads).toEqual([]);
  expect(said).toEqual([]);
});

test('without a history, as in Restricted Mode, nothing is looked up', async () => {
  let opened = 0;
  const agreements = async () => {
    opened += 1;
    return null;
  };
  const handbook = await keep({ ...site('github'), ...Object.assign({}, ...COMMITS) }, { agreements });
  expect((await told(handbook))['hotel.md']).toEqual([expect.stringMatching(/^information: /)]);
  expect(opened).toBe(0);
});
