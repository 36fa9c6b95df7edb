import { hashed, NOTHING } from '../page/hash';
import { numberOf } from '../page/word-table';

/** Two words in a row, by their numbers, as one number. */
export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul((second << 15) | (second >>> 17), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) | 0;
}

/** Words in their order as one number, the same in every run. */
export function hashWords(words: Int32Array): number {
  let hash = NOTHING;
  for (let at = 0; at < words.length; at++) hash = hashed(hash, numberOf(words[at] ?? 0));
  return hash;
}
