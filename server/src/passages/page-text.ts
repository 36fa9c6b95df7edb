import type { Page, Passage, Span } from '../page/page';
import { wordOf, wordsOf } from '../page/word-table';
import { ByText } from './by-text';
import type { Range } from './match';
import { once } from './once';
import { Text } from './text';

/** Shorter passages are no reason to compare two pages; they join their neighbours. */
const LEAST_WORDS = 8;

/** A page as the words of all its passages, in order, and the passages that lie in no other: its units. */
export interface PageText {
  readonly path: string;
  readonly page: Page;
  readonly units: readonly Unit[];
  /** The page's own. */
  readonly words: Int32Array;
  readonly offsets: Int32Array;
}

export interface Unit {
  /** Place among the page's units. */
  readonly index: number;
  readonly passage: Passage;
  /** Place of its first word among the page's words. */
  readonly start: number;
  readonly end: number;
  /** Null when it is too short, or stands on this page before. */
  readonly text: Text | null;
}

export function pageText(path: string, page: Page): PageText {
  const units: Unit[] = [];
  const { words, offsets } = page;
  const seen = new ByText<{ readonly text: Text }>();
  for (const passage of page.passages) {
    if (passage.parent !== null) continue;
    const [{ start, end }] = passage.words;
    const said = end - start < LEAST_WORDS ? null : new Text(words.subarray(start, end));
    const text = said === null || seen.get(said) !== undefined ? null : said;
    if (text !== null) seen.add({ text });
    units.push({ index: units.length, passage, start, end, text });
  }
  return { path, page, units, words, offsets };
}

interface TextUnit extends Unit {
  readonly text: Text;
}

const hasText = (unit: Unit): unit is TextUnit => unit.text !== null;

const byText = once(({ units }: PageText): ByText<TextUnit> => {
  const found = new ByText<TextUnit>();
  for (const unit of units) if (hasText(unit)) found.add(unit);
  return found;
});

/** The unit of a page that says this. */
export const unitWith = (page: PageText, text: Text): TextUnit | undefined => byText(page).get(text);

/** The texts of a page that another one has not. */
export function textsOnlyIn(page: PageText, other: PageText | undefined): readonly Text[] {
  const there = other && byText(other);
  return page.units.flatMap(({ text }) => (text === null || there?.get(text) !== undefined ? [] : [text]));
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

/** One of the page's words; empty where there is none. */
export const wordAt = ({ words }: PageText, place: number): string => wordOf(words[place] ?? 0);

export const wordsIn = ({ words }: PageText, { start, end }: Range): string[] => wordsOf(words.subarray(start, end));

/** Where a word ends in the page, if it is written as it is said. */
export const endOfWord = (text: PageText, place: number): number =>
  (text.offsets[place] ?? 0) + wordAt(text, place).length;

/** The part of the page's text from one word up to another, which is not in it. */
export function spanOfWords(page: PageText, start: number, end: number): Span {
  const { offsets } = page;
  const [first, last] = [unitAt(page, start), unitAt(page, end - 1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const whole = end === last.end;
  return {
    start: first.start === start ? first.passage.span.start : (offsets[start] ?? 0),
    end: whole ? last.passage.span.end : Math.min(endOfWord(page, end - 1), last.passage.span.end),
  };
}
