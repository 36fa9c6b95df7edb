import type { Page, Passage, Span } from '../page/page';
import { ByText } from './by-text';
import { Text, wordNumber } from './text';

/** Shorter passages are no reason to compare two pages; they join their neighbours. */
const LEAST_WORDS = 8;

/** A page as the words of all its passages, in order, and the passages that lie in no other: its units. */
export interface PageText {
  readonly path: string;
  readonly page: Page;
  readonly units: readonly Unit[];
  /** The words as numbers, as they are, and where each starts in the page. The latter two are the page's own. */
  readonly hashes: Int32Array;
  readonly words: readonly string[];
  readonly offsets: Int32Array;
}

export interface Unit {
  readonly path: string;
  /** Place among the page's units. */
  readonly index: number;
  readonly passage: Passage;
  /** Place of its first word among the page's words. */
  readonly start: number;
  readonly end: number;
  /** Null when it is too short, or stands on this page before. */
  readonly text: Text | null;
}

/** @param before the page as it was: the words that it begins and ends with now are known as numbers already */
export function pageText(path: string, page: Page, before?: PageText): PageText {
  const units: Unit[] = [];
  const { words, offsets } = page;
  const hashes = numbersOf(words, before);
  const seen = new ByText<{ readonly text: Text }>();
  for (const passage of page.passages) {
    if (passage.parent !== null) continue;
    const [{ start, end }] = passage.words;
    const said = end - start < LEAST_WORDS ? null : new Text(words, hashes, start, end);
    const text = said === null || seen.get(said) !== undefined ? null : said;
    if (text !== null) seen.add({ text });
    units.push({ path, index: units.length, passage, start, end, text });
  }
  return { path, page, units, hashes, words, offsets };
}

function numbersOf(words: readonly string[], before: PageText | undefined): Int32Array {
  const numbers = new Int32Array(words.length);
  const known = before?.words ?? [];
  const most = Math.min(words.length, known.length);
  let start = 0;
  while (start < most && words[start] === known[start]) start += 1;
  let end = 0;
  while (end < most - start && words[words.length - 1 - end] === known[known.length - 1 - end]) end += 1;
  if (before !== undefined) {
    numbers.set(before.hashes.subarray(0, start));
    numbers.set(before.hashes.subarray(known.length - end), words.length - end);
  }
  for (let at = start; at < words.length - end; at++) numbers[at] = wordNumber(words[at] ?? '');
  return numbers;
}

/** The unit that one of the page's words stands in. Each word stands in one, and they follow each other. */
export function unitAt({ units }: PageText, word: number): Unit | undefined {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.end ?? 0) > word) high = middle;
    else low = middle + 1;
  }
  return units[low];
}

/** The part of the page's text from one word up to another, which is not in it. */
export function spanOfWords(page: PageText, start: number, end: number): Span {
  const { words, offsets } = page;
  const [first, last] = [unitAt(page, start), unitAt(page, end - 1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const whole = end === last.end;
  const lastWord = (offsets[end - 1] ?? 0) + (words[end - 1]?.length ?? 0);
  return {
    start: first.start === start ? first.passage.span.start : (offsets[start] ?? 0),
    end: whole ? last.passage.span.end : Math.min(lastWord, last.passage.span.end),
  };
}
