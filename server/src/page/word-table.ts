import { hashed, NOTHING } from './hash';

/**
 * The words of all pages, each once: what a page keeps of a word is its id here, the same as long as the process runs.
 * Words are never taken out, since pages hold their ids. It is no leak: ten million words of a handbook are some hundred
 * thousand different ones, and an author who writes all day adds ten thousand, most of them half typed: a megabyte.
 */
const words: string[] = [''];
/** By id: the word as a number, by its letters alone. */
let numbers = new Int32Array(1024);
/** A hash table with open addressing: the ids, 0 where there is none. It is half full at most. */
let rows = new Int32Array(2 * numbers.length);

/** The letters of the word that is being spelled, and what they are as a number. */
let letters = new Uint16Array(64);
let length = 0;
let hash = NOTHING;

/** The id of a word; above 0. */
export function idOf(word: string): number {
  for (let at = 0; at < word.length; at++) spell(word.charCodeAt(at));
  return spelled();
}

/** Empty for 0. */
export const wordOf = (id: number): string => words[id] ?? '';

export const wordsOf = (ids: Int32Array): string[] => Array.from(ids, wordOf);

/** The same in every run, whatever words came before; its last bit tells whether the word is long. */
export const numberOf = (id: number): number => numbers[id] ?? 0;

/** Takes the next letter of a word, as a UTF-16 code unit: a word that is known needs no string. */
export function spell(letter: number): void {
  if (length === letters.length) letters = withRoom(letters, new Uint16Array(2 * length));
  letters[length++] = letter;
  hash = hashed(hash, letter);
}

/** The id of the word that was spelled; the next letter begins another one. */
export function spelled(): number {
  const number = (hash << 1) | (isLong() ? 1 : 0);
  let row = firstRow(number);
  let id = rows[row] ?? 0;
  while (id !== 0 && !(numbers[id] === number && isSpelled(words[id] ?? ''))) {
    row = next(row);
    id = rows[row] ?? 0;
  }
  if (id === 0) {
    id = words.length;
    rows[row] = id;
    add(number);
  }
  length = 0;
  hash = NOTHING;
  return id;
}

/** In scripts that need fewer letters for a word, two are long. */
const isLong = (): boolean => length >= ((letters[0] ?? 0) >= 0x2e80 ? 2 : 5);

function isSpelled(word: string): boolean {
  if (word.length !== length) return false;
  for (let at = 0; at < length; at++) if (word.charCodeAt(at) !== letters[at]) return false;
  return true;
}

const firstRow = (number: number): number => (Math.imul(number, 0x9e3779b1) >>> 5) & (rows.length - 1);

const next = (row: number): number => (row + 1) & (rows.length - 1);

function add(number: number): void {
  let word = '';
  for (let at = 0; at < length; at++) word += String.fromCharCode(letters[at] ?? 0);
  numbers[words.length] = number;
  words.push(word);
  if (words.length === numbers.length) grow();
}

function grow(): void {
  numbers = withRoom(numbers, new Int32Array(2 * numbers.length));
  rows = new Int32Array(2 * numbers.length);
  for (let id = 1; id < words.length; id++) {
    let row = firstRow(numbers[id] ?? 0);
    while (rows[row] !== 0) row = next(row);
    rows[row] = id;
  }
}

function withRoom<Numbers extends Int32Array | Uint16Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
