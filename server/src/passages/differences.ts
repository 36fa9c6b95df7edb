import type { Copy } from './copies';
import { hunks } from './hunks';
import { kindOf, type WordKind } from './kinds';
import type { Range } from './match';
import { once } from './once';
import { type OwnParts, ownParts } from './own-parts';
import type { PageText } from './page-text';
import { isBreak } from './quote';

/** Words that stand in one copy where the other has other ones, or none. */
export interface WordDifference {
  readonly kind: WordKind;
  /** Places among the words of the two pages. */
  readonly here: Range;
  readonly there: Range;
}

export interface Differences {
  /** In the order of the page. Differences of wording that stand close to each other are one. */
  readonly words: readonly WordDifference[];
  /** Items and rows that one side alone has; their words are not among the others. */
  readonly parts: readonly OwnParts[];
}

/** Fewer shared words between two differences of one sentence do not part them. */
const NEAR = 2;
/** A sentence of more words is not quoted as a whole. */
export const LONGEST_SENTENCE = 14;

/** What differs between a region and its copy. */
export const differencesOf = once((copy: Copy): Differences => {
  const { a, b, region } = copy;
  const parts = ownParts(copy);
  const isPart = (side: OwnParts['side'], { start, end }: Range): boolean =>
    start === end || parts.some((part) => part.side === side && part.all.start <= start && end <= part.all.end);
  const words: WordDifference[] = [];
  for (const { here, there } of hunks(region)) {
    if (isPart('here', here) && isPart('there', there)) continue;
    const next = { kind: kindOf(a, here, b, there), here, there };
    const last = words.at(-1);
    if (last?.kind === 'wording' && next.kind === 'wording' && areNear(last, next, a, b)) {
      words[words.length - 1] = { kind: 'wording', here: joined(last.here, here), there: joined(last.there, there) };
    } else words.push(next);
  }
  return { words: words.map((difference) => wholeSentences(difference, a, b)), parts: parts.filter(isSaid) };
});

/** A list has no header, and says the same without one. */
const isSaid = ({ kind }: OwnParts): boolean => kind !== 'header';

const joined = ({ start }: Range, { end }: Range): Range => ({ start, end });

function areNear(last: WordDifference, next: WordDifference, a: PageText, b: PageText): boolean {
  return (
    next.here.start - last.here.end <= NEAR &&
    !breaksWithin(a, last.here.end, next.here.start) &&
    !breaksWithin(b, last.there.end, next.there.start)
  );
}

function breaksWithin(text: PageText, from: number, to: number): boolean {
  for (let place = from; place <= to; place++) if (isBreak(text, place)) return true;
  return false;
}

/** Short sentences of which half is different on both sides are said as a whole. */
function wholeSentences(difference: WordDifference, a: PageText, b: PageText): WordDifference {
  const { kind, here, there } = difference;
  if (kind !== 'wording') return difference;
  const [wholeHere, wholeThere] = [sentence(a, here), sentence(b, there)];
  const isMostly = (part: Range, whole: Range | null): boolean =>
    whole !== null && 2 * (part.end - part.start) >= whole.end - whole.start;
  if (!isMostly(here, wholeHere) || !isMostly(there, wholeThere)) return difference;
  return { kind, here: wholeHere ?? here, there: wholeThere ?? there };
}

function sentence(text: PageText, { start, end }: Range): Range | null {
  const whole = { start, end };
  while (!isBreak(text, whole.start) && end - whole.start <= LONGEST_SENTENCE) whole.start -= 1;
  while (!isBreak(text, whole.end) && whole.end - start <= LONGEST_SENTENCE) whole.end += 1;
  return start === end || whole.end - whole.start > LONGEST_SENTENCE ? null : whole;
}
