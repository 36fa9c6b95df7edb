/** Longest texts that are compared word by word; the rest, but for a common end, is left out: the cost stays bounded. */
const LONGEST = 8000;

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
  const width = (a.length + 31) >>> 5;
  /** Whether the LCS of `b` up to `row` and `a` is no longer with `a[column]` than without. */
  const stays = (row: number, column: number): boolean =>
    (((rows[row * width + (column >>> 5)] ?? 0) >>> (column & 31)) & 1) === 1;
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
  const width = (a.length + 31) >>> 5;
  const masks = new Map<number, Int32Array>();
  for (const [at, word] of a.entries()) {
    let mask = masks.get(word);
    if (mask === undefined) {
      mask = new Int32Array(width);
      masks.set(word, mask);
    }
    mask[at >>> 5] = (mask[at >>> 5] ?? 0) | (1 << (at & 31));
  }
  const rows = new Int32Array(width * b.length);
  let above = new Int32Array(width).fill(-1);
  for (const [at, word] of b.entries()) {
    const row = rows.subarray(at * width, (at + 1) * width);
    const mask = masks.get(word);
    if (mask === undefined) row.set(above);
    else {
      let carry = 0;
      for (let part = 0; part < width; part++) {
        const bits = above[part] ?? 0;
        const same = bits & (mask[part] ?? 0);
        const sum = (bits >>> 0) + (same >>> 0) + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        row[part] = sum | 0 | (bits ^ same);
      }
    }
    above = row;
  }
  return rows;
}
