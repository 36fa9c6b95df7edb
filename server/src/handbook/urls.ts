import type { Address, PageAt } from '../site/profile';
import { urlKey } from '../site/resolve';

/** Nearly always one page's path. */
type Paths = string | Set<string>;

/** Which page answers at which URL path, kept current page by page. */
export class UrlIndex {
  readonly #addresses = new Map<string, Address>();
  readonly #pages = new Map<string, Paths>();
  readonly #redirects = new Map<string, Paths>();
  /** By keys in lower case, of pages that have them otherwise. */
  readonly #lower = new Map<string, Paths>();

  address(path: string): Address | undefined {
    return this.#addresses.get(path);
  }

  /** The keys under which a page is asked for. */
  keysOf(path: string): ReadonlySet<string> {
    const { pages, redirects } = keysOf(this.#addresses.get(path));
    return new Set([...pages, ...redirects].map((key) => key.toLowerCase()));
  }

  /** Keys whose answer may be another now. */
  set(path: string, address: Address): ReadonlySet<string> {
    return this.#replace(path, address);
  }

  delete(path: string): ReadonlySet<string> {
    return this.#replace(path, undefined);
  }

  #replace(path: string, address: Address | undefined): ReadonlySet<string> {
    const [was, is] = [keysOf(this.#addresses.get(path)), keysOf(address)];
    const changed = [
      ...exchange(this.#pages, path, was.pages, is.pages),
      ...exchange(this.#redirects, path, was.redirects, is.redirects),
    ];
    exchange(this.#lower, path, was.lower, is.lower);
    if (address === undefined) this.#addresses.delete(path);
    else this.#addresses.set(path, address);
    return new Set(changed.map((key) => key.toLowerCase()));
  }

  at(urlPath: string): PageAt | undefined {
    const key = urlKey(urlPath);
    const page = first(this.#pages.get(key));
    if (page !== undefined) return { path: page, by: 'url' };
    const moved = first(this.#redirects.get(key));
    if (moved !== undefined) return { path: moved, by: 'redirect' };
    const lower = key.toLowerCase();
    const similar = least(first(this.#pages.get(lower)), first(this.#lower.get(lower)));
    return similar === undefined ? undefined : { path: similar, by: 'case' };
  }
}

interface Keys {
  readonly pages: readonly string[];
  readonly redirects: readonly string[];
  /** Of pages, those that are not in lower case, as they would be. */
  readonly lower: readonly string[];
}

const NO_KEYS: Keys = { pages: [], redirects: [], lower: [] };

function keysOf(address: Address | undefined): Keys {
  if (address === undefined) return NO_KEYS;
  const pages = [address.url, ...address.also].map(urlKey);
  const lower = pages.map((key) => key.toLowerCase()).filter((key, index) => key !== pages[index]);
  return { pages, redirects: address.redirects.map(urlKey), lower };
}

/** Of several pages at one URL always the same one, in whatever order they came. */
function first(paths: Paths | undefined): string | undefined {
  return paths === undefined || typeof paths === 'string'
    ? paths
    : [...paths].reduce<string | undefined>(least, undefined);
}

const least = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

/** A page has other keys than before. Returns those that came or went. */
function exchange(
  index: Map<string, Paths>,
  path: string,
  was: readonly string[],
  is: readonly string[],
): readonly string[] {
  const [gone, come] = [was.filter((key) => !is.includes(key)), is.filter((key) => !was.includes(key))];
  for (const key of gone) remove(index, key, path);
  for (const key of come) add(index, key, path);
  return [...gone, ...come];
}

function add(index: Map<string, Paths>, key: string, path: string): void {
  const paths = index.get(key);
  if (paths === undefined) index.set(key, path);
  else if (typeof paths !== 'string') paths.add(path);
  else if (paths !== path) index.set(key, new Set([paths, path]));
}

function remove(index: Map<string, Paths>, key: string, path: string): void {
  const paths = index.get(key);
  if (paths === undefined || typeof paths === 'string') {
    if (paths === path) index.delete(key);
    return;
  }
  paths.delete(path);
  if (paths.size === 0) index.delete(key);
}
