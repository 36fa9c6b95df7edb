import type { Address, PageAt } from '../site/profile';
import { urlKey } from '../site/resolve';

/** Which page answers at which URL path, kept current page by page. */
export class UrlIndex {
  readonly #addresses = new Map<string, Address>();
  readonly #pages = new Map<string, Set<string>>();
  readonly #redirects = new Map<string, Set<string>>();
  readonly #lower = new Map<string, Set<string>>();

  address(path: string): Address | undefined {
    return this.#addresses.get(path);
  }

  /** Keys whose answer may be another now. */
  set(path: string, address: Address): ReadonlySet<string> {
    const before = this.#addresses.get(path);
    if (before !== undefined && same(before, address)) return new Set();
    const changed = new Set(this.delete(path));
    this.#addresses.set(path, address);
    for (const url of [address.url, ...address.also]) {
      const key = urlKey(url);
      add(this.#pages, key, path);
      add(this.#lower, key.toLowerCase(), path);
      changed.add(key.toLowerCase());
    }
    for (const url of address.redirects) {
      add(this.#redirects, urlKey(url), path);
      changed.add(urlKey(url).toLowerCase());
    }
    return changed;
  }

  delete(path: string): ReadonlySet<string> {
    const address = this.#addresses.get(path);
    const changed = new Set<string>();
    if (address === undefined) return changed;
    this.#addresses.delete(path);
    for (const url of [address.url, ...address.also]) {
      const key = urlKey(url);
      remove(this.#pages, key, path);
      remove(this.#lower, key.toLowerCase(), path);
      changed.add(key.toLowerCase());
    }
    for (const url of address.redirects) {
      remove(this.#redirects, urlKey(url), path);
      changed.add(urlKey(url).toLowerCase());
    }
    return changed;
  }

  at(urlPath: string): PageAt | undefined {
    const key = urlKey(urlPath);
    const page = first(this.#pages.get(key));
    if (page !== undefined) return { path: page, by: 'url' };
    const moved = first(this.#redirects.get(key));
    if (moved !== undefined) return { path: moved, by: 'redirect' };
    const similar = first(this.#lower.get(key.toLowerCase()));
    return similar === undefined ? undefined : { path: similar, by: 'case' };
  }
}

const same = (a: Address, b: Address): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Of several pages at one URL always the same one, in whatever order they came. */
function first(paths: Set<string> | undefined): string | undefined {
  let least: string | undefined;
  for (const path of paths ?? []) if (least === undefined || path < least) least = path;
  return least;
}

function add(index: Map<string, Set<string>>, key: string, path: string): void {
  const paths = index.get(key);
  if (paths === undefined) index.set(key, new Set([path]));
  else paths.add(path);
}

function remove(index: Map<string, Set<string>>, key: string, path: string): void {
  const paths = index.get(key);
  paths?.delete(path);
  if (paths?.size === 0) index.delete(key);
}
