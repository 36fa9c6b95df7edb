import { expect, onTestFinished, test, vi } from 'vitest';
import * as parser from '../../../server/src/page/parse';
import * as sections from '../../../server/src/page/sections/section';
import * as rules from '../../../server/src/rules/check';
import { keep, site } from '../../support/handbook';

const PAGES = {
  'mail.md': '# Mail\n\nSee [slips](pay.md#slips).\n',
  'pay.md': '# Pay\n\nWe pay [monthly](when.md#day).\n\n## Slips\n\nThey come by [mail](mail.md).\n',
  'tax.md': '# Tax\n\nSee [pay](pay.md).\n',
  'when.md': '# When\n\n## Day\n',
};
const HANDBOOK = { ...site('github'), ...PAGES };

/** The texts that are parsed from now on and the pages that are checked, each time since the last look. */
function count() {
  const parsers = [
    vi.spyOn(parser, 'parseOutline'),
    vi.spyOn(parser, 'parsePage'),
    vi.spyOn(parser, 'parseQuickly'),
    vi.spyOn(sections, 'readSection'),
  ];
  const checks = vi.spyOn(rules, 'checkPage');
  onTestFinished(() => {
    for (const spy of [...parsers, checks]) spy.mockRestore();
  });
  return {
    parsed: () => parsers.flatMap(({ mock }) => mock.calls.splice(0).map(([text]) => text)),
    checked: () => checks.mock.calls.splice(0).map(([{ path }]) => path),
  };
}

test('a first answer parses the open page’s outline and the pages to whose sections it links, and the opening all but these', async () => {
  const { parsed } = count();
  let first: readonly string[] = [];
  const { keeper } = await keep(HANDBOOK, {
    first: async (look) => {
      await look.answer('pay.md', PAGES['pay.md']);
      first = parsed();
    },
  });
  expect(first).toEqual([PAGES['pay.md'], PAGES['when.md']]);
  expect(parsed()).toEqual([PAGES['mail.md'], PAGES['pay.md'], PAGES['tax.md']]);
  for (const path of Object.keys(PAGES)) await keeper.findings(path);
  expect(parsed()).toEqual([]);
});

test('in a folder that is no handbook, the open page alone is parsed, and none is read from the disk', async () => {
  const { parsed, checked } = count();
  const { keeper, disk } = await keep({ ...PAGES, 'img/map.png': '' }, { requested: false });
  expect([parsed(), checked()]).toEqual([[], []]);
  const text = '# Pay\n\n![Map](img/map.png) and [slips](#slips).\n';
  keeper.edit('pay.md', text);
  expect((await keeper.findings('pay.md')).map(({ rule }) => rule)).toEqual(['link/missing-anchor']);
  expect([parsed(), new Set(checked())]).toEqual([[text], new Set(['pay.md'])]);
  expect(disk.reads).toEqual([]);
});

test('an edit in a sentence parses its section, reads no file and checks its page', async () => {
  const { parsed, checked } = count();
  const { keeper, disk } = await keep(HANDBOOK);
  keeper.edit('pay.md', PAGES['pay.md']);
  await keeper.prepare('pay.md');
  for (const path of Object.keys(PAGES)) await keeper.findings(path);
  // Four pages and the two sections of the open one; each page is checked once.
  expect([parsed().length, checked().length]).toEqual([6, 4]);
  const [reads, lists] = [[...disk.reads], [...disk.lists]];

  keeper.edit('pay.md', PAGES['pay.md'].replace('They come', 'They always come'));
  for (const path of Object.keys(PAGES)) await keeper.findings(path);
  expect([parsed(), checked()]).toEqual([['## Slips\n\nThey always come by [mail](mail.md).\n'], ['pay.md']]);
  expect([disk.reads, disk.lists]).toEqual([reads, lists]);
});

test('a page that is opened with the text that it has changes nothing; of many, those opened last are read by sections', async () => {
  const { parsed } = count();
  const paths = Array.from({ length: 30 }, (_, index) => `p${index}.md`);
  const pages = Object.fromEntries(paths.map((path) => [path, `# ${path}\n`]));
  const { keeper } = await keep({ ...site('github'), ...pages });
  parsed();
  expect(paths.flatMap((path) => [...keeper.edit(path, pages[path] ?? '')])).toEqual([]);
  await Promise.all(paths.map((path) => keeper.prepare(path)));
  expect(parsed()).toEqual(paths.slice(-20).map((path) => pages[path]));
});
