import { expect, onTestFinished, test, vi } from 'vitest';
import { PageCache } from '../../../server/src/host/cache/page-cache';
import { confirmPages } from '../../../server/src/host/confirmation';
import * as parser from '../../../server/src/page/parse';
import { PageReader } from '../../../server/src/page/sections/reader';
import { keep, site } from '../../support/handbook';

const FILES = {
  ...site('github'),
  'pay.md': '# Pay\n\nSee [when](when.md#paid).\n',
  'when.md': '# Paid\n\nAt the end of each month.\n',
};

/** A handbook that was read quickly, and what is said of it until all pages are confirmed. */
async function quicklyRead(files: Readonly<Record<string, string>> = FILES) {
  const cache = new PageCache(null, true);
  const { keeper, said } = await keep(files, { reading: (text) => cache.reading(text) });
  const log: string[] = [];
  const confirm = async (): Promise<string[]> => {
    const touched: string[] = [];
    const next = () => confirmPages(keeper, cache, { line: (text) => log.push(text) });
    for (let some = await next(); some !== null; some = await next()) touched.push(...some);
    return touched.sort();
  };
  return { keeper, said, log, confirm };
}

test('pages that were read quickly are read once more, and nothing comes of it', async () => {
  const { confirm, log } = await quicklyRead();
  const reference = vi.spyOn(PageReader.prototype, 'reading');
  onTestFinished(() => reference.mockRestore());
  expect(await confirm()).toEqual([]);
  expect(reference.mock.calls.flat().sort()).toEqual([FILES['pay.md'], FILES['when.md']].sort());
  expect(await confirm()).toEqual([]);
  expect(reference).toHaveBeenCalledTimes(2);
  expect(log).toEqual([]);
});

test('a page that the reference reads otherwise is taken as after an edit, and it is told', async () => {
  const quick = vi.spyOn(parser, 'parseQuickly');
  quick.mockImplementation((text) => ({ ...parser.parsePage(text), headings: [] }));
  const { said, confirm, log } = await quicklyRead();
  quick.mockRestore();
  expect(await said('pay.md')).toEqual([
    "error link/missing-anchor when.md#paid: No heading or anchor '#paid' in when.md: the link leads to the top of the page.",
  ]);
  expect(await confirm()).toEqual(['pay.md', 'when.md']);
  expect(await said('pay.md')).toEqual([]);
  expect(log).toEqual(
    ['pay.md', 'when.md'].map(
      (path) => `${path} was read once more, and says something else than it seemed to say at first.`,
    ),
  );
});

test('an author who goes on writing is not set back', async () => {
  const { keeper, confirm } = await quicklyRead();
  const confirming = confirm();
  keeper.edit('when.md', '# Later\n');
  expect(await confirming).toEqual([]);
  expect(keeper.page('when.md')?.headings).toMatchObject([{ source: '# Later' }]);
});
