import type { Page } from '../../page/page';
import { dirname } from '../../site/url';
import { nearMisses } from './near-misses';
import type { Data } from './oddity';

/** A day is no word. */
const DAY = /^\d{4}-\d{2}-\d{2}/;

type Pages = ReadonlyMap<string, Page>;

/** How many of the other pages have a key. */
export interface KeyUses {
  readonly count: number;
  /** Of those in the same folder. */
  readonly near: number;
}

/** What the other pages have under a key. */
export interface ValueUses {
  /** How many could have the key, and how many do. */
  readonly of: number;
  readonly having: number;
  /** How many have a list. */
  readonly lists: number;
  /** Words, and true or false, with the number of pages that have them, the most common first. Free text has none. */
  readonly values: ReadonlyMap<string | boolean, number>;
}

/** The keys that other pages have under some keys, the outermost first. What is likely a slip is left out. */
export function keysUsed(pages: Pages, path: string, keys: readonly string[]): ReadonlyMap<string, KeyUses> {
  const uses = new Map<string, KeyUses>();
  for (const [other, data] of othersOf(pages, path)) {
    const near = dirname(other) === dirname(path) ? 1 : 0;
    for (const key of new Set(mappingsAt(data, keys).flatMap((mapping) => Object.keys(mapping)))) {
      const known = uses.get(key);
      uses.set(key, { count: (known?.count ?? 0) + 1, near: (known?.near ?? 0) + near });
    }
  }
  const slips = nearMisses(new Map([...uses].map(([key, { count }]) => [key, count])));
  return new Map([...uses].filter(([key]) => !slips.has(key)));
}

/** What other pages have under a key; `keys`: from the outermost to the key itself. */
export function valuesUsed(pages: Pages, path: string, keys: readonly string[]): ValueUses {
  const key = keys.at(-1) ?? '';
  const counts = new Map<string | boolean, number>();
  let [of, having, lists] = [0, 0, 0];
  for (const [, data] of othersOf(pages, path)) {
    const mappings = mappingsAt(data, keys.slice(0, -1));
    const values = mappings.flatMap((mapping) => (Object.hasOwn(mapping, key) ? [mapping[key]] : []));
    if (mappings.length > 0) of += 1;
    if (values.length > 0) having += 1;
    if (values.some((value) => Array.isArray(value))) lists += 1;
    for (const word of new Set(values.flat().flatMap(wordOf))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { of, having, lists, values: vocabularyOf(counts) };
}

function* othersOf(pages: Pages, path: string): Generator<readonly [string, Data]> {
  for (const [other, { frontmatter }] of pages) {
    if (other !== path && frontmatter?.misplaced === false && frontmatter.data !== null)
      yield [other, frontmatter.data];
  }
}

/** The mappings under some keys; lists are looked into. */
const mappingsAt = (data: Data, keys: readonly string[]): Data[] =>
  keys.reduce<Data[]>(
    (mappings, key) =>
      mappings.flatMap((mapping) => (Object.hasOwn(mapping, key) ? [mapping[key]].flat().filter(isMapping) : [])),
    [data],
  );

const isMapping = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wordOf(value: unknown): (string | boolean)[] {
  if (typeof value === 'boolean') return [value];
  const word = typeof value === 'string' ? value.trim() : '';
  return word === '' || word.includes('\n') || DAY.test(word) ? [] : [word];
}

/** Values that several pages have. Where most stand on one page alone, as titles do, those that do not are no vocabulary. */
function vocabularyOf(counts: ReadonlyMap<string | boolean, number>): ReadonlyMap<string | boolean, number> {
  const words = new Map([...counts].filter((use): use is [string, number] => typeof use[0] === 'string'));
  const slips = nearMisses(words);
  const isShared = ([word, count]: readonly [string | boolean, number]): boolean =>
    typeof word === 'boolean' || (count > 1 && !slips.has(word));
  const shared = [...counts].filter(isShared);
  if (2 * sumOf(shared) < sumOf([...counts])) return new Map();
  return new Map(shared.sort(([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1)));
}

const sumOf = (uses: readonly (readonly [unknown, number])[]): number =>
  uses.reduce((sum, [, count]) => sum + count, 0);
