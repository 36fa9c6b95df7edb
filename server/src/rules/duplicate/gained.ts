import type { Chunk } from '../../passages/diff3';
import { hunks } from '../../passages/hunks';
import { kindOf } from '../../passages/kinds';
import { align } from '../../passages/lcs';
import type { Range } from '../../passages/match';
import { linkDifferences } from './links';
import { type Merge, merged, placed } from './merge';
import { beginsSentence } from './said';
import { keysOfSide, type Sides, slid } from './settle';
import type { Side } from './transfer';

/**
 * Two ways: items, rows and sentences that one side alone has are for the other one too. Null where the rest differs in
 * more than its wording: which of two numbers is right, nobody but the author knows.
 */
export async function mergeGained(sides: Sides): Promise<Merge | null> {
  const { copy, mine, theirs, site } = sides;
  if (linkDifferences(copy, site).length > 0) return null;
  const chunks = slid(differing(sides), sides).map((chunk) => onlyWhole(chunk, sides));
  const isWording = (chunk: Chunk): boolean => {
    if (chunk.by !== 'conflict') return true;
    const kind = kindOf(copy.a, wordsOf(mine, chunk.mine), copy.b, wordsOf(theirs, chunk.theirs));
    return kind === 'wording' || kind === 'spacing';
  };
  return chunks.every(isWording) ? merged(chunks, sides) : null;
}

function differing(sides: Sides): Chunk[] {
  const [mine, theirs] = [keysOfSide(sides.mine), keysOfSide(sides.theirs)];
  const [a, b] = [
    { start: 0, end: mine.length },
    { start: 0, end: theirs.length },
  ];
  return [...hunks({ a, b, pairs: align(mine, theirs) })].map(({ here, there }) => {
    const by = here.start === here.end ? 'theirs' : there.start === there.end ? 'mine' : 'conflict';
    return placed({ by, mine: here, theirs: there }, sides);
  });
}

/** A word that one side alone has may turn what a sentence says, and half an item what stands under it. */
function onlyWhole(chunk: Chunk, { mine, theirs }: Sides): Chunk {
  const [{ said }, { start, end }] = chunk.by === 'mine' ? [mine, chunk.mine] : [theirs, chunk.theirs];
  const isPart = (place: number): boolean => said.tokens[place]?.end !== null;
  const holdsParts = said.tokens.slice(start, end).some((token) => token.end !== null);
  const isWhole = holdsParts ? isPart(start) && isPart(end) : beginsSentence(said, start) && beginsSentence(said, end);
  return isWhole ? chunk : { ...chunk, by: 'conflict' };
}

function wordsOf({ said: { tokens, text } }: Side, { start, end }: Range): Range {
  const word = (place: number): number => tokens[place]?.word ?? text.words.length;
  return { start: word(start), end: word(end) };
}
