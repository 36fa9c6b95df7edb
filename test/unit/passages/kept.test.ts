import { expect, onTestFinished, test, vi } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { PassageIndex } from '../../../server/src/passages/passage-index';
import { Texts } from '../../../server/src/passages/texts';

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

test('an edit looks up the text that came and the one that went, whatever else stands on its page', () => {
  const index = new PassageIndex();
  const long = Array.from({ length: 50 }, (_, at) => `## ${at}\n\n${TRAVEL} That is rule number ${at} of fifty.\n`);
  index.set('long.md', parsePage(long.join('\n')));
  index.set('other.md', parsePage(`${TRAVEL} That is rule number 40 of fifty.\n\n# Hotels\n\n${HOTELS}\n`));
  index.copiesOf('other.md');
  const lookups = (['add', 'remove', 'places', 'around', 'alike', 'matchOf'] as const).map((name) => {
    const spy = vi.spyOn(Texts.prototype, name);
    onTestFinished(() => spy.mockRestore());
    return () => `${name} ${spy.mock.calls.splice(0).length}`;
  });
  const looked = () => lookups.map((each) => each());

  // Its words are the same; what it shares with the other page stands elsewhere.
  index.set('long.md', parsePage(`# Rules\n\n${long.join('\n')}`));
  expect(looked()).toEqual(['add 0', 'remove 0', 'places 0', 'around 0', 'alike 0', 'matchOf 0']);
  index.copiesOf('other.md');
  expect(looked().slice(0, 5)).toEqual(['add 0', 'remove 0', 'places 0', 'around 0', 'alike 0']);

  index.set('long.md', parsePage(`# Rules\n\n${long.join('\n').replace('number 7 of', 'number 7 out of')}`));
  expect(looked()).toEqual(['add 1', 'remove 1', 'places 2', 'around 2', 'alike 0', 'matchOf 0']);
});
