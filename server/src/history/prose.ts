import type { Span } from '../page/page';
import { hashWord } from '../passages/hash';
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

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/u;

/** Words are found before anything else may be missed: the alternatives are tried in this order at each place. */
const TOKEN = new RegExp(`${UNSAID.map(({ source }) => `(?:${source})`).join('|')}|(${WORD.source})`, 'gimu');

/**
 * The words of a page of the past, for comparing it with others of its kind. No parse: markup that is not seen through
 * here is not on both sides either.
 */
export function proseOf(text: string): Prose {
  const start = FRONTMATTER.exec(text)?.[0].length ?? 0;
  const words: number[] = [];
  const offsets: number[] = [];
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [, word] = token;
    if (word === undefined) continue;
    words.push(hashWord(word.normalize('NFC').toLowerCase()));
    offsets.push(token.index);
  }
  return { words: Int32Array.from(words), offsets: Int32Array.from(offsets) };
}

/** The stretch of a text that some of its words stand in. */
export function spanOfProse(text: string, { start, end }: Range): Span {
  const { offsets } = proseOf(text);
  return { start: offsets[start] ?? text.length, end: offsets[end] ?? text.length };
}
