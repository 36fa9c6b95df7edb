import type { Page } from '../page/page';
import { PageReader } from '../page/sections/reader';
import { Slices } from './slices';

interface Open {
  readonly text: string;
  readonly reader: PageReader;
}

/** So many pages are read before they are edited: those that were opened last, where an editor opens hundreds. */
const MOST_PREPARED = 20;

/** The pages that are open in the editor: their texts there count instead of the disk's. */
export class OpenPages {
  readonly #pages = new Map<string, Open>();
  readonly #slices = new Slices();
  /** Done once the pages that were opened so far are prepared. */
  #prepared: Promise<void> = Promise.resolve();

  paths(): Iterable<string> {
    return this.#pages.keys();
  }

  has(path: string): boolean {
    return this.#pages.has(path);
  }

  text(path: string): string | undefined {
    return this.#pages.get(path)?.text;
  }

  set(path: string, text: string): void {
    this.#pages.set(path, { text, reader: this.#pages.get(path)?.reader ?? new PageReader() });
  }

  delete(path: string): void {
    this.#pages.delete(path);
  }

  /** What an open page says now. */
  read(path: string): Page {
    const { text, reader } = this.#pages.get(path) ?? { text: '', reader: new PageReader() };
    return reader.read(text);
  }

  /** Reads a page by sections, in slices, so that an edit of it reads no other section. One page at a time. */
  prepare(path: string): Promise<void> {
    const prepared = this.#prepared
      .catch(() => {})
      .then(() =>
        [...this.#pages.keys()].slice(-MOST_PREPARED).includes(path)
          ? this.#slices.finish(this.#reading(path))
          : undefined,
      );
    this.#prepared = prepared;
    return prepared;
  }

  /** Its first reading; nothing where it was read before. */
  *#reading(path: string): Generator<void> {
    const open = this.#pages.get(path);
    if (open?.reader.isNew) yield* open.reader.reading(open.text);
  }
}
