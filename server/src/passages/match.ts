import { align } from './lcs';
import type { Text } from './text';

/** What two texts share: the stretch of each, as half-open ranges of words, and the words that belong together. */
export interface Match {
  readonly a: Range;
  readonly b: Range;
  /** `[a0, b0, a1, b1, …]` in order, all within the stretches. */
  readonly pairs: Int32Array;
  /** How many of them stand in runs of three or more words that both texts share. */
  readonly solid: number;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a word that both texts share speaks for a copy, by the length of the shared run that it stands in. */
const WEIGHTS = [0, 0.15, 0.6, 1] as const;
/** What a word that only one text has speaks against. */
const PENALTY = 0.4;
/** Shared words in runs, at least: fewer are shared by chance. */
const LEAST_SOLID = 4;
/** Two texts that share so much are alike from end to end. Texts that have nothing to do with each other share 0.35. */
const ALIKE_AS_WHOLES = 0.47;
/** Unless half of one is nearly its own: where a short text stands in a long one, the rest of that is no copy. */
const NEARLY_OWN = 0.15;
/** So much is no chance even in short texts. */
const SURELY_ALIKE = 0.7;
/** A stretch that is nearly the whole text is the whole text. */
const NEARLY_ALL = 0.6;

/** A run of words that both texts share. */
interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * The stretch that two texts share, or null. Of an alignment of all words it is the part in which shared runs outweigh
 * what differs: a maximal scoring segment, as in local alignment (Smith and Waterman 1981), found in one pass (Bentley,
 * "Programming pearls: algorithm design techniques", 1984).
 */
export function match(a: Pick<Text, 'words'>, b: Pick<Text, 'words'>): Match | null {
  const pairs = align(a.words, b.words);
  const runs = runsOf(pairs);
  const areAlike = pairs.length >= ALIKE_AS_WHOLES * (a.words.length + b.words.length);
  if (areAlike && isSharedThroughout(pairs, 0, a.words.length) && isSharedThroughout(pairs, 1, b.words.length)) {
    const solid = solidWords(runs);
    const whole = { a: { start: 0, end: a.words.length }, b: { start: 0, end: b.words.length } };
    const sure = pairs.length >= SURELY_ALIKE * (a.words.length + b.words.length);
    return solid < LEAST_SOLID && !sure ? null : { ...whole, pairs, solid };
  }
  const best = bestSegment(runs);
  if (best === null) return null;
  const inside = runs.slice(best.first, best.last + 1);
  const solid = solidWords(inside);
  if (solid < LEAST_SOLID) return null;
  const [first] = inside;
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  const rangeA = widened(first.a, last.a + last.length, a.words.length);
  const rangeB = widened(first.b, last.b + last.length, b.words.length);
  return { a: rangeA, b: rangeB, pairs: pairsWithin(pairs, rangeA, rangeB), solid };
}

/** The same stretch, seen from the other text. */
export function flipped({ a, b, pairs, solid }: Match): Match {
  const turned = new Int32Array(pairs.length);
  for (let at = 0; at < pairs.length; at += 2) {
    turned[at] = pairs[at + 1] ?? 0;
    turned[at + 1] = pairs[at] ?? 0;
  }
  return { a: b, b: a, pairs: turned, solid };
}

/** @param side 0 or 1: the text whose words are looked at */
function isSharedThroughout(pairs: Int32Array, side: number, length: number): boolean {
  let inFirstHalf = 0;
  for (let at = side; at < pairs.length; at += 2) if ((pairs[at] ?? 0) < length / 2) inFirstHalf += 1;
  return Math.min(inFirstHalf, pairs.length / 2 - inFirstHalf) >= (NEARLY_OWN * length) / 2;
}

const solidWords = (runs: readonly Run[]): number =>
  runs.reduce((sum, { length }) => sum + (length >= 3 ? length : 0), 0);

function runsOf(pairs: Int32Array): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < pairs.length; ) {
    const a = pairs[at] ?? 0;
    const b = pairs[at + 1] ?? 0;
    let length = 1;
    while (pairs[at + 2 * length] === a + length && pairs[at + 2 * length + 1] === b + length) length += 1;
    runs.push({ a, b, length });
    at += 2 * length;
  }
  return runs;
}

function bestSegment(runs: readonly Run[]): { readonly first: number; readonly last: number } | null {
  let best: { first: number; last: number; score: number } | null = null;
  let first = 0;
  let score = 0;
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    if (before !== undefined) {
      const gap = Math.max(run.a - before.a - before.length, run.b - before.b - before.length);
      score -= PENALTY * gap;
    }
    if (score <= 0) {
      score = 0;
      first = index;
    }
    score += run.length * (WEIGHTS[Math.min(run.length, 3)] ?? 0);
    if (best === null || score > best.score) best = { first, last: index, score };
  }
  return best;
}

function widened(start: number, end: number, length: number): Range {
  return end - start >= NEARLY_ALL * length ? { start: 0, end: length } : { start, end };
}

function pairsWithin(pairs: Int32Array, a: Range, b: Range): Int32Array {
  const within = (value: number, { start, end }: Range): boolean => value >= start && value < end;
  const kept: number[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [inA, inB] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
    if (within(inA, a) && within(inB, b)) kept.push(inA, inB);
  }
  return Int32Array.from(kept);
}
