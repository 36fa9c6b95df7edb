import { numberOf, wordOf } from '../page/word-table';
import { hashPair, hashWords } from './hash';

/** The words of a passage; passages that say the same share one. */
export class Text {
  readonly words: Int32Array;
  /** The same for texts that say the same. */
  readonly hash: number;

  /** @param words by their ids */
  constructor(words: Int32Array) {
    this.words = words;
    this.hash = hashWords(words);
  }

  says(other: Text): boolean {
    if (this === other) return true;
    const { length } = this.words;
    return this.hash === other.hash && length === other.words.length && this.#firstDifference(other) === length;
  }

  /** Whether what it says comes first. */
  isBefore(other: Text): boolean {
    const at = this.#firstDifference(other);
    if (at >= other.words.length) return false;
    return at >= this.words.length || wordOf(this.words[at] ?? 0) < wordOf(other.words[at] ?? 0);
  }

  #firstDifference({ words }: Text): number {
    const length = Math.min(this.words.length, words.length);
    let at = 0;
    while (at < length && this.words[at] === words[at]) at += 1;
    return at;
  }
}

/** Weight of a pair in which none, one or both words are long. */
const WEIGHTS = [2, 5, 10] as const;

/** Each two words in a row, once, as a number. Its last two bits tell how many of them are long. */
export function pairsOf({ words }: Pick<Text, 'words'>): Int32Array {
  const pairs = new Int32Array(Math.max(0, words.length - 1));
  let first = numberOf(words[0] ?? 0);
  for (let at = 0; at < pairs.length; at++) {
    const second = numberOf(words[at + 1] ?? 0);
    pairs[at] = (hashPair(first, second) & ~3) | ((first & 1) + (second & 1));
    first = second;
  }
  pairs.sort();
  let count = 0;
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at] ?? 0;
    if (count === 0 || pair !== pairs[count - 1]) pairs[count++] = pair;
  }
  return pairs.subarray(0, count);
}

/**
 * What a pair counts. Rare words say more than common ones. How rare a word is, its length says well enough (G. K. Zipf,
 * "The Psycho-Biology of Language", 1935), without counting it in the whole handbook: so whether two texts are alike
 * depends on nothing but the two, and an edit elsewhere cannot change it.
 */
export const weightOf = (pair: number): number => WEIGHTS[(pair & 3) as 0 | 1 | 2] ?? 0;
