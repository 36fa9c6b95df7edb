import type { Edit } from '../../handbook/edit';
import { type Copy, turned } from '../../passages/copies';
import { type Chunk, joined } from '../../passages/diff3';
import type { Range } from '../../passages/match';
import type { PageText } from '../../passages/page-text';
import type { Site } from '../../site/profile';
import { beginsSentence, keysOf, saidBy, type Token, tokensOf } from './said';
import { exchangeParts, exchangeWords, type Side, type Way } from './transfer';

/** The two sides of a copy. */
export interface Sides {
  readonly copy: Copy;
  readonly mine: Side;
  readonly theirs: Side;
  readonly site: Site;
  /** Awaited before a page is read again. */
  pause(): Promise<unknown>;
}

/** A change of one side and what the other page needs for it. Null: it stays as it is. */
export interface Settled {
  readonly chunk: Chunk;
  readonly edit: Edit | null;
}

export function sidesOf(copy: Copy, site: Site, pause: () => Promise<unknown>): Sides {
  const side = (text: PageText, words: Range): Side => {
    const said = saidBy(text, site);
    return { said, range: tokensOf(said, words) };
  };
  const { a, b, region } = copy;
  return { copy, mine: side(a, region.a), theirs: side(b, region.b), site, pause };
}

/** What a side says, as numbers. */
export const keysOfSide = ({ said, range }: Side): Int32Array => keysOf(said.tokens.slice(range.start, range.end));

/**
 * Finds the edit for each change. One that tears a part of the page or its markup apart is made larger until it has whole
 * parts; changes that meet then are one.
 * @param chunks in order, their places those among the tokens of the pages
 */
export function settle(chunks: readonly Chunk[], sides: Sides): Settled[] {
  const waiting = slid(chunks, sides)
    .filter(({ by }) => by !== 'both')
    .map((chunk): Chunk => (isCutOff(chunk, sides) ? { ...chunk, by: 'conflict' } : chunk));
  const settled: Settled[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const edit = next.by === 'conflict' || holdsPart(next, sides) ? null : exchangeWords(...exchanged(next, sides));
    if (next.by === 'conflict' || edit !== null) settled.push({ chunk: next, edit });
    else settled.push(inParts(next, settled, waiting, sides));
  }
  return settled;
}

/** Where a passage ends within a part, what it has no more at that end may stand beyond it. */
function isCutOff(chunk: Chunk, { mine, theirs }: Sides): boolean {
  const isCut = ({ said, range }: Side, { start, end }: Range): boolean =>
    (start === range.start && said.tokens[start]?.end === null) ||
    (end === range.end && said.tokens[end]?.end === null);
  return isCut(mine, chunk.mine) || isCut(theirs, chunk.theirs);
}

/** The change as one of whole parts, with those before and behind it that it meets. */
function inParts(chunk: Chunk, before: Settled[], behind: Chunk[], sides: Sides): Settled {
  const { mine, theirs } = sides;
  const isEdge = ({ said }: Side, place: number): boolean => said.tokens[place]?.end !== null;
  let grown = chunk;
  while (!isEdge(mine, grown.mine.start) || !isEdge(theirs, grown.theirs.start)) {
    if (before.at(-1)?.chunk.mine.end === grown.mine.start) grown = joined(before.pop()?.chunk ?? grown, grown);
    else if (grown.mine.start === mine.range.start) return { chunk: { ...grown, by: 'conflict' }, edit: null };
    else grown = moved(grown, -1, 0);
  }
  while (!isEdge(mine, grown.mine.end) || !isEdge(theirs, grown.theirs.end)) {
    if (behind[0]?.mine.start === grown.mine.end) grown = joined(grown, behind.shift() ?? grown);
    else if (grown.mine.end === mine.range.end) return { chunk: { ...grown, by: 'conflict' }, edit: null };
    else grown = moved(grown, 0, 1);
  }
  return { chunk: grown, edit: grown.by === 'conflict' ? null : exchangeParts(...exchanged(grown, sides)) };
}

/** What is to be exchanged, seen from the page that did not change. */
function exchanged({ by, mine, theirs }: Chunk, sides: Sides): [{ from: Range; to: Range }, Way] {
  const { copy, site } = sides;
  return by === 'mine'
    ? [
        { from: mine, to: theirs },
        { copy: turned(copy), from: sides.mine, to: sides.theirs, site },
      ]
    : [
        { from: theirs, to: mine },
        { copy, from: sides.theirs, to: sides.mine, site },
      ];
}

function holdsPart({ mine, theirs }: Chunk, sides: Sides): boolean {
  const holds = ({ said }: Side, { start, end }: Range): boolean =>
    said.tokens.slice(start, end).some((token) => token.end !== null);
  return holds(sides.mine, mine) || holds(sides.theirs, theirs);
}

/**
 * What is put between words that are the same on both of its ends may be taken for the one or the other. The beginning of
 * a part is taken where there is one, or else of a sentence: of a list with `a b`, `a c` and `a d`, the second is `a c`
 * and not `c a`.
 */
export function slid(chunks: readonly Chunk[], { mine, theirs }: Sides): Chunk[] {
  return chunks.map((chunk, index) => {
    const isThere = chunk.mine.start === chunk.mine.end;
    if (!isThere && chunk.theirs.start < chunk.theirs.end) return chunk;
    const [{ said }, { start, end }] = isThere ? [theirs, chunk.theirs] : [mine, chunk.mine];
    const most = chunk.mine.start - (chunks[index - 1]?.mine.end ?? mine.range.start);
    let best = 0;
    for (let steps = 0; ; steps++) {
      if (said.tokens[start - steps]?.end !== null) return moved(chunk, -steps, -steps);
      if (best === 0 && steps > 0 && beginsSentence(said, start - steps)) best = steps;
      if (steps === most || !isSame(said.tokens[start - steps - 1], said.tokens[end - steps - 1])) break;
    }
    return beginsSentence(said, start) ? chunk : moved(chunk, -best, -best);
  });
}

const isSame = (a: Token | undefined, b: Token | undefined): boolean => a?.said === b?.said && a?.leads === b?.leads;

const moved = ({ by, mine, theirs }: Chunk, start: number, end: number): Chunk => ({
  by,
  mine: { start: mine.start + start, end: mine.end + end },
  theirs: { start: theirs.start + start, end: theirs.end + end },
});
