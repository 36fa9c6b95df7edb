import type { Page } from '../../page/page';
import { dirname } from '../../site/url';
import { nearMisses } from './near-misses';
import type { Data } from './oddity';

/** What the other pages have under a key. */
export interface Uses {
  /** How many could have the key, and how many do. */
  readonly of: number;
  readonly count: number;
  /** Of those in the same folder. */
  readonly near: number;
  /** How many have a list, and how many a group of keys. */
  readonly lists: number;
  readonly groups: number;
  /** Words, and true or false, with the number of pages that have them, the most common first. Free text has none. */
  readonly values: ReadonlyMap<string | boolean, number>;
}

interface Counted {
  count: number;
  near: number;
  lists: number;
  groups: number;
  readonly words: Map<string | boolean, number>;
}

/** A day is no word. */
const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * The keys that other pages have below some keys, the outermost first. Each step looks at one page.
 * @param only the one key that is asked for; without it, what is likely a slip of another key is left out
 */
export function* usesBelow(
  pages: ReadonlyMap<string, Page>,
  path: string,
  keys: readonly string[],
  only: string | null = null,
): Generator<null, ReadonlyMap<string, Uses>> {
  const found = new Map<string, Counted>();
  let of = 0;
  for (const [other, { frontmatter }] of pages) {
    yield null;
    if (other === path || frontmatter?.misplaced !== false || frontmatter.data === null) continue;
    const mappings = mappingsAt(frontmatter.data, keys);
    if (mappings.length > 0) of += 1;
    const isNear = dirname(other) === dirname(path);
    for (const key of only === null ? new Set(mappings.flatMap((mapping) => Object.keys(mapping))) : [only]) {
      const values = mappings.flatMap((mapping) => (Object.hasOwn(mapping, key) ? [mapping[key]] : []));
      if (values.length > 0) count(found, key, values, isNear);
    }
  }
  const slips = only === null ? nearMisses(new Map([...found].map(([key, each]) => [key, each.count]))) : new Map();
  const uses = new Map<string, Uses>();
  for (const [key, { words, ...counts }] of found) {
    yield null;
    if (!slips.has(key)) uses.set(key, { of, ...counts, values: vocabularyOf(words) });
  }
  return uses;
}

function count(found: Map<string, Counted>, key: string, values: readonly unknown[], isNear: boolean): void {
  const counted = found.get(key) ?? {
    count: 0,
    near: 0,
    lists: 0,
    groups: 0,
    words: new Map<string | boolean, number>(),
  };
  found.set(key, counted);
  counted.count += 1;
  if (isNear) counted.near += 1;
  if (values.some((value) => Array.isArray(value))) counted.lists += 1;
  if (values.some(isMapping)) counted.groups += 1;
  for (const word of new Set(values.flat().flatMap(wordOf))) {
    counted.words.set(word, (counted.words.get(word) ?? 0) + 1);
  }
}

/** The mappings under some keys; lists are looked into. */
function mappingsAt(data: Data, keys: readonly string[]): readonly Data[] {
  let mappings = [data];
  for (const key of keys) {
    mappings = mappings.flatMap((mapping) =>
      Object.hasOwn(mapping, key) ? [mapping[key]].flat().filter(isMapping) : [],
    );
  }
  return mappings;
}

const isMapping = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wordOf(value: unknown): (string | boolean)[] {
  if (typeof value === 'boolean') return [value];
  const word = typeof value === 'string' ? value.trim() : '';
  return word === '' || word.includes('\n') || DAY.test(word) ? [] : [word];
}

/** Values that several pages have. Where most stand on one page alone, as titles do, those that do not are no vocabulary. */
function vocabularyOf(words: ReadonlyMap<string | boolean, number>): ReadonlyMap<string | boolean, number> {
  const shared: [string | boolean, number][] = [];
  let [all, repeated] = [0, 0];
  for (const [word, times] of words) {
    all += times;
    if (times === 1 && typeof word !== 'boolean') continue;
    repeated += times;
    shared.push([word, times]);
  }
  if (2 * repeated < all) return new Map();
  return new Map(shared.sort(([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1)));
}
