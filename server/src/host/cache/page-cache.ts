import { isDeepStrictEqual } from 'node:util';
import { lineStarts } from '../../page/lines';
import type { Page } from '../../page/page';
import { readingQuickly } from '../../page/sections/quickly';
import { type KeptWords, keptWords, wordsKept } from './kept-words';
import type { Store } from './store';

/** A page without what its text says at once. */
export interface KeptPage extends Omit<Page, 'text' | 'lineStarts' | 'words' | 'offsets'> {
  readonly kept: KeptWords;
}

/**
 * Pages as they were read, by their texts. Reading is the only slow part of a start: what is kept is some ten times as
 * fast to have.
 */
export class PageCache {
  readonly #store: Store<KeptPage> | null;
  readonly #confirms: boolean;
  /** Pages that the reference has not read yet. */
  readonly #unconfirmed = new WeakSet<Page>();

  /**
   * @param store null: nothing is kept
   * @param confirms pages are kept once the reference has read them too; otherwise as they were read first
   */
  constructor(store: Store<KeptPage> | null, confirms = false) {
    this.#store = store;
    this.#confirms = confirms;
  }

  /** Reads a page's text, step by step, or has it from the run that read it before. */
  *reading(text: string): Generator<void, Page> {
    const known = this.#store?.get(text);
    if (known) return pageOf(known, text);
    const page = yield* readingQuickly(text);
    if (this.#confirms) this.#unconfirmed.add(page);
    else this.#keep(page);
    return page;
  }

  isUnconfirmed(page: Page): boolean {
    return this.#unconfirmed.has(page);
  }

  /** Keeps what the reference read of a page's text; returns whether it is what the page says. */
  confirm(page: Page, reference: Page): boolean {
    this.#unconfirmed.delete(page);
    this.#keep(reference);
    return isDeepStrictEqual(reference, page);
  }

  /** To be called once all pages were asked for. */
  async save(): Promise<void> {
    await this.#store?.save();
  }

  #keep(page: Page): void {
    this.#store?.add(page.text, () => withoutText(page));
  }
}

function withoutText({ text: _text, lineStarts: _lineStarts, words, offsets, ...page }: Page): KeptPage {
  return { ...page, kept: keptWords({ words, offsets }) };
}

const pageOf = ({ kept, ...page }: KeptPage, text: string): Page => ({
  ...page,
  text,
  lineStarts: lineStarts(text),
  ...wordsKept(kept),
});
