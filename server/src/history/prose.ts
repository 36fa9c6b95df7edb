import { copied } from '../page/copied';
import { hashWord } from '../page/hash';
import type { Span } from '../page/page';
import type { Range } from '../passages/match';

/** The words of a text that is not parsed, as numbers, and where each starts. */
export interface Prose {
  readonly words: Int32Array;
  readonly offsets: Int32Array;
}

const FRONTMATTER = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/;

/** What a reader does not see, or that is no part of a passage: all of it within a line but for comments. */
const UNSAID = [
  /<!--[\s\S]{0,2000}?-->/,
  // Headings, numbers of items, definitions.
  /^ {0,3}#{1,6}[ \t][^\r\n]*/,
  /^[ \t>]*\d{1,9}[.)](?=[ \t])/,
  /^ {0,3}\[[^\]\r\n]{1,200}\]:[^\r\n]*/,
  // Where links lead, tags, attributes, shortcodes.
  /\]\([^()\r\n]{0,500}(?:\([^()\r\n]{0,500}\)[^()\r\n]{0,500})?\)/,
  /\]\[[^\]\r\n]{0,200}\]/,
  /<\/?[a-z][^<>\r\n]{0,500}>/,
  /\{[#:%{][^}\r\n]{0,300}\}+/,
];

const UNSAID_HERE = new RegExp(UNSAID.map(({ source }) => `(?:${source})`).join('|'), 'imuy');
/** Something unsaid may begin with these, and after these, where a line starts. */
const SIGNS = codesOf('<]{');
const LINE_ENDS = codesOf('\n\r\u2028\u2029');
const WORD_HERE = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/uy;

/**
 * The words of a page of the past, for comparing it with others of its kind. No parse: markup that is not seen through
 * here is not on both sides either.
 */
export function proseOf(text: string): Prose {
  const words: number[] = [];
  const offsets: number[] = [];
  let at = bodyStart(text);
  while (at < text.length) {
    const unsaid = mayBeUnsaid(text, at) ? endOf(UNSAID_HERE, text, at) : at;
    const end = unsaid > at ? unsaid : endOfWord(text, at);
    if (end > at && unsaid === at) {
      words.push(hashWord(text.slice(at, end).normalize('NFC').toLowerCase()));
      offsets.push(at);
    }
    at = Math.max(end, at + lengthAt(text, at));
  }
  return { words: new Int32Array(words), offsets: new Int32Array(offsets) };
}

const bodyStart = (text: string): number => FRONTMATTER.exec(text)?.[0].length ?? 0;

function mayBeUnsaid(text: string, at: number): boolean {
  return SIGNS.has(text.charCodeAt(at)) || at === 0 || LINE_ENDS.has(text.charCodeAt(at - 1));
}

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** Most words are of plain letters, and are over before any other character. */
function endOfWord(text: string, at: number): number {
  let end = at;
  while (isPlain(text.charCodeAt(end))) end += 1;
  return text.charCodeAt(end) < 0x80 || end === text.length ? end : endOf(WORD_HERE, text, at);
}

const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

/** Where what is looked for at a place ends; the place itself when it is not there. */
function endOf(here: RegExp, text: string, at: number): number {
  here.lastIndex = at;
  return here.test(text) ? here.lastIndex : at;
}

/** Code units of the character at a place. */
const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** May go on behind the end of a line. */
const COMMENT = '<!--';
/** So many lines are kept in mind. */
const MOST_LINES = 100_000;

/** The words of many versions of pages. Most lines of a version are those of another: each line is looked at once. */
export class LineWords {
  readonly #known = new Map<string, Int32Array>();

  /** The same words as those of `proseOf`. */
  of(text: string): Int32Array {
    if (text.includes(COMMENT)) return proseOf(text).words;
    const lines: Int32Array[] = [];
    let length = 0;
    for (let at = bodyStart(text); at < text.length; ) {
      const lineEnd = text.indexOf('\n', at);
      const end = lineEnd < 0 ? text.length : lineEnd + 1;
      const words = this.#wordsOf(text.slice(at, end));
      lines.push(words);
      length += words.length;
      at = end;
    }
    const all = new Int32Array(length);
    let filled = 0;
    for (const words of lines) {
      all.set(words, filled);
      filled += words.length;
    }
    return all;
  }

  #wordsOf(line: string): Int32Array {
    const known = this.#known.get(line);
    if (known !== undefined) return known;
    const { words } = proseOf(line);
    if (this.#known.size >= MOST_LINES) this.#known.clear();
    this.#known.set(copied(line), words);
    return words;
  }
}

/** The stretch of a text that some of its words stand in. */
export function spanOfProse(text: string, { start, end }: Range): Span {
  const { offsets } = proseOf(text);
  return { start: offsets[start] ?? text.length, end: offsets[end] ?? text.length };
}
