/** A word as a number, by content alone, so that the same text has the same numbers in every run (FNV-1a, 32 bits). */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Two words in a row as one number. */
export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul((second << 15) | (second >>> 17), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) | 0;
}

/** Words in their order as one number. */
export function hashWords(words: Int32Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  return hash | 0;
}
