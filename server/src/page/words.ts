import { Parser } from 'htmlparser2';
import { lastAtOrBefore } from './lines';
import { leavesOf, type Nodes } from './markdown/nodes';
import type { MaskedText } from './mask';

/** Normalised words and where each of them starts in the page. */
export interface Words {
  readonly words: string[];
  readonly offsets: number[];
}

/** Letters with their combining marks, digits, and apostrophes between them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** In text without such a character, which are ASCII and typographic punctuation, the same words are found sooner. */
const NOT_PLAIN = /[^\s!-~\u2010-\u2027]/;
const PLAIN_WORD = /[a-z\d]+(?:'[a-z\d]+)*/g;
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Words are few, and stand in many places: a handbook holds each of them once. */
const known = new Map<string, string>();
/** More distinct words than a language has are no words. */
const MOST_KNOWN = 500_000;
/** Made when it is needed: that takes longer than reading a page. */
let segmenter: Intl.Segmenter | undefined;
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
    let done = 0;
    for (const { 0: match, index } of written.matchAll(ESCAPE_OR_ENTITY)) {
      this.add(written.slice(done, index), offset + done);
      this.add(match.startsWith('\\') ? match.slice(1) : decodeEntity(match), offset + index);
      done = index + match.length;
    }
    this.add(written.slice(done), offset + done);
  }

  appendTo({ words, offsets }: Words): void {
    const append = (word: string, index: number): void => {
      words.push(interned(word));
      offsets.push(this.#offsetOf(index));
    };
    if (!NOT_PLAIN.test(this.#value)) {
      for (const { 0: word, index } of normal(this.#value).matchAll(PLAIN_WORD)) append(word, index);
      return;
    }
    const hasUnspaced = UNSPACED.test(this.#value);
    for (const { 0: run, index } of this.#value.matchAll(WORD)) {
      if (!hasUnspaced || !UNSPACED.test(run)) append(normal(run), index);
      else for (const part of segments(run)) append(normal(part.segment), index + part.index);
    }
  }

  #offsetOf(index: number): number {
    const piece = lastAtOrBefore(this.#starts, index);
    return (this.#sources[piece] ?? 0) + index - (this.#starts[piece] ?? 0);
  }
}

function segments(run: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return segmenter.segment(run);
}

const normal = (word: string): string => word.normalize('NFC').toLowerCase().replaceAll('’', "'");

/** The same word, as it was kept when it came for the first time. */
function interned(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, word);
  return word;
}

function decodeEntity(entity: string): string {
  let decoded = '';
  new Parser({
    ontext(text) {
      decoded += text;
    },
  }).end(entity);
  return decoded;
}
