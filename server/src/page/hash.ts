/** Numbers by content alone, the same in every run (FNV-1a, 32 bits): this one is that of nothing. */
export const NOTHING = 0x811c9dc5 | 0;

/** The number of something with one more at its end. */
export const hashed = (hash: number, next: number): number => Math.imul(hash ^ next, 0x01000193);

/** A word as a number. */
export function hashWord(word: string): number {
  let hash = NOTHING;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  return hash;
}
