import type { Range } from '../passages/match';

/** Two passages that share less than this part of the longer one in one run were not the same. */
const NEARLY_ALL = 0.8;
/** So many words in a row are looked for around the middle of a passage. */
const SEED = 6;

/** A run of words that two texts share: its range in the first, and how much further on it stands in the second. */
export interface SharedRun {
  readonly a: Range;
  readonly shift: number;
}

/** The run of words shared by two texts that holds a passage of each, or nearly all of both; null when there is none. */
export function sharedRun(a: Int32Array, passageA: Range, b: Int32Array, passageB: Range): SharedRun | null {
  // What holds nearly all of a passage holds its middle.
  const middle = Math.max(0, ((passageA.start + passageA.end) >> 1) - (SEED >> 1));
  const seed = a.subarray(middle, Math.min(middle + SEED, passageA.end));
  for (let at = standsAt(seed, b); at >= 0; at = standsAt(seed, b, at + 1)) {
    const run = extended(a, middle, b, at);
    const inB = { start: run.a.start + run.shift, end: run.a.end + run.shift };
    if (holds(run.a, passageA) && holds(inB, passageB)) return run;
  }
  return null;
}

/** Where some words stand in a text, in a row, from a place on; -1 when nowhere. */
export function standsAt(words: Int32Array, text: Int32Array, from = 0): number {
  const [first] = words;
  if (first === undefined) return -1;
  for (let at = text.indexOf(first, from); at >= 0; at = text.indexOf(first, at + 1)) {
    let length = 1;
    while (length < words.length && text[at + length] === words[length]) length += 1;
    if (length === words.length) return at;
  }
  return -1;
}

function extended(a: Int32Array, atA: number, b: Int32Array, atB: number): SharedRun {
  let [start, end] = [atA, atA];
  const shift = atB - atA;
  while (start > 0 && start + shift > 0 && a[start - 1] === b[start + shift - 1]) start -= 1;
  while (end < a.length && end + shift < b.length && a[end] === b[end + shift]) end += 1;
  return { a: { start, end }, shift };
}

function holds(run: Range, passage: Range): boolean {
  const shared = Math.min(run.end, passage.end) - Math.max(run.start, passage.start);
  return shared >= NEARLY_ALL * (passage.end - passage.start);
}
