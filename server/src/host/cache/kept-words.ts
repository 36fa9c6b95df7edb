import type { Page } from '../../page/page';
import { idOf, wordsOf } from '../../page/word-table';

/** The words of a page as another process can read them, which has other ids. */
export interface KeptWords {
  /** One after the other, with a space in between: a list of them would be longer, and slower to write. */
  readonly said: string;
  /** How much further on each starts than the one before. */
  readonly gaps: readonly number[];
}

export function keptWords({ words, offsets }: Pick<Page, 'words' | 'offsets'>): KeptWords {
  const gaps: number[] = [];
  let before = 0;
  for (const offset of offsets) {
    gaps.push(offset - before);
    before = offset;
  }
  return { said: wordsOf(words).join(' '), gaps };
}

export function wordsKept({ said, gaps }: KeptWords): Pick<Page, 'words' | 'offsets'> {
  const words = new Int32Array(gaps.length);
  if (gaps.length > 0) for (const [place, word] of said.split(' ').entries()) words[place] = idOf(word);
  const offsets = new Int32Array(gaps);
  for (let at = 1; at < offsets.length; at++) offsets[at] = (offsets[at - 1] ?? 0) + (gaps[at] ?? 0);
  return { words, offsets };
}
