import type { Range } from './match';
import { endOfWord, type PageText, wordAt } from './page-text';

/** Signs between two words that are no markup. */
const PLAIN = /^[-–—'’"“”.,:;!?/&()$€£¥%+@ 、。・「」（）]{0,3}(?:\r?\n)?$/;
const BRACKETS = /[()"“”]/g;
const CURRENCY = /[$€£¥]/;
/** Ends a sentence, a paragraph, an item or a cell. */
const BREAK = /[。！？]|[.!?:;|]["“”'’)*_]*\s|\n[ \t>]*\r?\n|\n[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** What stands before the first word of a line, and behind the last sign of a sentence. */
const FIRST = /^[\s>*+\-#|\d._"“([]*$|[。！？]$|[.!?:;|]\s*["“*_([]*$/;
/** More between two words is a block of its own, such as code. */
const LONGEST_GAP = 200;

/** Longer quotes are cut. */
const MOST_WORDS = 12;
const WORDS_LEFT = 9;

/** Words as the page writes them, without markup. */
export function quote(text: PageText, { start, end }: Range): string {
  const cut = end - start > MOST_WORDS;
  const last = cut ? start + WORDS_LEFT : end;
  let quoted = signBefore(text, start);
  for (let place = start; place < last; place++) {
    if (place > start) quoted += between(text, place);
    quoted += written(text, place);
  }
  if (cut) return `${withoutBrackets(quoted)} …`;
  return withoutBrackets(quoted + signBehind(text, last - 1));
}

/** Whether a sentence, or whatever holds one, begins with this word. */
export function isBreak(text: PageText, place: number): boolean {
  if (place <= 0 || place >= text.words.length) return true;
  const gap = gapBefore(text, place);
  return gap.length > LONGEST_GAP || BREAK.test(gap);
}

/** Words that are written like a name: each with a capital, and not because a sentence begins with it. */
export function isName(text: PageText, { start, end }: Range): boolean {
  if (start === end) return false;
  for (let place = start; place < end; place++) if (!/^\p{Lu}/u.test(written(text, place))) return false;
  return end - start > 1 || !FIRST.test(lineBefore(text, start));
}

/** A word as the page writes it. */
export function written(text: PageText, place: number): string {
  const { page, offsets } = text;
  const word = wordAt(text, place);
  const offset = offsets[place] ?? 0;
  const found = page.text.slice(offset, offset + word.length);
  // Markup or an entity inside a word.
  return found.normalize('NFC').toLowerCase().replaceAll('’', "'") === word ? found : word;
}

function between(text: PageText, place: number): string {
  const gap = gapBefore(text, place);
  return PLAIN.test(gap) ? gap.replace(/\s+/g, ' ') : ' ';
}

/** What stands between a word and the one before. */
export function gapBefore(text: PageText, place: number): string {
  return text.page.text.slice(endOfWord(text, place - 1), text.offsets[place]);
}

function lineBefore({ page, offsets }: PageText, place: number): string {
  const offset = offsets[place] ?? 0;
  return page.text.slice(Math.max(page.text.lastIndexOf('\n', offset - 1) + 1, offset - LONGEST_GAP), offset);
}

function signBefore({ page, offsets }: PageText, place: number): string {
  const sign = page.text[(offsets[place] ?? 0) - 1] ?? '';
  return CURRENCY.test(sign) ? sign : '';
}

function signBehind(text: PageText, place: number): string {
  const end = endOfWord(text, place);
  return /^ ?[%€£¥](?!\w)/.exec(text.page.text.slice(end, end + 3))?.[0] ?? '';
}

/** A bracket or quotation mark whose other half is not quoted would only confuse. */
function withoutBrackets(quoted: string): string {
  const count = (sign: RegExp): number => quoted.match(sign)?.length ?? 0;
  const paired = count(/\(/g) === count(/\)/g) && count(/["“”]/g) === 0;
  return paired ? quoted : quoted.replace(BRACKETS, '');
}
