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
  const said: number[] = [];
  for (const id of words) {
    const place = places.get(id) ?? places.size;
    if (place === places.size) places.set(id, place);
    said.push(place);
  }
  const gaps: number[] = [];
  let before = 0;
  for (const offset of offsets) {
    gaps.push(offset - before);
    before = offset;
  }
  return { words: Array.from(places.keys(), wordOf), said, gaps };
}

export function wordsKept({ words, said, gaps }: KeptWords): Pick<Page, 'words' | 'offsets'> {
  const ids = words.map(idOf);
  const offsets = new Int32Array(gaps);
  for (let at = 1; at < offsets.length; at++) offsets[at] = (offsets[at - 1] ?? 0) + (gaps[at] ?? 0);
  return { words: new Int32Array(said.map((place) => ids[place] ?? 0)), offsets };
}
