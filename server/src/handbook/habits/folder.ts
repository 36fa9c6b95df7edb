import { basename } from '../../site/url';
import type { Data, Oddity } from './oddity';

/** So many siblings that all have a key make its absence remarkable: with the page itself, nine of ten. */
const SIBLINGS = 9;
/** So many pages of one name, or of one place in the order, are meant so. */
const MOST_ALIKE = 3;
/** So many pages with a place of their own show that each should have one. */
const ORDERED = 4;

/** What a page is called in the navigation, the most telling first. */
export const NAMES = ['navTitle', 'nav_title', 'sidebar_label', 'linkTitle', 'title'];
const ORDER = /^(?:order|weight|position)$|(?:[_-](?:order|weight|position)|Order|Weight|Position)$/;
const INDEX = /^_?(?:index|readme)\./i;

/** What is odd about the pages of one folder beside each other. */
export function oddInFolder(pages: ReadonlyMap<string, Data>): Map<string, Oddity[]> {
  const odd = new Map<string, Oddity[]>();
  const add = (path: string, oddity: Oddity): void => {
    odd.set(path, [...(odd.get(path) ?? []), oddity]);
  };
  for (const { key, value, paths } of sameNames(pages)) {
    for (const path of paths) {
      add(path, { kind: 'same-name', key: key(path), value, others: without(paths, path) });
    }
  }
  // A folder's own page has its place among the folders, and is often unlike the pages below it.
  const siblings = new Map([...pages].filter(([path]) => !INDEX.test(basename(path))));
  for (const { key, value, paths, free } of sameOrders(siblings)) {
    for (const path of paths) add(path, { kind: 'same-order', key, value, free, others: without(paths, path) });
  }
  for (const { path, key } of missingKeys(siblings)) {
    add(path, { kind: 'missing-key', key, others: siblings.size - 1 });
  }
  return odd;
}

const without = (paths: readonly string[], path: string): string[] => paths.filter((other) => other !== path);

function* sameNames(pages: ReadonlyMap<string, Data>) {
  const named = new Map<string, { value: string; paths: string[] }>();
  const keys = new Map<string, string>();
  for (const [path, data] of pages) {
    const key = NAMES.find((name) => typeof data[name] === 'string' && data[name].trim() !== '');
    if (key === undefined) continue;
    keys.set(path, key);
    const value = String(data[key]).trim();
    // `pay.de.md` is the same page as `pay.md` in another language.
    const suffixes = basename(path).split('.').slice(1);
    const group = JSON.stringify([suffixes, value]);
    const { paths } = named.get(group) ?? { paths: [] as string[] };
    paths.push(path);
    named.set(group, { value, paths });
  }
  const key = (path: string): string => keys.get(path) ?? '';
  for (const { value, paths } of named.values()) {
    if (paths.length > 1 && paths.length <= MOST_ALIKE) yield { key, value, paths: paths.sort() };
  }
}

function* sameOrders(pages: ReadonlyMap<string, Data>) {
  const orders = new Map<string, Map<number, string[]>>();
  for (const [path, data] of pages) {
    for (const [key, value] of Object.entries(data)) {
      if (typeof value !== 'number' || !ORDER.test(key)) continue;
      const places = orders.get(key) ?? new Map<number, string[]>();
      const paths = places.get(value) ?? [];
      paths.push(path);
      orders.set(key, places.set(value, paths));
    }
  }
  for (const [key, places] of orders) {
    const ordered = [...places.values()].reduce((sum, { length }) => sum + length, 0);
    if (ordered < ORDERED || ordered - places.size > Math.max(1, ordered / 10)) continue;
    for (const [value, paths] of places) {
      if (paths.length < 2 || paths.length > MOST_ALIKE) continue;
      yield { key, value, paths: paths.sort(), free: nextFree(value, places) };
    }
  }
}

function nextFree(value: number, taken: ReadonlyMap<number, unknown>): number {
  let free = Math.floor(value) + 1;
  while (taken.has(free)) free += 1;
  return free;
}

/** Keys that all pages but one have. A page without several of them is a page of another kind, as is one with keys of its own. */
function* missingKeys(pages: ReadonlyMap<string, Data>) {
  if (pages.size <= SIBLINGS) return;
  const having = new Map<string, number>();
  for (const data of pages.values()) {
    for (const key of Object.keys(data)) having.set(key, (having.get(key) ?? 0) + 1);
  }
  const shared = [...having.keys()].filter((key) => having.get(key) === pages.size - 1);
  for (const [path, data] of pages) {
    const [key, ...more] = shared.filter((each) => !Object.hasOwn(data, each));
    const isOfAnotherKind = Object.keys(data).some((each) => having.get(each) === 1);
    if (key !== undefined && more.length === 0 && !isOfAnotherKind) yield { path, key };
  }
}
