import type { Page } from '../../page/page';
import { dirname } from '../../site/url';
import { aboutPage } from '../own-schema';
import { isOrder, NAMES, sameNames, sameOrders } from './alike';
import { missingKeys } from './folder';
import { oddKeys, oddValues } from './keys';
import type { Data, Oddity } from './oddity';

type Odd = ReadonlyMap<string, readonly Oddity[]>;

/** How keys are spelt, and what pages of a folder have in common. The other topics are each key's values and each folder. */
const SPELLING = 'spelling';
const NAMING = 'naming';
const ORDERING = 'ordering';
const valuesOf = (key: string): string => `values:${key}`;
const inside = (folder: string): string => `folder:${folder}`;

/**
 * What the pages' frontmatter has in common, and which page differs from it. What is odd is found topic by topic when
 * it is first asked for; from then on an edit looks again at those topics alone that it can change.
 */
export class Habits {
  readonly #folders = new Map<string, Map<string, Data>>();
  /** For each key, the pages that have it, with its values. */
  readonly #keys = new Map<string, Map<string, unknown>>();
  readonly #topics = new Map<string, Odd>();

  /** Takes a page's new state; returns the pages that are odd in another way now. */
  set(path: string, { frontmatter }: Page): ReadonlySet<string> {
    const data = frontmatter?.misplaced === false ? frontmatter.data : null;
    return this.#replace(path, data && aboutPage(data));
  }

  delete(path: string): ReadonlySet<string> {
    return this.#replace(path, null);
  }

  oddities(path: string): readonly Oddity[] {
    return this.#topicsOf(path).flatMap((topic) => this.#topic(topic).get(path) ?? []);
  }

  /** Finds out step by step what `oddities` rests on. Pages may come, change and go in between. */
  *finding(path: string): Generator<void> {
    for (const topic of this.#topicsOf(path)) {
      if (this.#topics.has(topic)) continue;
      this.#topic(topic);
      yield;
    }
  }

  #topicsOf(path: string): readonly string[] {
    const folder = dirname(path);
    const data = this.#folders.get(folder)?.get(path);
    if (data === undefined) return [];
    return [SPELLING, NAMING, ORDERING, ...Object.keys(data).map(valuesOf), inside(folder)];
  }

  #replace(path: string, data: Data | null): ReadonlySet<string> {
    const folder = dirname(path);
    const pages = this.#folders.get(folder) ?? new Map<string, Data>();
    const before = pages.get(path) ?? {};
    const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(data ?? {}))];
    const isNew = pages.has(path) !== (data !== null);
    if (data === null) pages.delete(path);
    else pages.set(path, data);
    if (pages.size === 0) this.#folders.delete(folder);
    else this.#folders.set(folder, pages);

    const stale = new Set<string>();
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      if (was.has(key) === is.has(key) && JSON.stringify(was.get(key)) === JSON.stringify(is.get(key))) continue;
      const values = this.#keys.get(key) ?? new Map<string, unknown>();
      if (is.has(key)) values.set(path, is.get(key));
      else values.delete(path);
      if (values.size === 0) this.#keys.delete(key);
      else this.#keys.set(key, values);
      stale.add(valuesOf(key));
      if (was.has(key) !== is.has(key)) stale.add(SPELLING);
      if (NAMES.includes(key)) stale.add(NAMING);
      if (isOrder(key)) stale.add(ORDERING);
    }
    if (isNew || stale.size > 0) stale.add(inside(folder));
    return this.#renew(stale);
  }

  /** Looks again at topics that were asked about; returns the pages of which something else is said. */
  #renew(topics: Iterable<string>): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const topic of topics) {
      const before = this.#topics.get(topic);
      if (before === undefined) continue;
      this.#topics.delete(topic);
      const after = this.#topic(topic);
      for (const path of new Set([...before.keys(), ...after.keys()])) {
        if (JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path))) touched.add(path);
      }
    }
    return touched;
  }

  #topic(topic: string): Odd {
    const known = this.#topics.get(topic);
    if (known !== undefined) return known;
    const odd = this.#find(topic);
    this.#topics.set(topic, odd);
    return odd;
  }

  #find(topic: string): Odd {
    if (topic === SPELLING) return oddKeys(this.#keys);
    if (topic === NAMING) return sameNames(this.#folders);
    if (topic === ORDERING) return sameOrders(this.#folders);
    const name = topic.slice(topic.indexOf(':') + 1);
    return topic === inside(name)
      ? missingKeys(this.#folders.get(name) ?? new Map())
      : oddValues(name, this.#keys.get(name) ?? new Map());
  }
}
