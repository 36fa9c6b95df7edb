import type { Page } from '../../page/page';
import { parsePage } from '../../page/parse';
import type { Store } from './store';

/**
 * Pages as they were read, by their texts. Reading is the only slow part of a start: what is kept is some fifty times as
 * fast to have.
 */
export class PageCache {
  readonly #store: Store<Page> | null;

  /** @param store null: nothing is kept */
  constructor(store: Store<Page> | null) {
    this.#store = store;
  }

  /** Reads a page's text, or has it from the run that read it before. */
  parse(text: string): Page {
    const known = this.#store?.get(text);
    if (known) return known;
    const page = parsePage(text);
    this.#store?.add(text, page);
    return page;
  }

  /** To be called once all pages were asked for. */
  async save(): Promise<void> {
    await this.#store?.save();
  }
}
