import type { Page, Span } from '../page/page';
import { bagOf, bagSimilarity, wordsOf } from './words';

/** From a heading to the next one of its level or above, or to the end of the page. */
export function sectionSpan(page: Page, heading: number): Span {
  const first = page.headings[heading];
  if (!first) return { start: 0, end: 0 };
  const next = page.headings.slice(heading + 1).find(({ level }) => level <= first.level);
  return { start: first.span.start, end: next?.span.start ?? page.text.length };
}

/** The words of a section, those of its heading among them. `text` is the page's text. */
export function sectionWords(page: Page, text: string, heading: number): string[] {
  const { start, end } = sectionSpan(page, heading);
  return wordsOf(text.slice(start, end));
}

/** A section of today that a vanished one may have become; `place` is whatever the caller knows it by. */
export interface Candidate<Place> {
  readonly place: Place;
  readonly words: readonly string[];
}

export interface Likely<Place> {
  readonly place: Place;
  /** 0 to 1, see `bagSimilarity`. */
  readonly likeness: number;
}

/** The candidates that share at least half of their words with a section, most alike first, equals in their order. */
export function bestSections<Place>(
  words: readonly string[],
  candidates: Iterable<Candidate<Place>>,
  least = 0.5,
): Likely<Place>[] {
  const wanted = bagOf(words);
  const found: Likely<Place>[] = [];
  for (const { place, words: own } of candidates) {
    // Counting is saved where the lengths alone rule it out.
    if (Math.min(own.length, words.length) < least * Math.max(own.length, words.length)) continue;
    const likeness = bagSimilarity(wanted, bagOf(own));
    if (likeness > 0 && likeness >= least) found.push({ place, likeness });
  }
  return found.sort((a, b) => b.likeness - a.likeness);
}
