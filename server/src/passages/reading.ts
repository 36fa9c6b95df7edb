import type { Copy } from './copies';
import { hunks } from './hunks';
import type { Range } from './match';
import { endOfWord, type PageText } from './page-text';
import { gapBefore, written } from './quote';

/** Words that both passages have, or one of them alone, as a reader sees them. A line break parts blocks, items and rows. */
export interface Stretch {
  readonly side: 'both' | 'here' | 'there';
  readonly text: string;
}

/** More between two words is a block of its own, such as code. */
const LONGEST_GAP = 200;
/** A blank line, or a line that begins an item, a quote or a row. */
const NEW_LINE = /\n[ \t>]*(?:\r?\n|(?:[-*+]|\d{1,9}[.)])[ \t]|\|)/;
const INLINE_TAG = /<\/?(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;
const TARGET = /\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\][]*\]/g;
const ENTITY = /&(?:[a-z]+|#\d+);/gi;
const ATTRIBUTES = /\{[^{}]*\}/g;
const MARKS = /[*_`~[\]\\]+/g;
/** What a line begins with, and is no word of it. */
const LINE_START = /^(?:[\s>#|]|[-*+](?=\s)|\d{1,9}[.)](?=\s))+/;
/** Signs that belong to the first word and to the last one. */
const BEFORE = /["“(‘'$€£¥]{1,2}$/;
const BEHIND = /^[.!?:;…"”’')%€£¥]{1,4}/;

/** Of a longer line the beginning stands for it. */
const LONGEST_LINE = 72;

/** What a passage begins with, on one line. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_LINE) return line;
  const cut = line.slice(0, LONGEST_LINE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_LINE / 2)).trimEnd()} …`;
}

/** A passage as a reader sees it. */
export const reading = (text: PageText, { start, end }: Range): string =>
  before(text, start) + words(text, { start, end }) + behind(text, end);

/** A passage and its copy as one text, in which what differs is told apart: first what this page says, then the other. */
export function readings({ a, b, region }: Copy): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (side: Stretch['side'], text: string): void => {
    const last = stretches.at(-1);
    if (last?.side === side) stretches[stretches.length - 1] = { side, text: last.text + text };
    else if (text !== '') stretches.push({ side, text });
  };
  /** What stands before a passage is no part of it. */
  const lead = (text: PageText, place: number, first: number): string =>
    place > first ? between(text, place) : stretches.length === 0 ? before(text, place) : ' ';
  const said = (text: PageText, range: Range, first: number): string =>
    range.start === range.end ? '' : lead(text, range.start, first) + words(text, range);
  let at = region.b.start;
  for (const { here, there } of hunks(region)) {
    add('both', said(b, { start: at, end: there.start }, region.b.start));
    add('here', said(a, here, region.a.start));
    // On one line with what it stands for.
    add('there', said(b, there, region.b.start).replace(/^\n/, here.start < here.end ? ' ' : '\n'));
    at = there.end;
  }
  add('both', said(b, { start: at, end: region.b.end }, region.b.start));
  add('both', behind(b, region.b.end));
  return stretches;
}

function words(text: PageText, { start, end }: Range): string {
  let said = '';
  for (let place = start; place < end; place++)
    said += (place > start ? between(text, place) : '') + written(text, place);
  return said;
}

/** What parts a word from the one before, without markup. */
function between(text: PageText, place: number): string {
  const gap = gapBefore(text, place);
  if (gap.length > LONGEST_GAP) return '\n';
  const plain = gap
    .replace(TARGET, '')
    .replace(INLINE_TAG, '')
    .replace(TAG, ' ')
    .replace(ENTITY, ' ')
    .replace(ATTRIBUTES, '')
    .replace(MARKS, '')
    .replace(/\n[ \t>]+/g, '\n');
  if (!NEW_LINE.test(gap)) return plain.replaceAll('|', ' | ').replace(/\s+/g, ' ') || (gap === '' ? '' : ' ');
  const [first = ''] = plain.split(/[\n|]/);
  const [last = ''] = plain.split('\n').slice(-1);
  return `${first.trimEnd()}\n${last.replace(LINE_START, '')}`;
}

function before({ page, offsets }: PageText, place: number): string {
  const start = offsets[place] ?? 0;
  return BEFORE.exec(page.text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
}

function behind(text: PageText, place: number): string {
  const end = endOfWord(text, place - 1);
  return BEHIND.exec(text.page.text.slice(end, end + 4))?.[0] ?? '';
}
