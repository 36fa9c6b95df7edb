import { nearMisses } from './near-misses';
import type { Oddity } from './oddity';

/** Where so few values stand for so many uses, the values are a vocabulary and no free text. */
const USES_PER_VALUE = 3;
/** An empty value is remarkable where so many have one, and so many times as many. */
const FILLED = 5;
const TIMES_FILLED = 10;

/** Keys that few write in a way that hardly differs from how many write them. */
export function oddKeys(keys: ReadonlyMap<string, ReadonlyMap<string, unknown>>): Map<string, Oddity[]> {
  const odd = new Map<string, Oddity[]>();
  const counts = new Map([...keys].map(([key, { size }]) => [key, size]));
  // Keys that stand on one page both are two keys.
  const areApart = (key: string, other: string): boolean =>
    [...(keys.get(key)?.keys() ?? [])].some((path) => keys.get(other)?.has(path));
  for (const [key, miss] of nearMisses(counts, areApart)) {
    for (const path of keys.get(key)?.keys() ?? []) {
      odd.set(path, [...(odd.get(path) ?? []), { kind: 'key', key, written: key, ...miss }]);
    }
  }
  return odd;
}

/** What is odd about the values of one key, by page. */
export function oddValues(key: string, values: ReadonlyMap<string, unknown>): Map<string, Oddity[]> {
  const odd = new Map<string, Oddity[]>();
  const empty = [...values].filter(([, value]) => isEmpty(value));
  const filled = values.size - empty.length;
  if (filled >= FILLED && filled >= TIMES_FILLED * empty.length) {
    for (const [path] of empty) odd.set(path, [{ kind: 'empty', key, others: filled }]);
  }
  const counts = new Map<string, number>();
  for (const value of values.values()) {
    for (const word of wordsIn(value)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const uses = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (uses < USES_PER_VALUE * counts.size) return odd;
  const misses = nearMisses(counts);
  if (misses.size === 0) return odd;
  for (const [path, value] of values) {
    const oddities = wordsIn(value).flatMap((written): Oddity[] => {
      const miss = misses.get(written);
      return miss === undefined ? [] : [{ kind: 'value', key, written, ...miss }];
    });
    if (oddities.length > 0) odd.set(path, oddities);
  }
  return odd;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** The words that a value consists of, each once. Paths and URLs are no words. */
export function wordsIn(value: unknown): string[] {
  const words = (Array.isArray(value) ? value : [value]).map(wordOf);
  return [...new Set(words)].filter((word) => word !== '' && !word.includes('/'));
}

/** A text without what a block of YAML leaves around it; empty for what is no text. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
