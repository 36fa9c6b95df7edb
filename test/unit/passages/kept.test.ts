import { expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { PassageIndex } from '../../../server/src/passages/passage-index';

const TRAVEL = 'Everybody books their own travel and keeps every receipt until the end of the quarter.';
const HOTELS = 'The team leads approve hotels above 120 euros a night before anything is booked.';

test('an edit compares the edited page alone with the others again', () => {
  const index = new PassageIndex();
  const copies = (path: string) => index.copiesOf(path).flatMap((copied) => copied.copies);
  const copyIn = (path: string, other: string) => copies(path).find((copy) => copy.path === other);
  for (const path of ['a.md', 'b.md', 'c.md']) index.set(path, parsePage(`${TRAVEL} ${HOTELS}\n`));
  const [toB, toC] = [copyIn('a.md', 'b.md'), copyIn('a.md', 'c.md')];
  expect(toC?.alikeness).toBe('identical');

  expect(index.set('c.md', parsePage(`# Travel\n\n${TRAVEL} ${HOTELS.replace('120', '140')}\n`))).toContain('a.md');
  expect(copyIn('a.md', 'c.md')?.alikeness).toBe('drifted');
  expect(copyIn('a.md', 'b.md')).toBe(toB);

  index.delete('c.md');
  expect(copies('a.md')).toEqual([toB]);
});
