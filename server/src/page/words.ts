import { Parser } from 'htmlparser2';
import { leavesOf, type Nodes } from './markdown/nodes';
import type { MaskedText } from './mask';
import { idOf, spell, spelled } from './word-table';

/** Normalised words, by their ids, and where each of them starts in the page. */
export interface Words {
  readonly words: number[];
  readonly offsets: number[];
}

/** Letters with their combining marks, digits, and apostrophes between them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** In text without such a character, the same words are found sooner: ASCII, typographic punctuation, hidden template tags. */
const NOT_PLAIN = /[^\s!-~\u2010-\u2027\uFDD0\uFDD1]/;
/** By ASCII code: the letter in lower case, or the digit; 0 for all other signs. */
const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return /[a-z\d]/.test(sign) ? sign.charCodeAt(0) : 0;
});
const APOSTROPHE = "'".charCodeAt(0);
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Made when it is needed: that takes longer than reading a page. */
let segmenter: Intl.Segmenter | undefined;
/** Most text has neither, and is not searched. */
const ESCAPE_OR_ENTITY_SIGN = /[\\&]/;
const ESCAPE_OR_ENTITY = /\\[!-/:-@[-`{-~]|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][\da-z]{0,30});/gi;

/**
 * Appends the words of a node's running text and code: lower case, composed (NFC), with straight apostrophes.
 * Markup inside a word does not part it: `Mid**bold**word` is one word.
 */
export function appendWords(words: Words, node: Nodes, source: MaskedText): void {
  const text = new ReadText();
  for (const leaf of leavesOf(node)) {
    const { start, end } = leaf.span;
    if (leaf.type === 'text') text.addMarkdown(source.masked.slice(start, end), start);
    else if (leaf.type === 'inlineCode') text.add(source.masked.slice(start, end), start);
    else if (leaf.type !== 'html' || /^<br\b/i.test(leaf.value)) text.add(' ', start);
  }
  text.appendTo(words);
}

/** Text as a reader sees it, which knows where each of its pieces comes from. */
export class ReadText {
  #value = '';
  /** Where the pieces start in `#value`, and in the page. */
  readonly #starts: number[] = [];
  readonly #sources: number[] = [];

  add(piece: string, offset: number): void {
    this.#starts.push(this.#value.length);
    this.#sources.push(offset);
    this.#value += piece;
  }

  addMarkdown(written: string, offset: number): void {
    if (!ESCAPE_OR_ENTITY_SIGN.test(written)) {
      this.add(written, offset);
      return;
    }
    let done = 0;
    for (const { 0: match, index } of written.matchAll(ESCAPE_OR_ENTITY)) {
      this.add(written.slice(done, index), offset + done);
      this.add(match.startsWith('\\') ? match.slice(1) : decodeEntity(match), offset + index);
      done = index + match.length;
    }
    this.add(written.slice(done), offset + done);
  }

  appendTo(words: Words): void {
    if (NOT_PLAIN.test(this.#value)) this.#appendAny(words);
    else this.#appendPlain(words);
  }

  #appendAny({ words, offsets }: Words): void {
    const offsetOf = this.#walk();
    const append = (word: string, index: number): void => {
      words.push(idOf(normal(word)));
      offsets.push(offsetOf(index));
    };
    const hasUnspaced = UNSPACED.test(this.#value);
    for (const { 0: run, index } of this.#value.matchAll(WORD)) {
      if (!hasUnspaced || !UNSPACED.test(run)) append(run, index);
      else for (const part of segments(run)) append(part.segment, index + part.index);
    }
  }

  #appendPlain({ words, offsets }: Words): void {
    const [value, offsetOf] = [this.#value, this.#walk()];
    for (let at = 0; at < value.length; at++) {
      const start = at;
      for (let next = letterAt(value, at); next !== 0; next = letterAt(value, at) || apostropheAt(value, at)) {
        spell(next);
        at += 1;
      }
      if (at === start) continue;
      words.push(spelled());
      offsets.push(offsetOf(start));
    }
  }

  /** Where in the page the characters stand that are asked for, one after the other. */
  #walk(): (index: number) => number {
    const [starts, sources] = [this.#starts, this.#sources];
    let piece = 0;
    return (index) => {
      while ((starts[piece + 1] ?? Number.POSITIVE_INFINITY) <= index) piece += 1;
      return (sources[piece] ?? 0) + index - (starts[piece] ?? 0);
    };
  }
}

/** The letter in lower case, or the digit, that stands at a place of plain text; 0 where there is none. */
function letterAt(text: string, at: number): number {
  const code = at < text.length ? text.charCodeAt(at) : 0;
  return code < LETTERS.length ? (LETTERS[code] ?? 0) : 0;
}

/** An apostrophe before a letter. */
function apostropheAt(text: string, at: number): number {
  const sign = text[at];
  return (sign === "'" || sign === '’') && letterAt(text, at + 1) !== 0 ? APOSTROPHE : 0;
}

function segments(run: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return segmenter.segment(run);
}

const normal = (word: string): string => word.normalize('NFC').toLowerCase().replaceAll('’', "'");

function decodeEntity(entity: string): string {
  let decoded = '';
  new Parser({
    ontext(text) {
      decoded += text;
    },
  }).end(entity);
  return decoded;
}
