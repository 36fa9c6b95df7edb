import { expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { PassageIndex } from '../../../server/src/passages/passage-index';

const PARAGRAPH =
  'Everybody books their own travel, keeps every receipt until the end of the quarter, and hands them in together with the form that the finance team sends around.';

function indexed(pages: Readonly<Record<string, string>>): PassageIndex {
  const index = new PassageIndex();
  for (const [path, text] of Object.entries(pages)) index.set(path, parsePage(text));
  return index;
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

test.each([
  ['under headings', '## Again\n\n'],
  ['in one run', ''],
])('a page that repeats one paragraph 1,000 times, %s', (_, heading) => {
  const repeated = `${heading}${PARAGRAPH}\n\n`.repeat(1000);
  const index = indexed({ 'a.md': repeated, 'b.md': repeated, 'c.md': PARAGRAPH });
  expect(milliseconds(() => index.copiesOf('a.md'))).toBeLessThan(3000);
  expect(index.copiesOf('a.md').length).toBeLessThanOrEqual(2);
  expect(index.copiesOf('c.md').length).toBe(1);
});

test('two tables of 5,000 rows', () => {
  const table = (word: string): string =>
    `| Name | Rule |\n| --- | --- |\n${Array.from({ length: 5000 }, (_, row) => `| name${row} | ${word} of row ${row} |\n`).join('')}`;
  const index = indexed({ 'a.md': table('allowance'), 'b.md': table('budget') });
  expect(milliseconds(() => index.copiesOf('a.md'))).toBeLessThan(3000);
  expect(index.copiesOf('a.md').length).toBe(1);
});

test.each([
  ['the same', () => ''],
  ['nearly the same', (page: number) => ` Page ${page}.`],
])('2,000 pages with %s footer', (_, end) => {
  const pages: Record<string, string> = {};
  for (let page = 0; page < 2000; page++) pages[`p${page}.md`] = `# Page ${page}\n\n${PARAGRAPH}${end(page)}\n`;
  const index = indexed(pages);
  const every = () => Object.keys(pages).flatMap((path) => index.copiesOf(path));
  expect(milliseconds(every)).toBeLessThan(10_000);
  expect(every()).toEqual([]);
  const typing = () => index.set('p7.md', parsePage(`# Page\n\nNew.\n\n${PARAGRAPH}${end(7)}\n`));
  expect(milliseconds(typing)).toBeLessThan(500);
});
