import type { Report } from './board';

/** Changes that follow each other within so many milliseconds are told as one. */
const TOLD_AFTER = 500;

/** Tells that something else is said of copies than before, once at a time: of a large handbook it takes a while. */
export class CopiesNews {
  readonly #tell: () => Promise<void>;
  /** URIs of the pages of which something was said. */
  readonly #pages = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isTelling = false;
  #isDue = false;

  /** @param tell never rejects */
  constructor(tell: () => Promise<void>) {
    this.#tell = tell;
  }

  /** Something else is said about a page than before. */
  reported({ uri, items }: Report): void {
    const had = this.#pages.delete(uri);
    const has = items.some(({ code }) => String(code).startsWith('duplicate/'));
    if (has) this.#pages.add(uri);
    if (had || has) this.soon();
  }

  /** So it is shown anew, whatever is said. */
  soon(): void {
    this.#isDue = true;
    if (!this.#isTelling) this.#timer ??= setTimeout(() => void this.#go(), TOLD_AFTER);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #go(): Promise<void> {
    this.#timer = undefined;
    this.#isDue = false;
    this.#isTelling = true;
    await this.#tell();
    this.#isTelling = false;
    if (this.#isDue) this.soon();
  }
}
