import type { Match } from './match';
import { larger } from './postings';

/** Which texts are alike, as numbers that another process can read. */
export interface KeptAlike {
  /** By id: where its matches are among the others; below 0 where nobody asked. */
  readonly starts: Int32Array;
  /** Of each text how many there are, and each as the other's id, the two ranges, the solid words and the pairs. */
  readonly matches: Int32Array;
}

const NOBODY_ASKED = -1;
/** Where it is written that a text is like no other: most are, and share it. */
const LIKE_NO_OTHER = 0;
/** How many numbers a match is written in, without its pairs. */
const NUMBERS = 7;

/** How many numbers it takes to write down the texts that are like one. */
export function roomFor(alike: ReadonlyMap<number, Match>): number {
  let room = alike.size === 0 ? 0 : 1;
  for (const { pairs } of alike.values()) room += NUMBERS + pairs.length;
  return room;
}

/** Writes down which texts are alike. */
export class AlikeWriter {
  readonly #starts: Int32Array;
  #matches: Int32Array;
  #end = LIKE_NO_OTHER + 1;

  /**
   * @param texts how many ids there are
   * @param room for what is likely to be written: to take more later copies all of it
   */
  constructor(texts: number, room: number) {
    this.#starts = new Int32Array(texts).fill(NOBODY_ASKED);
    this.#matches = new Int32Array(this.#end + room);
  }

  add(id: number, alike: ReadonlyMap<number, Match>): void {
    this.#starts[id] = alike.size === 0 ? LIKE_NO_OTHER : this.#end;
    if (alike.size === 0) return;
    this.#put([alike.size]);
    for (const [other, { a, b, pairs, solid }] of alike) {
      this.#put([other, a.start, a.end, b.start, b.end, solid, pairs.length]);
      this.#put(pairs);
    }
  }

  kept(): KeptAlike {
    return { starts: this.#starts, matches: this.#matches.subarray(0, this.#end) };
  }

  #put(numbers: ArrayLike<number>): void {
    const end = this.#end + numbers.length;
    if (end > this.#matches.length) this.#matches = larger(this.#matches, end);
    this.#matches.set(numbers, this.#end);
    this.#end = end;
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
  const start = starts[id] ?? NOBODY_ASKED;
  if (start === NOBODY_ASKED) return null;
  const found = new Map<number, Match>();
  let at = start;
  const next = (): number => matches[at++] ?? 0;
  for (let left = next(); left > 0; left--) {
    const other = next();
    const [a, b] = [
      { start: next(), end: next() },
      { start: next(), end: next() },
    ];
    const solid = next();
    const length = next();
    const pairs = matches.subarray(at, at + length);
    at += length;
    if (isThere(other)) found.set(other, { a, b, pairs, solid });
  }
  return found;
}
