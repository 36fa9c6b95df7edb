import { decodeString } from 'micromark-util-decode-string';
import type { Span } from '../../page';

const SPACE = /[ \t\r\n]*/y;
const ENCLOSED = /<[^\\<>\r\n]*(?:\\[^\r\n][^\\<>\r\n]*)*>/y;
const RAW = /[^\\()\0-\x20\x7f]+|\\[()\\]?|[()]/y;
const TITLE = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|'[^'\\]*(?:\\[\s\S][^'\\]*)*'|\([^)\\]*(?:\\[\s\S][^)\\]*)*\)/y;

/** What stands between a link's parentheses, or after a definition's colon. */
export interface Destined {
  readonly url: string;
  /** Within the text; null for `<>`. */
  readonly destination: Span | null;
  readonly end: number;
}

/** Where a pattern's match ends; -1 without one. */
export function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

export const afterSpace = (text: string, from: number): number => matchEnd(SPACE, text, from);

export const afterTitle = (text: string, from: number): number => matchEnd(TITLE, text, from);

/** @param deepest how many parentheses may be open at once */
export function destinationAt(text: string, start: number, deepest: number): Destined | null {
  if (text[start] === '<') {
    const end = matchEnd(ENCLOSED, text, start);
    return end < 0 ? null : destined(text, start + 1, end - 1, end);
  }
  const end = rawEnd(text, start, deepest);
  return end <= start ? null : destined(text, start, end, end);
}

function rawEnd(text: string, start: number, deepest: number): number {
  let open = 0;
  let at = start;
  for (let next = matchEnd(RAW, text, at); next >= 0; next = matchEnd(RAW, text, at)) {
    if (text[at] === ')' && open === 0) break;
    if (text[at] === '(' && open === deepest) return -1;
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') open -= 1;
    at = next;
  }
  return open === 0 && /^[ \t\r\n)]?$/.test(text.charAt(at)) ? at : -1;
}

function destined(text: string, start: number, end: number, after: number): Destined {
  const destination = start === end ? null : { start, end };
  return { url: decodeString(text.slice(start, end)), destination, end: after };
}
