import { hashWord } from '../../page/hash';
import type { Page, Passage, Span } from '../../page/page';
import type { Range } from '../../passages/match';
import { type PageText, wordAt } from '../../passages/page-text';
import type { Site } from '../../site/profile';
import { linksByWord, placeOf } from './links';

/** A word, or the beginning of a part of the page: of an item, a row, or a run of paragraphs. */
export interface Token {
  /** The word; of a part its kind, which no word can be. */
  readonly said: string;
  /** Where the link leads whose text ends with the word. */
  readonly leads: string;
  /** The word as it is written, or the marker that a part begins with. */
  readonly span: Span;
  /** Place of the word among the page's words; of a part, that of its first. */
  readonly word: number;
  /** Of a part: where it ends. */
  readonly end: number | null;
}

/** What a page says, whatever its markup: its words with where their links lead, and the parts that they stand in. */
export interface Said {
  readonly text: PageText;
  readonly tokens: readonly Token[];
}

export function saidBy(text: PageText, site: Site): Said {
  const parts = new Map(partsOf(text.page).map((part) => [part.first, part]));
  const links = linksByWord(text);
  const tokens: Token[] = [];
  for (let word = 0; word < text.words.length; word++) {
    const said = wordAt(text, word);
    const start = text.offsets[word] ?? 0;
    const part = parts.get(start);
    if (part !== undefined) tokens.push({ said: part.kind, leads: '', span: part.marker, word, end: part.end });
    const link = links.get(word);
    const leads = link === undefined ? '' : placeOf(link, text.path, site);
    tokens.push({ said, leads, span: { start, end: start + said.length }, word, end: null });
  }
  return { text, tokens };
}

/** Tokens as numbers; the same for those that say the same and lead to the same place. */
export const keysOf = (tokens: readonly Token[]): Int32Array =>
  Int32Array.from(tokens, ({ said, leads }) => hashWord(`${said} ${leads}`));

/** The tokens of some of the page's words, with the part that begins with the first of them. */
export function tokensOf({ tokens }: Said, { start, end }: Range): Range {
  const first = tokens.findIndex(({ word }) => word >= start);
  const behind = tokens.findIndex(({ word }) => word >= end);
  return { start: first < 0 ? tokens.length : first, end: behind < 0 ? tokens.length : behind };
}

/** Whether a sentence or a part begins with a token, or ends before it. */
export function beginsSentence({ text: { page }, tokens }: Said, place: number): boolean {
  const [before, token] = [tokens[place - 1], tokens[place]];
  if (before === undefined || token === undefined || before.end !== null || token.end !== null) return true;
  return /[.!?]["”’)*_\]]*\s/.test(page.text.slice(before.span.end, token.span.start));
}

interface Part {
  readonly kind: string;
  /** Offset of its first word. */
  readonly first: number;
  readonly marker: Span;
  readonly end: number;
}

const MARKER = { item: /(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/y, row: /\|?[ \t]*/y, prose: /(?:)/y } as const;

function partsOf({ text, passages, offsets }: Page): Part[] {
  const around: number[] = [];
  const parts: Part[] = [];
  const all = passages.flatMap((passage, index) => (isPart(passage) ? [{ ...passage, index }] : []));
  all.sort((x, y) => x.span.start - y.span.start);
  for (const [at, { kind, span, words, parent, index }] of all.entries()) {
    while (around.length > 0 && (around.at(-1) ?? 0) <= span.start) around.pop();
    if (kind === 'item') around.push(span.end);
    const isHeader = kind === 'row' && parent === index - 1;
    const end = isHeader ? behindDelimiters(text, span.end) : Math.min(span.end, all[at + 1]?.span.start ?? span.end);
    parts.push({
      kind: ` ${kind}${kind === 'item' ? around.length : ''}`,
      first: offsets[words[0].start] ?? span.start,
      marker: { start: span.start, end: behindMarker(text, span.start, MARKER[kind]) },
      end: span.start + text.slice(span.start, end).trimEnd().length,
    });
  }
  return parts;
}

const isPart = (passage: Passage): passage is Passage & { kind: keyof typeof MARKER } => passage.kind in MARKER;

function behindMarker(text: string, start: number, marker: RegExp): number {
  marker.lastIndex = start;
  return start + (marker.exec(text)?.[0].length ?? 0);
}

/** The header of a table is not without the line of dashes under it. */
function behindDelimiters(text: string, end: number): number {
  DELIMITERS.lastIndex = end;
  return end + (DELIMITERS.exec(text)?.[0].length ?? 0);
}

const DELIMITERS = /[ \t]*(?:\r\n|\n|\r)[^\r\n]*/y;
