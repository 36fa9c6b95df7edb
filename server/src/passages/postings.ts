/** Places of the table that is begun with, a power of two. */
const FEWEST_ROWS = 1024;
/** More of the table than this is not filled. */
const FULLEST = 0.7;
/** What a row of the table holds: the pair, and what leads to its ids. */
const [PAIR, LEAD, WIDTH] = [0, 1, 2] as const;
/** The row was never taken. */
const FREE = 0;
/** The pair has no ids any more; its row is cleared away when the table grows. */
const GONE = -0x80000000;
/** Room for how many a list of two has: the count, and the ids. */
const LEAST_ROOM = 4;

/** The same in numbers that another process can read. */
export interface KeptPostings {
  readonly table: Int32Array;
  readonly ids: Int32Array;
}

/**
 * For each pair of words the ids of the texts that have it. There are several times as many pairs as there are texts, and
 * most have one text alone, so neither a pair nor its ids are objects: a hash table with open addressing leads from the
 * pair to its only id, or to where its ids stand behind their count, in one array with those of all others. They have room
 * for a power of two; those that need more move, and others take their place.
 */
export class Postings {
  /** Rows one after the other. What leads to ids is a place among them, or below zero the only id, less one. */
  #table: Int32Array;
  #taken = 0;
  #ids: Int32Array;
  /** Up to where ids stand; no list starts at 0. */
  #end: number;
  /** Starts of rooms that nobody uses, by the logarithm of their size. */
  readonly #free: number[][] = [];

  /** @param kept what is gone on with, from now on its own */
  constructor(kept: KeptPostings = { table: new Int32Array(WIDTH * FEWEST_ROWS), ids: new Int32Array(1) }) {
    this.#table = kept.table;
    this.#ids = kept.ids;
    this.#end = kept.ids.length;
    for (let row = 0; row < this.#table.length; row += WIDTH) if (this.#lead(row) !== FREE) this.#taken += 1;
  }

  /** As they are now, and as long as nothing comes or goes. Rooms that nobody uses are forgotten. */
  kept(): KeptPostings {
    return { table: this.#table, ids: this.#ids.subarray(0, this.#end) };
  }

  /** The row of a pair, or the free one that it would take; it is right until the next id comes or goes. */
  row(pair: number): number {
    const table = this.#table;
    const last = table.length / WIDTH - 1;
    let row = (Math.imul(pair, 0x9e3779b1) >>> 5) & last;
    while (table[WIDTH * row + LEAD] !== FREE && table[WIDTH * row + PAIR] !== pair) row = (row + 1) & last;
    return WIDTH * row;
  }

  /** How many ids a row has. */
  count(row: number): number {
    const lead = this.#lead(row);
    return lead > 0 ? (this.#ids[lead] ?? 0) : lead === FREE || lead === GONE ? 0 : 1;
  }

  /** One of the ids of a row, which ascend. */
  id(row: number, at: number): number {
    const lead = this.#lead(row);
    return lead < 0 ? -lead - 1 : (this.#ids[lead + 1 + at] ?? 0);
  }

  has(row: number, id: number): boolean {
    const at = this.#placeOf(row, id);
    return at < this.count(row) && this.id(row, at) === id;
  }

  add(pair: number, id: number): void {
    if (this.#taken >= (FULLEST * this.#table.length) / WIDTH) this.#rebuild();
    const row = this.row(pair);
    const count = this.count(row);
    if (this.#lead(row) === FREE) this.#taken += 1;
    this.#table[row + PAIR] = pair;
    if (count === 0) {
      this.#table[row + LEAD] = -id - 1;
      return;
    }
    const at = this.#placeOf(row, id);
    const start = this.#widened(row, count) + 1;
    this.#ids.copyWithin(start + at + 1, start + at, start + count);
    this.#ids[start + at] = id;
    this.#ids[start - 1] = count + 1;
  }

  remove(pair: number, id: number): void {
    const row = this.row(pair);
    if (!this.has(row, id)) return;
    const [lead, last] = [this.#lead(row), this.count(row) - 1];
    if (last === 0) {
      this.#table[row + LEAD] = GONE;
      return;
    }
    const at = this.#placeOf(row, id);
    this.#ids.copyWithin(lead + 1 + at, lead + 2 + at, lead + 2 + last);
    this.#ids[lead] = last;
    if (last === 1) {
      this.#table[row + LEAD] = -this.id(row, 0) - 1;
      this.#release(lead, LEAST_ROOM);
    } else if (last + 1 >= LEAST_ROOM && isPowerOfTwo(last + 1)) {
      // Half of the room is not needed any more.
      this.#release(lead + last + 1, last + 1);
    }
  }

  #lead(row: number): number {
    return this.#table[row + LEAD] ?? FREE;
  }

  /** The first place in a row whose id is not less. */
  #placeOf(row: number, id: number): number {
    const count = this.count(row);
    // Most that come are the newest.
    if (count === 0 || this.id(row, count - 1) < id) return count;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.id(row, middle) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the ids of a row stand from now on, with room for one more. */
  #widened(row: number, count: number): number {
    const lead = this.#lead(row);
    const room = count + 1;
    if (lead > 0 && (room < LEAST_ROOM || !isPowerOfTwo(room))) return lead;
    const size = lead < 0 ? LEAST_ROOM : 2 * room;
    const found = this.#free[Math.log2(size)]?.pop() ?? this.#roomAtEnd(size);
    if (lead < 0) this.#ids[found + 1] = this.id(row, 0);
    else {
      this.#ids.copyWithin(found, lead, lead + room);
      this.#release(lead, room);
    }
    this.#table[row + LEAD] = found;
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
    const isTaken = (row: number): boolean => old[row + LEAD] !== FREE && old[row + LEAD] !== GONE;
    this.#taken = 0;
    for (let row = 0; row < old.length; row += WIDTH) if (isTaken(row)) this.#taken += 1;
    const isFull = WIDTH * this.#taken >= (FULLEST / 2) * old.length;
    this.#table = new Int32Array(isFull ? 2 * old.length : old.length);
    for (let row = 0; row < old.length; row += WIDTH) {
      if (!isTaken(row)) continue;
      const place = this.row(old[row + PAIR] ?? 0);
      this.#table[place + PAIR] = old[row + PAIR] ?? 0;
      this.#table[place + LEAD] = old[row + LEAD] ?? 0;
    }
  }
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/** The same numbers, with room for half as many again at least. */
export function larger(numbers: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const room = new Int32Array(Math.max(least, numbers.length + (numbers.length >> 1)));
  room.set(numbers);
  return room;
}
