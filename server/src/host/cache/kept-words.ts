import type { Page } from '../../page/page';
import { idOf, wordOf } from '../../page/word-table';

/** The words of a page as another process can read them, which has other ids. */
export interface KeptWords {
  /** Each word that the page has, once. */
  readonly words: readonly string[];
  /** One after the other, as places among these. */
  readonly said: readonly number[];
  /** How much further on each starts than the one before. */
  readonly gaps: readonly number[];
}

export function keptWords({ words, offsets }: Pick<Page, 'words' | 'offsets'>): KeptWords {
  const places = new Map<number, number>();
  const said = Array.from(words, (id) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  });
  const gaps = Array.from(offsets, (offset, at) => offset - (offsets[at - 1] ?? 0));
  return { words: Array.from(places.keys(), wordOf), said, gaps };
}

export function wordsKept({ words, said, gaps }: KeptWords): Pick<Page, 'words' | 'offsets'> {
  const ids = words.map(idOf);
  let offset = 0;
  return {
    words: Int32Array.from(said, (place) => ids[place] ?? 0),
    offsets: Int32Array.from(gaps, (gap) => (offset += gap)),
  };
}
