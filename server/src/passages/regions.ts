import { sectionHeading } from './headings';
import { align } from './lcs';
import { type Match, match, type Range } from './match';
import { type PageText, type Unit, unitAt } from './page-text';

/** A stretch that two pages share: ranges of the words of each, and the words that belong together. */
export interface Region {
  readonly a: Range;
  readonly b: Range;
  /** `[a0, b0, a1, b1, …]`: places among the words of the pages. */
  readonly pairs: Int32Array;
}

/** Two units that are alike. */
export interface Piece {
  readonly a: Unit;
  readonly b: Unit;
  readonly match: Match;
}

/** A piece and the words of the two pages that it covers. */
interface Placed {
  readonly piece: Piece;
  readonly a: Range;
  readonly b: Range;
}

/** A region in words of the two pages, before it is aligned as a whole. */
interface Stretch {
  readonly a: Range;
  readonly b: Range;
  /** Sections of its ends. */
  readonly first: number;
  readonly last: number;
  /** Nearly the same words on both sides. */
  readonly faithful: boolean;
}

/** Fewer words are no copy. It holds for the region, not for its parts. */
const LEAST_WORDS = 20;
/** So many words may be different between two parts of one region. */
const WIDEST_GAP = 40;
/** A sentence of more words says something itself. */
const LONGEST_LEAD_IN = 25;
/** So much of two sentences over one list is the same. */
const LEAD_IN_SHARE = 0.4;
/** A section that was copied faithfully is a region of its own beside one that was not. */
const FAITHFUL = 0.9;

/** Joins neighbouring pieces into the largest regions that both pages share, in the order of the first page. */
export function regionsOf(pieces: readonly Piece[], a: PageText, b: PageText): Region[] {
  const placed = pieces.map((piece) => ({
    piece,
    a: shifted(piece.match.a, piece.a),
    b: shifted(piece.match.b, piece.b),
  }));
  const taken = oneToOne(placed);
  const again = (side: 'a' | 'b'): Stretch[] =>
    oneToOne(placed.filter((piece) => !taken.some((other) => overlap(other[side], piece[side]))));
  return [...chains(taken), ...chains(again('a')), ...chains(again('b'))]
    .map((chain) => widen(wholeSections(chain, a, b), a, b))
    .filter((chain) => chain.a.end - chain.a.start >= LEAST_WORDS && chain.b.end - chain.b.start >= LEAST_WORDS)
    .map((chain) => ({ ...chain, pairs: alignedWords(chain, a, b) }));
}

/** The best pieces, so that no word is in two of them. */
function oneToOne(pieces: readonly Placed[]): Stretch[] {
  const ranked = [...pieces].sort(
    (x, y) => y.piece.match.solid - x.piece.match.solid || x.a.start - y.a.start || x.b.start - y.b.start,
  );
  const taken: Stretch[] = [];
  for (const { piece, a, b } of ranked) {
    if (taken.some((other) => overlap(other.a, a) || overlap(other.b, b))) continue;
    const { section } = piece.a.passage;
    const similarity = piece.match.pairs.length / (a.end - a.start + b.end - b.start);
    taken.push({ a, b, first: section, last: section, faithful: similarity >= FAITHFUL });
  }
  return taken.sort((x, y) => x.a.start - y.a.start);
}

function chains(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches) {
    const last = joined.at(-1);
    const gapA = last === undefined ? -1 : next.a.start - last.a.end;
    const gapB = last === undefined ? -1 : next.b.start - last.b.end;
    const near = gapA >= 0 && gapB >= 0 && gapA <= WIDEST_GAP && gapB <= WIDEST_GAP;
    if (last !== undefined && near && (last.last === next.first || last.faithful === next.faithful)) {
      joined[joined.length - 1] = {
        ...last,
        a: { start: last.a.start, end: next.a.end },
        b: { start: last.b.start, end: next.b.end },
        last: next.last,
        faithful: last.faithful && next.faithful,
      };
    } else joined.push(next);
  }
  return joined;
}

/** Under the same heading, a passage that is a copy in part is one as a whole. */
function wholeSections({ a: rangeA, b: rangeB }: Stretch, a: PageText, b: PageText): Pick<Region, 'a' | 'b'> {
  const [firstA, lastA, firstB, lastB] = [...endUnits(rangeA, a), ...endUnits(rangeB, b)];
  if (firstA === undefined || lastA === undefined || firstB === undefined || lastB === undefined)
    return { a: rangeA, b: rangeB };
  const start = isSameHeading(a, firstA, b, firstB);
  const end = isSameHeading(a, lastA, b, lastB);
  return {
    a: { start: start ? firstA.start : rangeA.start, end: end ? lastA.end : rangeA.end },
    b: { start: start ? firstB.start : rangeB.start, end: end ? lastB.end : rangeB.end },
  };
}

const endUnits = ({ start, end }: Range, page: PageText): [Unit | undefined, Unit | undefined] => [
  unitAt(page, start),
  unitAt(page, end - 1),
];

function isSameHeading(a: PageText, unitA: Unit, b: PageText, unitB: Unit): boolean {
  const heading = sectionHeading(a.page, unitA.passage.section);
  return heading !== '' && heading === sectionHeading(b.page, unitB.passage.section);
}

/** Takes in the short neighbours that both pages share too. */
function widen({ a: rangeA, b: rangeB }: Pick<Region, 'a' | 'b'>, a: PageText, b: PageText): Pick<Region, 'a' | 'b'> {
  const [startA, endA] = [{ at: rangeA.start }, { at: rangeA.end }];
  const [startB, endB] = [{ at: rangeB.start }, { at: rangeB.end }];
  for (;;) {
    const before = unitAt(a, startA.at - 1);
    const other = unitAt(b, startB.at - 1);
    if (before?.end !== startA.at || other?.end !== startB.at) break;
    if (!areShortAndAlike(before, a, other, b) && !areLeadIns(before, a, other, b)) break;
    startA.at = before.start;
    startB.at = other.start;
  }
  for (;;) {
    const after = unitAt(a, endA.at);
    const other = unitAt(b, endB.at);
    if (after?.start !== endA.at || other?.start !== endB.at || !areShortAndAlike(after, a, other, b)) break;
    endA.at = after.end;
    endB.at = other.end;
  }
  return { a: { start: startA.at, end: endA.at }, b: { start: startB.at, end: endB.at } };
}

/** Longer units that are alike are pieces of their own. */
function areShortAndAlike(unitA: Unit, a: PageText, unitB: Unit, b: PageText): boolean {
  if (unitA.text !== null && unitB.text !== null) return false;
  const [words, others] = [wordsOf(unitA, a), wordsOf(unitB, b)];
  if (words.length === others.length && words.every((word, index) => word === others[index])) return true;
  if (Math.max(words.length, others.length) > 3 * Math.min(words.length, others.length)) return false;
  const found = match({ words }, { words: others });
  return found !== null && found.pairs.length >= (words.length + others.length) / 2;
}

/** Sentences that lead to the list or table under them. It is read with them, and so is what has changed in them. */
function areLeadIns(unitA: Unit, a: PageText, unitB: Unit, b: PageText): boolean {
  if (!leadsIn(unitA, a) || !leadsIn(unitB, b)) return false;
  const [words, others] = [wordsOf(unitA, a), wordsOf(unitB, b)];
  const { length } = align(words, others);
  return length >= LEAD_IN_SHARE * (words.length + others.length);
}

function leadsIn({ passage, index, start, end }: Unit, { page, units }: PageText): boolean {
  const next = units[index + 1]?.passage;
  const isListed = next !== undefined && next.section === passage.section && next.kind !== 'prose';
  if (!isListed || passage.kind !== 'prose' || end - start > LONGEST_LEAD_IN) return false;
  return /:[*_"”)]*$/.test(page.text.slice(passage.span.start, passage.span.end).trimEnd());
}

const wordsOf = ({ start, end }: Range, { words }: PageText): Int32Array => words.subarray(start, end);

function alignedWords({ a: rangeA, b: rangeB }: Pick<Region, 'a' | 'b'>, a: PageText, b: PageText): Int32Array {
  const pairs = align(wordsOf(rangeA, a), wordsOf(rangeB, b));
  return pairs.map((value, index) => value + (index % 2 === 0 ? rangeA.start : rangeB.start));
}

const shifted = ({ start, end }: Range, unit: Unit): Range => ({ start: unit.start + start, end: unit.start + end });

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
