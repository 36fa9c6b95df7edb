/** Places of the table that is begun with, a power of two. */
const FEWEST_ROWS = 1024;
/** More of the table than this is not filled. */
const FULLEST = 0.7;

/**
 * For each pair of words the ids of the texts that have it. There are several times as many pairs as there are texts, and
 * most have one text alone, so neither a pair nor its ids are objects: a hash table with open addressing leads from the
 * pair to its ids, and these stand next to each other in one array with those of all others. They have room for a power
 * of two; those that need more move, and others take their place.
 */
export class Postings {
  /** Rows of the table. A row without a start was never taken; one without ids is cleared away when the table grows. */
  #pairs = new Int32Array(FEWEST_ROWS);
  #starts = new Int32Array(FEWEST_ROWS);
  #counts = new Int32Array(FEWEST_ROWS);
  #taken = 0;
  #ids = new Int32Array(FEWEST_ROWS);
  /** Up to where ids stand; no list starts at 0. */
  #end = 1;
  /** Starts of rooms that nobody uses, by the logarithm of their size. */
  readonly #free: number[][] = [];

  /** The ids of a pair, in no order; they are right until the next one comes or goes. */
  of(pair: number): Int32Array {
    const row = this.#row(pair);
    const start = this.#starts[row] ?? 0;
    return this.#ids.subarray(start, start + (this.#counts[row] ?? 0));
  }

  add(pair: number, id: number): void {
    if (this.#taken >= FULLEST * this.#pairs.length) this.#rebuild();
    const row = this.#row(pair);
    if (this.#starts[row] === 0) this.#taken += 1;
    this.#pairs[row] = pair;
    const count = this.#counts[row] ?? 0;
    if (isPowerOfTwo(count)) this.#starts[row] = this.#widened(this.#starts[row] ?? 0, count);
    this.#ids[(this.#starts[row] ?? 0) + count] = id;
    this.#counts[row] = count + 1;
  }

  remove(pair: number, id: number): void {
    const row = this.#row(pair);
    const start = this.#starts[row] ?? 0;
    const last = (this.#counts[row] ?? 0) - 1;
    const at = this.of(pair).indexOf(id);
    if (at < 0) return;
    this.#ids[start + at] = this.#ids[start + last] ?? 0;
    this.#counts[row] = last;
    // Half of the room, or the last of it, is not needed any more.
    if (isPowerOfTwo(last)) this.#release(start + last, Math.max(1, last));
  }

  /** The row of a pair, or the free one that it would take. */
  #row(pair: number): number {
    const mask = this.#pairs.length - 1;
    let row = (Math.imul(pair, 0x9e3779b1) >>> 5) & mask;
    while (this.#starts[row] !== 0 && this.#pairs[row] !== pair) row = (row + 1) & mask;
    return row;
  }

  /** Where the ids that fill their room stand from now on, with as much room again. */
  #widened(start: number, count: number): number {
    const size = Math.max(1, 2 * count);
    const found = this.#free[Math.log2(size)]?.pop() ?? this.#roomAtEnd(size);
    if (count > 0) {
      this.#ids.copyWithin(found, start, start + count);
      this.#release(start, count);
    }
    return found;
  }

  #roomAtEnd(size: number): number {
    const start = this.#end;
    this.#end += size;
    if (this.#end > this.#ids.length) this.#ids = larger(this.#ids, this.#end);
    return start;
  }

  #release(start: number, size: number): void {
    const level = Math.log2(size);
    this.#free[level] ??= [];
    this.#free[level].push(start);
  }

  /** A table with room for more, without the pairs that no text has. */
  #rebuild(): void {
    const [pairs, starts, counts] = [this.#pairs, this.#starts, this.#counts];
    this.#taken = counts.reduce((taken, count) => taken + Math.min(1, count), 0);
    const rows = pairs.length * (this.#taken >= (FULLEST / 2) * pairs.length ? 2 : 1);
    this.#pairs = new Int32Array(rows);
    this.#starts = new Int32Array(rows);
    this.#counts = new Int32Array(rows);
    for (const [old, pair] of pairs.entries()) {
      if (counts[old] === 0) continue;
      const row = this.#row(pair);
      this.#pairs[row] = pair;
      this.#starts[row] = starts[old] ?? 0;
      this.#counts[row] = counts[old] ?? 0;
    }
  }
}

/** Zero counts as one. */
const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/** The same numbers, with room for half as many again at least. */
export function larger(numbers: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const room = new Int32Array(Math.max(least, numbers.length + (numbers.length >> 1)));
  room.set(numbers);
  return room;
}
