import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { allNodes, type Literal, type Nodes, type Root } from './markdown/nodes';
import { type MaskedText, tagsIn } from './mask';
import type { HtmlAnchor, Span } from './page';

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  /** The value without quotes and without white space around it. */
  readonly span: Span;
  /** The value with entities decoded; template tags are still masked. */
  readonly value: string;
}

/** A piece of HTML source. Template tags in a `value` are still masked. */
export type HtmlToken =
  | { kind: 'open'; span: Span; name: string; attributes: readonly HtmlAttribute[]; selfClosing: boolean }
  | { kind: 'close'; span: Span; name: string }
  | { kind: 'text'; span: Span; value: string }
  | { kind: 'comment'; span: Span; value: string };

/** The tokens of each `html` node of a page. */
export type PageHtml = ReadonlyMap<Nodes, readonly HtmlToken[]>;

/** Reads all HTML of a page. */
export function readHtml(tree: Root, source: MaskedText): PageHtml {
  const html = new Map<Nodes, readonly HtmlToken[]>();
  for (const node of allNodes(tree)) {
    if (node.type === 'html') html.set(node, tokenize(withoutPrefixes(node, source.masked), node.span.start));
  }
  return html;
}

/** The targets that HTML gives to links: any element's `id`, and the `name` of an `<a>`. */
export function htmlAnchorsOf(html: PageHtml, source: MaskedText): HtmlAnchor[] {
  const anchors: HtmlAnchor[] = [];
  for (const token of [...html.values()].flat()) {
    if (token.kind !== 'open') continue;
    for (const { name, value, span } of token.attributes) {
      const names = name === 'id' || (name === 'name' && token.name === 'a');
      if (names && value !== '' && tagsIn(source, span).length === 0)
        anchors.push({ id: value, span, attribute: name });
    }
  }
  return anchors;
}

/**
 * Takes out of the tree what stands in a comment that an HTML block opens and leaves open at a blank line:
 * CommonMark ends the block there, a browser goes on to the end of the comment.
 */
export function dropCommentedBlocks(tree: Root, text: string): void {
  if (!text.includes('<!--')) return;
  for (const parent of allNodes(tree)) {
    if (!('children' in parent) || !parent.children.some(opensComment)) continue;
    let commentEnd = 0;
    parent.children = parent.children.filter((node) => {
      const { start, end } = node.span;
      if (start < commentEnd) return false;
      if (opensComment(node)) {
        const close = text.indexOf('-->', end);
        commentEnd = close < 0 ? text.length : close;
      }
      return true;
    });
  }
}

function opensComment(node: Nodes): boolean {
  return node.type === 'html' && node.value.lastIndexOf('<!--') > node.value.lastIndexOf('-->');
}

/** A node's source, with spaces for the `>` and the indentation that quotes and lists put before its lines. */
function withoutPrefixes(node: Literal, text: string): string {
  const { start, end } = node.span;
  const source = text.slice(start, end);
  if (source === node.value) return source;
  const values = node.value.split(/\r\n|\n|\r/);
  let line = -1;
  return source.replace(/[^\r\n]*(?:\r\n|\n|\r|$)/g, (written) => {
    line += 1;
    const content = written.trimEnd();
    const value = values[line]?.trimEnd();
    return value !== undefined && content.endsWith(value)
      ? ' '.repeat(content.length - value.length) + written.slice(content.length - value.length)
      : written;
  });
}

/** Splits HTML into tokens. `offset` is where the piece stands in the page. */
function tokenize(source: string, offset: number): HtmlToken[] {
  const reader = new TokenReader(source, offset);
  const tokenizer = new Tokenizer({}, reader);
  tokenizer.write(source);
  tokenizer.end();
  return reader.tokens;
}

/** Elements whose content is no text of the page. */
const HIDDEN_CONTENT: ReadonlySet<string> = new Set(['script', 'style']);

/** Turns the tokenizer's calls, each of which tells a little, into tokens. */
class TokenReader implements TokenizerCallbacks {
  readonly tokens: HtmlToken[] = [];
  #tagStart = 0;
  #tagName = '';
  #attributes: HtmlAttribute[] = [];
  #attributeName = '';
  #attributeNameEnd = 0;
  #attributeValue = '';
  #hidden = false;

  readonly #source: string;
  readonly #offset: number;

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  onopentagname(start: number, end: number): void {
    this.#tagStart = start - 1;
    this.#tagName = this.#source.slice(start, end).toLowerCase();
    this.#attributes = [];
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = this.#source.slice(start, end).toLowerCase();
    this.#attributeNameEnd = end;
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.#attributeValue += this.#source.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(_quote: unknown, end: number): void {
    const opening = /\s*=\s*(["']?)\s*/y;
    opening.lastIndex = this.#attributeNameEnd;
    const quote = opening.exec(this.#source)?.[1];
    if (quote === undefined) return;
    const start = opening.lastIndex;
    const written = this.#source.slice(start, end - quote.length);
    this.#attributes.push({
      name: this.#attributeName,
      span: this.#span(start, start + written.trimEnd().length),
      value: this.#attributeValue.trim(),
    });
  }

  onopentagend(end: number): void {
    this.#open(end, false);
    this.#hidden = HIDDEN_CONTENT.has(this.#tagName);
  }

  onselfclosingtag(end: number): void {
    this.#open(end, true);
  }

  onclosetag(start: number, end: number): void {
    this.#hidden = false;
    const close = this.#source.indexOf('>', end);
    const span = this.#span(start - 2, close < 0 ? this.#source.length : close + 1);
    this.tokens.push({ kind: 'close', span, name: this.#source.slice(start, end).toLowerCase() });
  }

  oncomment(start: number, end: number, endOffset: number): void {
    const contentEnd = endOffset > 0 ? end - endOffset : end;
    const span = this.#span(start - 4, endOffset > 0 ? end + 1 : end);
    this.tokens.push({ kind: 'comment', span, value: this.#source.slice(start, contentEnd) });
  }

  ontext(start: number, end: number): void {
    if (this.#hidden) return;
    this.tokens.push({ kind: 'text', span: this.#span(start, end), value: this.#source.slice(start, end) });
  }

  ontextentity(codePoint: number, end: number): void {
    const start = this.#source.lastIndexOf('&', end - 1);
    this.tokens.push({ kind: 'text', span: this.#span(start, end), value: String.fromCodePoint(codePoint) });
  }

  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #open(end: number, selfClosing: boolean): void {
    const span = this.#span(this.#tagStart, end + 1);
    this.tokens.push({ kind: 'open', span, name: this.#tagName, attributes: this.#attributes, selfClosing });
  }

  #span(start: number, end: number): Span {
    return { start: this.#offset + start, end: this.#offset + end };
  }
}
