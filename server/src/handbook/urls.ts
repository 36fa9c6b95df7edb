import type { Address, PageAt } from '../site/profile';
import { urlKey } from '../site/resolve';

/** Nearly always one page's path. */
type Paths = string | Set<string>;

/** Which page answers at which URL path, kept current page by page. */
export class UrlIndex {
  readonly #addresses = new Map<string, Address>();
  readonly #pages = new Map<string, Paths>();
  readonly #redirects = new Map<string, Paths>();
  /** Keys that are not in lower case, as they would be. */
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
    const changed = new Set<string>();
    for (const kind of ['pages', 'redirects'] as const) {
      const index = kind === 'pages' ? this.#pages : this.#redirects;
      for (const key of was[kind]) {
        if (is[kind].includes(key)) continue;
        remove(index, key, path);
        changed.add(key.toLowerCase());
      }
      for (const key of is[kind]) {
        if (was[kind].includes(key)) continue;
        add(index, key, path);
        changed.add(key.toLowerCase());
      }
    }
    for (const key of was.pages) if (key !== key.toLowerCase()) remove(this.#lower, key.toLowerCase(), path);
    for (const key of is.pages) if (key !== key.toLowerCase()) add(this.#lower, key.toLowerCase(), path);
    if (address === undefined) this.#addresses.delete(path);
    else this.#addresses.set(path, address);
    return changed;
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

const keysOf = (address: Address | undefined) => ({
  pages: address === undefined ? [] : [address.url, ...address.also].map(urlKey),
  redirects: address === undefined ? [] : address.redirects.map(urlKey),
});

/** Of several pages at one URL always the same one, in whatever order they came. */
function first(paths: Paths | undefined): string | undefined {
  return paths === undefined || typeof paths === 'string'
    ? paths
    : [...paths].reduce<string | undefined>(least, undefined);
}

const least = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

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
