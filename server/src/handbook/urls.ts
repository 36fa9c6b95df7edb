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
    const before = this.#addresses.get(path);
    const [was, is] = [keysOf(before), keysOf(address)];
    const changed = new Set<string>();
    for (const kind of ['pages', 'redirects'] as const) {
      const index = kind === 'pages' ? this.#pages : this.#redirects;
      for (const key of was[kind]) {
        if (is[kind].has(key)) continue;
        remove(index, key, path);
        changed.add(key.toLowerCase());
      }
      for (const key of is[kind]) {
        if (was[kind].has(key)) continue;
        add(index, key, path);
        changed.add(key.toLowerCase());
      }
    }
    for (const key of was.pages) remove(this.#lower, key.toLowerCase(), path);
    for (const key of is.pages) add(this.#lower, key.toLowerCase(), path);
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
    const similar = first(this.#lower.get(key.toLowerCase()));
    return similar === undefined ? undefined : { path: similar, by: 'case' };
  }
}

const keysOf = (address: Address | undefined) => ({
  pages: new Set(address === undefined ? [] : [address.url, ...address.also].map(urlKey)),
  redirects: new Set(address?.redirects.map(urlKey)),
});

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
