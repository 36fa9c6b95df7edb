import { pageName } from '../site/names';

/** Which pages have which name, kept current page by page. */
export class NameIndex {
  readonly #pages = new Map<string, Set<string>>();

  add(path: string): void {
    const name = pageName(path);
    const pages = this.#pages.get(name);
    if (pages === undefined) this.#pages.set(name, new Set([path]));
    else pages.add(path);
  }

  delete(path: string): void {
    const name = pageName(path);
    const pages = this.#pages.get(name);
    pages?.delete(path);
    if (pages?.size === 0) this.#pages.delete(name);
  }

  /** In an order of their own, however they came. */
  named(name: string): readonly string[] {
    return [...(this.#pages.get(name) ?? [])].sort();
  }
}
