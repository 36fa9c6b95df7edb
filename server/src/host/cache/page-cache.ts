import { lineStarts } from '../../page/lines';
import type { Page } from '../../page/page';
import { parsePage } from '../../page/parse';
import type { Store } from './store';

/** A page without what its text says at once. */
export type KeptPage = Omit<Page, 'text' | 'lineStarts'>;

/**
 * Pages as they were read, by their texts. Reading is the only slow part of a start: what is kept is some fifty times as
 * fast to have.
 */
export class PageCache {
  readonly #store: Store<KeptPage> | null;

  /** @param store null: nothing is kept */
  constructor(store: Store<KeptPage> | null) {
    this.#store = store;
  }

  /** Reads a page's text, or has it from the run that read it before. */
  parse(text: string): Page {
    const known = this.#store?.get(text);
    if (known) return { text, lineStarts: lineStarts(text), ...known };
    const page = parsePage(text);
    const { text: _text, lineStarts: _lineStarts, ...kept } = page;
    this.#store?.add(text, kept);
    return page;
  }

  /** To be called once all pages were asked for. */
  async save(): Promise<void> {
    await this.#store?.save();
  }
}
