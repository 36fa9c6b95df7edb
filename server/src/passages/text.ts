import { hashPair, hashWord } from './hash';

/** The words of a passage, as numbers; passages that say the same share one. */
export interface Text {
  readonly key: string;
  readonly words: Int32Array;
  /** Each two words in a row, once. */
  readonly pairs: Int32Array;
  /** What each pair counts. */
  readonly weights: Uint8Array;
  /** The sum of all weights. */
  readonly weight: number;
}

/** Weight of a pair in which none, one or both words are long. */
const WEIGHTS = [2, 5, 10] as const;

/**
 * Rare words say more than common ones. How rare a word is, its length says well enough (G. K. Zipf, "The Psycho-Biology
 * of Language", 1935), without counting it in the whole handbook: so whether two texts are alike depends on nothing but
 * the two, and an edit elsewhere cannot change it.
 */
export function textOf(words: readonly string[]): Text {
  const hashes = Int32Array.from(words, hashWord);
  const pairs = new Map<number, number>();
  for (let at = 1; at < words.length; at++) {
    const long = isLong(words[at - 1] ?? '') + isLong(words[at] ?? '');
    pairs.set(hashPair(hashes[at - 1] ?? 0, hashes[at] ?? 0), WEIGHTS[long] ?? 0);
  }
  const weights = Uint8Array.from(pairs.values());
  return {
    key: words.join(' '),
    words: hashes,
    pairs: Int32Array.from(pairs.keys()),
    weights,
    weight: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/** In scripts that need fewer letters for a word, two are long. */
function isLong(word: string): number {
  return word.length >= ((word.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 5) ? 1 : 0;
}
