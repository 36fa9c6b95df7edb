import { expect, test } from 'vitest';
import { readings } from '../../../server/src/passages/reading';
import { keep, site } from '../../support/handbook';

const RATES = 'A night in a hotel is paid up to the limit of the city, with breakfast.';
const COMMON = 'Everybody books their own travel, and keeps every receipt until the end of the quarter.';

/** Both as one text: `[what is here alone]`, `{what is there alone}`. */
async function read(here: string, there: string): Promise<string> {
  const handbook = await keep({ ...site('github'), 'a.md': `${here}\n`, 'b.md': `${there}\n` });
  const [copied] = handbook.kept.handbook.copiesOf('a.md');
  const [copy] = copied?.copies ?? [];
  if (copy === undefined) throw new Error('There is no copy.');
  const marks = {
    both: (text: string) => text,
    here: (text: string) => `[${text}]`,
    there: (text: string) => `{${text}}`,
  };
  return readings(copy)
    .map(({ side, text }) => marks[side](text))
    .join('');
}

test.each([
  [
    'a word for another',
    `${COMMON} A night costs **120 euros** at most.`,
    `${COMMON} A night costs *140 euros* at most.`,
    `${COMMON} A night costs[ 120]{ 140} euros at most.`,
  ],
  [
    'an addition at the beginning and one at the end',
    `${COMMON} ${RATES}`,
    `First of all: ${COMMON} ${RATES} No exceptions.`,
    `{First of all}: ${COMMON} ${RATES.slice(0, -1)}{. No exceptions}.`,
  ],
  [
    'links by their words, without where they lead',
    `${COMMON} See [the form](x.md), or <b>ask</b>&nbsp;us.`,
    `${COMMON} See [our form](https://example.com/a_(b)), or <b>ask</b>&nbsp;us.`,
    `${COMMON} See[ the]{ our} form, or ask us.`,
  ],
  [
    'items and rows on lines of their own',
    `${COMMON}\n\n- Hotels of the city\n- Trains\n\n| What | Who |\n| --- | --- |\n| Flights | office |`,
    `${COMMON}\n\n* Hotels of the town\n* Trains\n\n| What | Who |\n| --- | --- |\n| Flights | lead |`,
    `${COMMON}\nHotels of the[ city]{ town}\nTrains\nWhat | Who\nFlights[ | office]{ | lead}`,
  ],
])('%s', async (_, here, there, text) => {
  expect(await read(here, there)).toBe(text);
});
