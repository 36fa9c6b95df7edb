import { expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { PassageIndex } from '../../../server/src/passages/passage-index';

test('two tables of 5,000 rows', () => {
  const table = (word: string): string =>
    `| Name | Rule |\n| --- | --- |\n${Array.from({ length: 5000 }, (_, row) => `| name${row} | ${word} of row ${row} |\n`).join('')}`;
  const index = new PassageIndex();
  index.set('a.md', parsePage(table('allowance')));
  index.set('b.md', parsePage(table('budget')));
  expect(index.copiesOf('a.md').length).toBe(1);
});
