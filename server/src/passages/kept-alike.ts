import type { Match } from './match';
import { larger } from './postings';

/** Which texts are alike, as numbers that another process can read. */
export interface KeptAlike {
  /** By id: where its matches are among the others; below 0 where nobody asked. */
  readonly starts: Int32Array;
  /** Of each text how many there are, and each as the other's id, the two ranges, the solid words and the shared runs. */
  readonly matches: Int32Array;
}

const NOBODY_ASKED = -1;
/** How many numbers tell of a match, but for its runs. */
const HEAD = 7;
/** Where a run starts in each text, and its length. */
const RUN = 3;

/** Writes down which texts are alike. Words that belong together mostly stand in runs, which are fewer. */
export class AlikeWriter {
  readonly #starts: Int32Array;
  #matches = new Int32Array(1024);
  #end = 0;

  /** @param texts how many ids there are */
  constructor(texts: number) {
    this.#starts = new Int32Array(texts).fill(NOBODY_ASKED);
  }

  add(id: number, alike: ReadonlyMap<number, Match>): void {
    this.#starts[id] = this.#end;
    this.#widen(1);
    this.#matches[this.#end++] = alike.size;
    for (const [other, match] of alike) this.#addMatch(other, match);
  }

  kept(): KeptAlike {
    return { starts: this.#starts, matches: this.#matches.subarray(0, this.#end) };
  }

  #addMatch(other: number, { a, b, pairs, solid }: Match): void {
    // Each pair may be a run of its own.
    this.#widen(HEAD + (RUN * pairs.length) / 2);
    const matches = this.#matches;
    let end = this.#end + HEAD;
    for (let at = 0; at < pairs.length; end += RUN) {
      const [startA, startB] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
      let length = 1;
      while (pairs[at + 2 * length] === startA + length && pairs[at + 2 * length + 1] === startB + length) length += 1;
      matches[end] = startA;
      matches[end + 1] = startB;
      matches[end + 2] = length;
      at += 2 * length;
    }
    matches.set([other, a.start, a.end, b.start, b.end, solid, (end - this.#end - HEAD) / RUN], this.#end);
    this.#end = end;
  }

  #widen(more: number): void {
    if (this.#end + more > this.#matches.length) this.#matches = larger(this.#matches, this.#end + more);
  }
}

/**
 * The texts that are like one; null where nobody asked.
 * @param isThere whether another text did not go since
 */
export function readAlike(
  { starts, matches }: KeptAlike,
  id: number,
  isThere: (other: number) => boolean,
): Map<number, Match> | null {
  let at = starts[id] ?? NOBODY_ASKED;
  if (at < 0) return null;
  const next = (): number => matches[at++] ?? 0;
  const found = new Map<number, Match>();
  for (let left = next(); left > 0; left--) {
    const other = next();
    const a = { start: next(), end: next() };
    const b = { start: next(), end: next() };
    const solid = next();
    const runs = next();
    const shared = matches.subarray(at, at + RUN * runs);
    at += shared.length;
    if (isThere(other)) found.set(other, { a, b, pairs: pairsIn(shared), solid });
  }
  return found;
}

function pairsIn(runs: Int32Array): Int32Array {
  let words = 0;
  for (let at = 2; at < runs.length; at += RUN) words += runs[at] ?? 0;
  const pairs = new Int32Array(2 * words);
  let end = 0;
  for (let at = 0; at < runs.length; at += RUN) {
    const [a, b, length] = [runs[at] ?? 0, runs[at + 1] ?? 0, runs[at + 2] ?? 0];
    for (let word = 0; word < length; word++) {
      pairs[end++] = a + word;
      pairs[end++] = b + word;
    }
  }
  return pairs;
}
