import type { Copy } from '../../passages/copies';
import { differencesOf, type WordDifference } from '../../passages/differences';
import { isDate, isNumber } from '../../passages/kinds';
import type { Range } from '../../passages/match';
import type { OwnParts } from '../../passages/own-parts';
import { wordsIn } from '../../passages/page-text';
import { isBreak, quote } from '../../passages/quote';
import type { Compared } from './describe';
import type { LinkDifference } from './links';
import { shortUrls } from './short-urls';

/** How the two sides are called. */
export interface Sides {
  readonly here: string;
  readonly there: string;
}

const SIDES: Sides = { here: 'here', there: 'there' };

/** What differs, for an author: the difference that is most dangerous to miss, and how many others there are. */
export function inWords({ copy, links }: Compared, sides = SIDES): string {
  const { words, parts } = differencesOf(copy);
  const dangerous = DANGER.flatMap((kind) => words.filter((difference) => difference.kind === kind));
  const wording = words.filter(({ kind }) => kind === 'wording').sort((x, y) => weight(copy, y) - weight(copy, x));
  const said = [
    ...dangerous.map((difference) => () => ofWords(copy, difference, sides)),
    ...links.map((difference) => () => ofLink(difference, sides)),
    ...parts.map((difference) => () => ofParts(copy, difference, sides)),
    ...wording.map((difference) => () => ofWords(copy, difference, sides)),
  ];
  const [first] = said;
  if (first !== undefined) return first() + others(said.length - 1);
  const [spacing] = words;
  return spacing === undefined ? 'the order is another' : ofWords(copy, spacing, sides);
}

const DANGER = ['number', 'date', 'name', 'negation'] as const;

/** Short words say little. */
const LONG_WORD = 5;

const weight = ({ a, b }: Copy, { here, there }: WordDifference): number =>
  [...wordsIn(a, here), ...wordsIn(b, there)].some((word) => word.length >= LONG_WORD) ? 1 : 0;

const FEW = 2;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function others(count: number): string {
  if (count < 1) return '';
  return count === 1 ? '; and one other difference' : `; and ${NUMBERS[count] ?? 'many'} other differences`;
}

/** Of one difference alone. */
export function ofWords(copy: Copy, difference: WordDifference, sides = SIDES): string {
  const { a, b } = copy;
  const { kind, here, there } = withNeighbours(copy, difference);
  const [saidHere, saidThere] = [quote(a, here), quote(b, there)];
  if (saidHere === '') return `“${saidThere}” is only ${sides.there}`;
  if (saidThere === '') return `“${saidHere}” is only ${sides.here}`;
  const isBare = [wordsIn(a, here), wordsIn(b, there)].every((words) =>
    words.every((word) => isNumber(word) || isDate(word)),
  );
  const what = isBare || kind === 'name' ? subject(kind, saidHere + saidThere) : null;
  return what === null
    ? `it says “${saidHere}” ${sides.here} and “${saidThere}” ${sides.there}`
    : `${what} is “${saidHere}” ${sides.here} and “${saidThere}” ${sides.there}`;
}

/** A word or two that one side alone has say nothing without those around them. */
function withNeighbours({ a, b }: Copy, difference: WordDifference): WordDifference {
  const { kind, here, there } = difference;
  const [sizeHere, sizeThere] = [here.end - here.start, there.end - there.start];
  if (Math.min(sizeHere, sizeThere) > 0 || Math.max(sizeHere, sizeThere) > FEW) return difference;
  const before = isBreak(a, here.start) || isBreak(b, there.start) ? 0 : 1;
  const behind = isBreak(a, here.end) || isBreak(b, there.end) ? 0 : 1;
  const widened = ({ start, end }: Range): Range => ({ start: start - before, end: end + behind });
  return { kind, here: widened(here), there: widened(there) };
}

function subject(kind: WordDifference['kind'], said: string): string | null {
  if (kind === 'number') return /[$€£¥]/.test(said) ? 'the amount' : 'the number';
  if (kind === 'date') return 'the date';
  return kind === 'name' ? 'the name' : null;
}

export function ofLink({ text, here, there }: LinkDifference, sides = SIDES): string {
  const [toHere, toThere] = shortUrls(here, there);
  return `${text === '' ? 'a link' : `“${text}”`} leads to ${toHere} ${sides.here} and to ${toThere} ${sides.there}`;
}

export function ofParts({ a, b }: Copy, { side, kind, first, count }: OwnParts, sides = SIDES): string {
  const said = quote(side === 'here' ? a : b, first);
  return count === 1
    ? `the ${kind} “${said}” is only ${sides[side]}`
    : `${NUMBERS[count] ?? 'many'} ${kind}s are only ${sides[side]}, the first “${said}”`;
}
