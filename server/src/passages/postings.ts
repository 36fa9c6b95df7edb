/** Places of the table that is begun with, a power of two. */
const FEWEST_ROWS = 1024;
/** More of the table than this is not filled. */
const FULLEST = 0.7;
/** What a row of the table holds: the pair, where its ids start, and how many they are. */
const [PAIR, START, COUNT, WIDTH] = [0, 1, 2, 3] as const;

/**
 * For each pair of words the ids of the texts that have it. There are several times as many pairs as there are texts, and
 * most have one text alone, so neither a pair nor its ids are objects: a hash table with open addressing leads from the
 * pair to its ids, and these stand next to each other in one array with those of all others. They have room for a power
 * of two; those that need more move, and others take their place.
 */
export class Postings {
  /** Rows one after the other. A row without a start was never taken; one without ids is cleared away when the table grows. */
  #table = new Int32Array(WIDTH * FEWEST_ROWS);
  #rows = FEWEST_ROWS;
  #taken = 0;
  #ids = new Int32Array(FEWEST_ROWS);
  /** Up to where ids stand; no list starts at 0. */
  #end = 1;
  /** Starts of rooms that nobody uses, by the logarithm of their size. */
  readonly #free: number[][] = [];

  /** The ids of all pairs. They and their places are right until the next one comes or goes. */
  get ids(): Int32Array {
    return this.#ids;
  }

  /** The row of a pair, or the free one that it would take. Most of the time goes into getting it from memory. */
  row(pair: number): number {
    const [table, last] = [this.#table, this.#rows - 1];
    let row = (Math.imul(pair, 0x9e3779b1) >>> 5) & last;
    while (table[WIDTH * row + START] !== 0 && table[WIDTH * row + PAIR] !== pair) row = (row + 1) & last;
    return WIDTH * row;
  }

  /** Where the ids of a row start; they ascend. */
  start(row: number): number {
    return this.#table[row + START] ?? 0;
  }

  count(row: number): number {
    return this.#table[row + COUNT] ?? 0;
  }

  add(pair: number, id: number): void {
    if (this.#taken >= FULLEST * this.#rows) this.#rebuild();
    const row = this.row(pair);
    if (this.start(row) === 0) this.#taken += 1;
    const count = this.count(row);
    this.#table[row + PAIR] = pair;
    if (isPowerOfTwo(count)) this.#table[row + START] = this.#widened(this.start(row), count);
    const end = this.start(row) + count;
    const at = this.#placeOf(id, this.start(row), end);
    this.#ids.copyWithin(at + 1, at, end);
    this.#ids[at] = id;
    this.#table[row + COUNT] = count + 1;
  }

  remove(pair: number, id: number): void {
    const row = this.row(pair);
    const [start, count] = [this.start(row), this.count(row)];
    const at = this.#placeOf(id, start, start + count);
    if (at === start + count || this.#ids[at] !== id) return;
    const last = count - 1;
    this.#ids.copyWithin(at, at + 1, start + count);
    this.#table[row + COUNT] = last;
    // Half of the room, or the last of it, is not needed any more.
    if (isPowerOfTwo(last)) this.#release(start + last, Math.max(1, last));
  }

  /** Whether a row has an id. */
  has(row: number, id: number): boolean {
    const end = this.start(row) + this.count(row);
    const at = this.#placeOf(id, this.start(row), end);
    return at < end && this.#ids[at] === id;
  }

  /** The first place from `start` to `end` whose id is not less. */
  #placeOf(id: number, start: number, end: number): number {
    // Most that come are the newest.
    if (start === end || (this.#ids[end - 1] ?? 0) < id) return end;
    let [low, high] = [start, end - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
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
    const old = this.#table;
    this.#taken = 0;
    for (let row = 0; row < old.length; row += WIDTH) if (old[row + COUNT] !== 0) this.#taken += 1;
    if (this.#taken >= (FULLEST / 2) * this.#rows) this.#rows *= 2;
    this.#table = new Int32Array(WIDTH * this.#rows);
    for (let row = 0; row < old.length; row += WIDTH) {
      if (old[row + COUNT] !== 0) this.#table.set(old.subarray(row, row + WIDTH), this.row(old[row + PAIR] ?? 0));
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
