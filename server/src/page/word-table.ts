import { hashWord } from './hash';
import { copied } from './text';

/**
 * All words of all pages, each once: what a page keeps of a word is its id here, the same as long as the process runs.
 * Words are never taken out, since pages hold their ids. It is no leak: a handbook of ten million words has some hundred
 * thousand different ones, fewer than its pages have links, and an author who writes all day adds some ten thousand, most
 * of them half typed: a megabyte.
 */
const words: string[] = [''];
/** By id: the word as a number, by its letters alone. */
let numbers = new Int32Array(1024);
/** A hash table with open addressing: the ids, 0 where there is none. It is half full at most. */
let rows = new Int32Array(2 * numbers.length);

/** The id of a word, or of one that stands in a text; above 0. The same letters are the same word. */
export function idOf(text: string, start = 0, end = text.length): number {
  const number = (hashWord(text, start, end) << 1) | (isLong(text, start, end) ? 1 : 0);
  const row = rowOf(number, text, start, end);
  const known = rows[row] ?? 0;
  if (known !== 0) return known;
  const id = words.length;
  words.push(copied(text.slice(start, end)));
  if (id === numbers.length) grow();
  numbers[id] = number;
  rows[rowOf(number, text, start, end)] = id;
  return id;
}

/** Empty for 0. */
export const wordOf = (id: number): string => words[id] ?? '';

export const wordsOf = (ids: Int32Array): string[] => Array.from(ids, wordOf);

/** The same in every run, whatever words came before; its last bit tells whether the word is long. */
export const numberOf = (id: number): number => numbers[id] ?? 0;

/** In scripts that need fewer letters for a word, two are long. */
const isLong = (text: string, start: number, end: number): boolean =>
  end - start >= (text.charCodeAt(start) >= 0x2e80 ? 2 : 5);

/** The row of a word, or the free one that it would take. */
function rowOf(number: number, text: string, start: number, end: number): number {
  let row = firstRow(number);
  for (let id = rows[row] ?? 0; id !== 0; id = rows[row] ?? 0) {
    if (numbers[id] === number && isWord(words[id] ?? '', text, start, end)) break;
    row = next(row);
  }
  return row;
}

const firstRow = (number: number): number => (Math.imul(number, 0x9e3779b1) >>> 5) & (rows.length - 1);

const next = (row: number): number => (row + 1) & (rows.length - 1);

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function grow(): void {
  const before = numbers;
  numbers = new Int32Array(2 * before.length);
  numbers.set(before);
  rows = new Int32Array(2 * numbers.length);
  for (let id = 1; id < before.length; id++) {
    let row = firstRow(before[id] ?? 0);
    while (rows[row] !== 0) row = next(row);
    rows[row] = id;
  }
}
