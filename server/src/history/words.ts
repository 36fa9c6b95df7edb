/** Lower-cased runs of letters and digits, in order; markup and punctuation fall away. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How often each word occurs. */
export type Bag = ReadonlyMap<string, number>;

export function bagOf(words: readonly string[]): Bag {
  const bag = new Map<string, number>();
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/**
 * How alike two texts are by their words alone, 0 to 1, whatever the order and the line breaks: the weighted Jaccard
 * index (Ružička similarity), words shared by words of either, counted with repetition. Unlike the cosine it stays low
 * for texts that share only the small words of a language: two unrelated pages of one handbook have 0.1 to 0.3.
 */
export function bagSimilarity(a: Bag, b: Bag): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, count] of small) shared += Math.min(count, large.get(word) ?? 0);
  const either = total(a) + total(b) - shared;
  return either === 0 ? 0 : shared / either;
}

export function similarity(a: readonly string[], b: readonly string[]): number {
  return bagSimilarity(bagOf(a), bagOf(b));
}

function total(bag: Bag): number {
  let sum = 0;
  for (const count of bag.values()) sum += count;
  return sum;
}
