import { basename } from '../../site/url';
import { type Data, isFoldersOwn, type Oddity } from './oddity';

/** Of each folder, the frontmatter of its pages by their paths. */
type Folders = ReadonlyMap<string, ReadonlyMap<string, Data>>;

/** So many pages of one name, or of one place in the order, are meant so. */
const MOST_ALIKE = 3;
/** Where a folder has more groups of pages that are alike, they are meant: one among so many pages. */
const PAGES_PER_GROUP = 10;
/** Where a handbook has more pages that are like another, they are meant: one among so many, or these few. */
const PAGES_PER_ALIKE = 20;
const FEW_ALIKE = 4;
/** So many pages with a place of their own show that each should have one. */
const ORDERED = 4;

/** What a page is called in the navigation, the most telling first. */
export const NAMES = ['navTitle', 'nav_title', 'sidebar_label', 'linkTitle', 'title'];
const ORDER = /^(?:order|weight|position)$|(?:[_-](?:order|weight|position)|Order|Weight|Position)$/;
export const isOrder = (key: string): boolean => ORDER.test(key);

/** Pages that have the name of another page of their folder. */
export function sameNames(folders: Folders): Map<string, Oddity[]> {
  const odd = new Map<string, Oddity[]>();
  let all = 0;
  for (const pages of folders.values()) {
    const keys = new Map<string, string>();
    const named = new Map<string, { value: string; paths: string[] }>();
    for (const [path, data] of pages) {
      const key = NAMES.find((name) => typeof data[name] === 'string' && data[name].trim() !== '');
      if (key === undefined) continue;
      keys.set(path, key);
      const value = String(data[key]).trim();
      // `pay.de.md` is the same page as `pay.md` in another language.
      const group = JSON.stringify([basename(path).split('.').slice(1), value]);
      const { paths } = named.get(group) ?? { paths: [] };
      named.set(group, { value, paths: [...paths, path] });
    }
    all += keys.size;
    for (const { value, paths } of slipsAmong([...named.values()], keys.size)) {
      for (const path of paths) {
        odd.set(path, [{ kind: 'same-name', key: keys.get(path) ?? '', value, others: without(paths, path) }]);
      }
    }
  }
  return unlessUsual(odd, all);
}

/** Pages that have the place of another page of their folder in its order. */
export function sameOrders(folders: Folders): Map<string, Oddity[]> {
  const odd = new Map<string, Oddity[]>();
  let all = 0;
  for (const pages of folders.values()) {
    for (const [key, places] of ordersIn(pages)) {
      const ordered = [...places.values()].reduce((sum, { length }) => sum + length, 0);
      all += ordered;
      if (ordered < ORDERED) continue;
      const groups = [...places].map(([value, paths]) => ({ value, paths }));
      for (const { value, paths } of slipsAmong(groups, ordered)) {
        const free = nextFree(value, places);
        for (const path of paths) {
          const oddity: Oddity = { kind: 'same-order', key, value, free, others: without(paths, path) };
          odd.set(path, [...(odd.get(path) ?? []), oddity]);
        }
      }
    }
  }
  return unlessUsual(odd, all);
}

/** The groups of pages that are alike by mistake; none where so many are that they are meant. */
function slipsAmong<T extends { readonly paths: readonly string[] }>(groups: readonly T[], pages: number): T[] {
  const alike = groups.filter(({ paths }) => paths.length > 1);
  if (alike.length > Math.max(1, pages / PAGES_PER_GROUP)) return [];
  return alike.filter(({ paths }) => paths.length <= MOST_ALIKE);
}

/** What hardly any folder does is a slip; what many do is how the handbook is made. */
const unlessUsual = (odd: Map<string, Oddity[]>, pages: number): Map<string, Oddity[]> =>
  odd.size > Math.max(FEW_ALIKE, pages / PAGES_PER_ALIKE) ? new Map() : odd;

/** The other pages, in an order that does not depend on which came first. */
const without = (paths: readonly string[], path: string): string[] => paths.filter((other) => other !== path).sort();

/** For each key that orders pages, who has which place. A folder's own page has its place among the folders. */
function ordersIn(pages: ReadonlyMap<string, Data>): ReadonlyMap<string, ReadonlyMap<number, readonly string[]>> {
  const orders = new Map<string, Map<number, string[]>>();
  for (const [path, data] of pages) {
    if (isFoldersOwn(path)) continue;
    for (const [key, value] of Object.entries(data)) {
      if (typeof value !== 'number' || !isOrder(key)) continue;
      const places = orders.get(key) ?? new Map<number, string[]>();
      orders.set(key, places.set(value, [...(places.get(value) ?? []), path]));
    }
  }
  return orders;
}

function nextFree(value: number, taken: ReadonlyMap<number, unknown>): number {
  let free = Math.floor(value) + 1;
  while (taken.has(free)) free += 1;
  return free;
}
