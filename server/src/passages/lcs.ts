/** Longest texts that are compared word by word; the rest, but for a common end, is left out: the cost stays bounded. */
const LONGEST = 8000;
/** Of a row in one number: a sum of two is a whole number still that needs no more than 31. */
const BITS = 30;
const ALL = 2 ** BITS - 1;

/**
 * A longest common subsequence, as the positions that belong together: `[a0, b0, a1, b1, …]`, in order.
 *
 * Bit-parallel with one row of bits for each word of `b`: H. Hyyrö, "Bit-parallel LCS-length computation revisited",
 * AWOCA 2004. The rows are kept, and followed back from the end.
 */
export function align(a: Int32Array, b: Int32Array): Int32Array {
  const [endA, endB] = [a.length, b.length];
  let start = 0;
  while (start < endA && start < endB && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < endA - start && tail < endB - start && a[endA - 1 - tail] === b[endB - 1 - tail]) tail += 1;
  const pairs: number[] = [];
  for (let at = 0; at < start; at++) pairs.push(at, at);
  const middle = (text: Int32Array): Int32Array => text.subarray(start, Math.min(text.length - tail, start + LONGEST));
  alignMiddle(middle(a), middle(b), start, pairs);
  for (let left = tail; left > 0; left--) pairs.push(endA - left, endB - left);
  return Int32Array.from(pairs);
}

function alignMiddle(a: Int32Array, b: Int32Array, shift: number, pairs: number[]): void {
  if (a.length === 0 || b.length === 0) return;
  const rows = rowsOf(a, b);
  const width = Math.ceil(a.length / BITS);
  /** Whether the LCS of `b` up to `row` and `a` is no longer with `a[column]` than without. */
  const stays = (row: number, column: number): boolean =>
    (((rows[row * width + Math.trunc(column / BITS)] ?? 0) >>> (column % BITS)) & 1) === 1;
  const found: number[] = [];
  let column = a.length;
  let row = b.length;
  while (column > 0 && row > 0) {
    if (stays(row - 1, column - 1)) column -= 1;
    else if (row > 1 && !stays(row - 2, column - 1)) row -= 1;
    else {
      column -= 1;
      row -= 1;
      found.push(row + shift, column + shift);
    }
  }
  for (let at = found.length - 1; at > 0; at -= 2) pairs.push(found[at] ?? 0, found[at - 1] ?? 0);
}

function rowsOf(a: Int32Array, b: Int32Array): Int32Array {
  const width = Math.ceil(a.length / BITS);
  const numbers = new Numbers(a);
  const masks = new Int32Array(width * numbers.count);
  for (let at = 0; at < a.length; at++) {
    const part = numbers.of(a[at] ?? 0) * width + Math.trunc(at / BITS);
    masks[part] = (masks[part] ?? 0) | (1 << (at % BITS));
  }
  const rows = new Int32Array(width * b.length);
  for (let row = 0; row < b.length; row++) {
    const [start, above] = [row * width, (row - 1) * width];
    const mask = numbers.of(b[row] ?? 0) * width;
    let carry = 0;
    for (let part = 0; part < width; part++) {
      const bits = row === 0 ? ALL : (rows[above + part] ?? 0);
      const same = mask < 0 ? 0 : bits & (masks[mask + part] ?? 0);
      const sum = bits + same + carry;
      carry = sum >>> BITS;
      rows[start + part] = (sum & ALL) | (bits ^ same);
    }
  }
  return rows;
}

/** The words of a text, numbered from 0: a hash table with open addressing, since most texts are compared but once. */
class Numbers {
  readonly #words: Int32Array;
  /** 0 where there is no word. */
  readonly #numbers: Int32Array;
  #count = 0;

  constructor(text: Int32Array) {
    const size = 2 ** Math.ceil(Math.log2(2 * text.length));
    this.#words = new Int32Array(size);
    this.#numbers = new Int32Array(size);
    for (let at = 0; at < text.length; at++) this.#add(text[at] ?? 0);
  }

  get count(): number {
    return this.#count;
  }

  /** -1 for a word that the text does not have. */
  of(word: number): number {
    return (this.#numbers[this.#place(word)] ?? 0) - 1;
  }

  #add(word: number): void {
    const place = this.#place(word);
    if (this.#numbers[place] !== 0) return;
    this.#count += 1;
    this.#words[place] = word;
    this.#numbers[place] = this.#count;
  }

  #place(word: number): number {
    const last = this.#words.length - 1;
    let place = (Math.imul(word, 0x9e3779b1) >>> 5) & last;
    while (this.#numbers[place] !== 0 && this.#words[place] !== word) place = (place + 1) & last;
    return place;
  }
}
