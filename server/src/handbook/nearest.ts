import { distance } from 'fastest-levenshtein';

/** The known word that a misspelt one most likely means: at most a third of its letters differ, or two of a short word's, for letters get swapped. Null when none does. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(word.length < 4 ? 1 : 2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}
