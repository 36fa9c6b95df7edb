import { expect, test } from 'vitest';
import { Keeper } from '../../../server/src/host/keeper';
import { readingQuickly } from '../../../server/src/page/sections/quickly';
import { keep, site } from '../../support/handbook';
import { memoryFiles } from '../../support/memory-files';
import { past } from '../history/past';

const QUIET = { git: past().log, requested: true, hidden: [], log: () => {} };

test('an open page counts as it stands in the editor, and again as on the disk once it is closed', async () => {
  const handbook = await keep({ ...site('github'), 'a.md': '[x](b.md#b)\n', 'b.md': '# B\n' });
  await handbook.edit('b.md', '# C\n');
  expect(await handbook.broken('a.md')).toEqual(['link/missing-anchor b.md#b']);
  expect(await handbook.keeper.text('b.md')).toBe('# C\n');
  await handbook.change({ 'b.md': '# D\n' });
  expect(await handbook.keeper.text('b.md')).toBe('# C\n');
  expect([...(await handbook.keeper.close('b.md'))].sort()).toEqual(['a.md', 'b.md']);
  expect(await handbook.keeper.text('b.md')).toBe('# D\n');
  expect(await handbook.broken('a.md')).toEqual(['link/missing-anchor b.md#b']);
});

test('an author who opens or goes on with a page while its file is read is not set back', async () => {
  let meanwhile = () => {};
  const { keeper, change, broken } = await keep(
    { ...site('github'), 'pay.md': '# Pay\n', 'mail.md': '[pay](pay.md#typed)\n' },
    {
      *reading(text) {
        const page = yield* readingQuickly(text);
        meanwhile();
        return page;
      },
    },
  );
  meanwhile = () => keeper.edit('pay.md', '# Typed\n');
  await change({ 'pay.md': '# Pulled\n' });
  expect(keeper.page('pay.md')?.text).toBe('# Typed\n');
  expect(await broken('mail.md')).toEqual([]);

  meanwhile = () => keeper.edit('pay.md', '# Typed again\n');
  await keeper.close('pay.md');
  expect(keeper.page('pay.md')?.text).toBe('# Typed again\n');
  expect(await broken('mail.md')).toEqual(['link/missing-anchor pay.md#typed']);
});

test('an open page stays open when its file is deleted', async () => {
  const handbook = await keep({ ...site('github'), 'a.md': '[x](b.md)\n', 'b.md': '' });
  await handbook.edit('a.md', '[y](gone.md)\n');
  await handbook.change({ 'a.md': null });
  expect(await handbook.broken('a.md')).toEqual(['link/missing-page gone.md']);
  expect(handbook.keeper.handbookOf('a.md')).toBeNull();
});

test('a file that is deleted while it is read is no page', async () => {
  const disk = memoryFiles({ 'a.md': '[x](b.md)\n', 'b.md': '# B\n' });
  const source = { ...disk, read: (path: string) => (path === 'b.md' ? Promise.resolve(null) : disk.read(path)) };
  const keeper = await Keeper.open({ ...QUIET, source });
  expect([...(keeper.handbooks[0]?.handbook.pages.keys() ?? [])]).toEqual(['a.md']);
  expect(await keeper.findings('b.md')).toEqual([]);
});

test('files that came, went or moved without notice are found by looking again', async () => {
  const handbook = await keep({ ...site('github'), 'a.md': '[x](b.md) ![y](y.png) [z](c.md)\n', 'c.md': '' });
  expect(await handbook.broken('a.md')).toEqual(['link/missing-page b.md', 'link/missing-asset y.png']);
  handbook.disk.write('b.md', '# B\n');
  handbook.disk.write('y.png', '');
  handbook.disk.remove('c.md');
  expect(await handbook.keeper.refresh()).toBe('all');
  expect(await handbook.broken('a.md')).toEqual(['link/missing-page c.md']);
});

test('what is not UTF-8 is said in the log, and read as far as it goes', async () => {
  const log: string[] = [];
  const source = memoryFiles({ 'a.md': new Uint8Array([0x23, 0x20, 0xff, 0x0a, ...Buffer.from('[x](gone.md)\n')]) });
  const keeper = await Keeper.open({ ...QUIET, source, log: (line) => log.push(line) });
  expect(log).toEqual(['a.md is not UTF-8; what could not be read is shown as �.']);
  expect((await keeper.findings('a.md')).map(({ rule }) => rule)).toEqual(['link/missing-page']);
});

test('of a handbook with very many words copies are looked for in the first pages, and the others are named', async () => {
  const shared =
    'Everybody may take up to twelve weeks of paid leave after the birth or adoption of a child, at once or in parts, ' +
    'and tells their manager two months before.\n';
  const log: string[] = [];
  const keeper = await Keeper.open({
    ...QUIET,
    source: memoryFiles({ 'a.md': shared, 'b.md': shared, 'c.md': shared, 'd.md': `[x](gone.md)\n\n${shared}` }),
    compared: 60,
    log: (line) => log.push(line),
  });
  expect(log).toEqual([
    'Copies are looked for among the first 60 words of a handbook: 2 pages, from c.md on, are not compared with others. ' +
      'Pages that need no check can be named by "ignore" in handbook.config.json.',
  ]);
  const found = async (path: string) =>
    (await keeper.findings(path)).map(({ rule, message }) => `${rule} ${/\w+\.md/.exec(message)?.[0]}`);
  expect(await found('a.md')).toEqual(['duplicate/identical b.md']);
  expect(await found('c.md')).toEqual([]);
  expect(await found('d.md')).toEqual(['link/missing-page gone.md']);
  keeper.edit('c.md', `${shared}\nMore.\n`);
  expect(await found('c.md')).toEqual([]);
});

test('opening ends when it is aborted, with the reason', async () => {
  const reason = new Error('closed');
  const opening = Keeper.open({
    ...QUIET,
    source: memoryFiles({ 'a.md': '' }),
    signal: AbortSignal.abort(reason),
  });
  await expect(opening).rejects.toBe(reason);
});

test('a page that is asked for and is not there has no findings', async () => {
  const handbook = await keep({ ...site('github'), 'a.md': '' });
  expect(await handbook.said('nowhere.md')).toEqual([]);
});

test('what is wrong with the configuration is known by its place', async () => {
  const handbook = await keep({ 'handbook.config.json': '{ "sites": "github" }', 'a.md': '' });
  expect(handbook.kept.place.configurationFile).toBe('handbook.config.json');
  expect(handbook.kept.place.problems.map(({ message }) => message)).toEqual([
    'There is no setting "sites". Did you mean "site"?',
  ]);
});
