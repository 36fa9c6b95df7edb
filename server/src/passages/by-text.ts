import type { Text } from './text';

/** What belongs to texts, by what they say. */
export class ByText<About extends { readonly text: Text }> {
  readonly #byHash = new Map<number, About>();
  /** Those whose hash another one had when they came, which hardly ever happens. */
  readonly #others = new Set<About>();

  get(text: Text): About | undefined {
    const found = this.#byHash.get(text.hash);
    if (found?.text.says(text)) return found;
    for (const other of this.#others) if (other.text.says(text)) return other;
    return undefined;
  }

  add(about: About): void {
    if (this.#byHash.has(about.text.hash)) this.#others.add(about);
    else this.#byHash.set(about.text.hash, about);
  }

  delete(about: About): void {
    if (this.#byHash.get(about.text.hash) === about) this.#byHash.delete(about.text.hash);
    else this.#others.delete(about);
  }
}
