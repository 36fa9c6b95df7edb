import type { Page } from '../page/page';
import { PageReader } from '../page/sections/reader';

interface Open {
  readonly text: string;
  readonly reader: PageReader;
}

/** The pages that are open in the editor: their texts there count instead of the disk's. */
export class OpenPages {
  readonly #pages = new Map<string, Open>();

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

  /** Its first reading, section by section; nothing where it was read before. */
  *reading(path: string): Generator<void> {
    const open = this.#pages.get(path);
    if (open?.reader.isNew) yield* open.reader.reading(open.text);
  }
}
