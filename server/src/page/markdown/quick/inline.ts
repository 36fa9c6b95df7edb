import { decodeString } from 'micromark-util-decode-string';
import { type Nodes, writtenIn } from '../nodes';
import { afterSpace, afterTitle, type Destined, destinationAt } from './destinations';
import { delimiterAt, type Piece, resolved } from './emphasis';
import { htmlEnd } from './html';
import { identifierOf, labelEnd } from './labels';
import { Uncertain } from './uncertain';

/** What stands around a text and counts for what it means. */
export interface Surroundings {
  /** The identifiers of the page's definitions. */
  readonly definitions: ReadonlySet<string>;
  /** How many columns a list puts before each line; null where that is not known. */
  readonly indent: number | null;
  readonly inTable: boolean;
}

/** Begins something, or is a line end. */
const SIGN = /[\\`*_[\]<&\r\n]|!(?=\[)/g;
const URL = /<([a-z][a-z\d+.-]{1,31}:[^\0-\x20\x7f<>]*)>/iy;
const EMAIL = /<([#-'*+\--9=?A-Z^-~]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*)>/iy;
const REFERENCE = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z\d]{1,31});/iy;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** No more parentheses than these in a link's destination. */
const DEEPEST = 32;
/** How much of a text may be read in vain, that it does not take for ever. */
const PATIENCE = 20;

/** A bracket that may begin a link or an image. */
interface Bracket {
  readonly image: boolean;
  /** Where in the pieces its text stands, and what follows it in the text. */
  readonly piece: number;
  readonly after: number;
  /** False: a link may not stand in a link. */
  active: boolean;
}

/** Reads running text. `offset`: where it stands in the page. */
export function readInline(text: string, offset: number, around: Surroundings): Nodes[] {
  return new InlineReader(text, offset, around).read();
}

class InlineReader {
  readonly #text: string;
  readonly #offset: number;
  readonly #around: Surroundings;
  #pieces: Piece[] = [];
  #brackets: Bracket[] = [];
  /** Where the text begins that is not among the pieces yet. */
  #unread = 0;
  #wasted = 0;
  /** Something was looked for in vain, perhaps on lines further down. */
  #hasFailed = false;

  constructor(text: string, offset: number, around: Surroundings) {
    this.#text = text;
    this.#offset = offset;
    this.#around = around;
  }

  read(): Nodes[] {
    const text = this.#text;
    SIGN.lastIndex = 0;
    for (let sign = SIGN.exec(text); sign; sign = SIGN.exec(text)) {
      // Another text may be read before the next sign is looked for.
      SIGN.lastIndex = this.#readSign(sign.index);
    }
    this.#addText(text.length - trailing(text, this.#unread, text.length));
    return resolved(this.#pieces);
  }

  /** Reads what begins with a sign; returns where to go on. */
  #readSign(at: number): number {
    switch (this.#text[at]) {
      case '\\':
        return this.#readBackslash(at);
      case '`':
        return this.#readCode(at);
      case '*':
      case '_': {
        const delimiter = delimiterAt(this.#text, at, this.#offset);
        return this.#add(delimiter, at, delimiter.end - this.#offset);
      }
      case '[':
        return this.#openBracket(at, false);
      case '!':
        return this.#openBracket(at, true);
      case ']':
        return this.#closeBracket(at);
      case '<':
        return this.#readAngle(at);
      case '&':
        return this.#readReference(at);
      default:
        return this.#endLine(at);
    }
  }

  /** Adds what stands there, and the text before it. */
  #add(piece: Piece, start: number, end: number): number {
    this.#addText(start);
    this.#pieces.push(piece);
    this.#unread = end;
    return end;
  }

  /** Adds the text up to there as it is written. */
  #addText(end: number): void {
    if (end > this.#unread) this.#pieces.push(this.#textNode(this.#unread, end, this.#text.slice(this.#unread, end)));
    this.#unread = Math.max(end, this.#unread);
  }

  #textNode(start: number, end: number, value: string): Nodes {
    return { type: 'text', span: this.#span(start, end), value };
  }

  #span(start: number, end: number): { start: number; end: number } {
    return { start: this.#offset + start, end: this.#offset + end };
  }

  #readBackslash(at: number): number {
    const next = this.#text.charAt(at + 1);
    if (next === '\n' || next === '\r') return this.#break(at, at + 1);
    if (!ESCAPABLE.test(next)) return at + 1;
    return this.#add(this.#textNode(at, at + 2, next), at, at + 2);
  }

  #readReference(at: number): number {
    REFERENCE.lastIndex = at;
    const written = REFERENCE.exec(this.#text)?.[0] ?? '&';
    const decoded = decodeString(written);
    // A name that nothing has.
    if (decoded === written) return at + 1;
    return this.#add(this.#textNode(at, at + written.length, decoded), at, at + written.length);
  }

  /** A line end, with the white space around it. Two spaces make it a hard break. */
  #endLine(at: number): number {
    const space = trailing(this.#text, this.#unread, at);
    const before = this.#text.slice(at - space, at);
    if (space > 1 && !before.includes('\t')) return this.#break(at - space, at);
    this.#addText(at - space);
    const end = this.#afterLineEnd(at);
    this.#pieces.push(this.#textNode(at, end, this.#text.slice(at, end)));
    return this.#nextLine(end);
  }

  #break(start: number, lineEnd: number): number {
    const end = this.#afterLineEnd(lineEnd);
    this.#add({ type: 'break', span: this.#span(start, end) }, start, end);
    return this.#nextLine(end);
  }

  #afterLineEnd(at: number): number {
    return this.#text.startsWith('\r\n', at) ? at + 2 : at + 1;
  }

  #nextLine(start: number): number {
    let at = start;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at += 1;
    this.#unread = at;
    // Then the reference counts what a list or quote puts before the line to what stands before, if that is no text.
    if (this.#hasFailed && this.#around.indent !== 0) throw new Uncertain();
    return at;
  }

  #readCode(at: number): number {
    const text = this.#text;
    let start = at;
    while (text[start] === '`') start += 1;
    const size = start - at;
    for (let end = text.indexOf('`', start); end >= 0; ) {
      let after = end;
      while (text[after] === '`') after += 1;
      if (after - end === size) {
        const value = this.#codeValue(this.#withoutIndent(text.slice(start, end), 0));
        return this.#add({ type: 'inlineCode', span: this.#span(at, after), value }, at, after);
      }
      end = text.indexOf('`', after);
    }
    this.#waste(text.length - at);
    return start;
  }

  #codeValue(written: string): string {
    const isPadded = /^(?: |\r?\n)[\s\S]*(?: |\r?\n)$/.test(written) && /[^ \r\n]/.test(written);
    const code = isPadded ? written.replace(/^(?: |\r?\n)|(?: |\r?\n)$/g, '') : written;
    return this.#around.inTable ? code.replace(/\\([\\|])/g, (whole, sign) => (sign === '|' ? sign : whole)) : code;
  }

  #readAngle(at: number): number {
    for (const pattern of [URL, EMAIL]) {
      pattern.lastIndex = at;
      const [whole, url] = pattern.exec(this.#text) ?? [];
      if (whole === undefined || url === undefined) continue;
      const end = at + whole.length;
      return this.#add(
        {
          type: 'link',
          span: this.#span(at, end),
          url: (pattern === EMAIL ? 'mailto:' : '') + url,
          destination: null,
          children: [this.#textNode(at + 1, end - 1, url)],
        },
        at,
        end,
      );
    }
    const end = htmlEnd(this.#text, at);
    if (end < 0) {
      this.#waste(this.#text.length - at);
      return at + 1;
    }
    const value = this.#withoutIndent(this.#text.slice(at, end), 3);
    return this.#add({ type: 'html', span: this.#span(at, end), value }, at, end);
  }

  /** What is written over several lines, without what lists put before them, and up to `more` columns. */
  #withoutIndent(written: string, more: number): string {
    const { indent } = this.#around;
    const [first = '', ...lines] = written.split('\n');
    if (lines.length === 0) return written;
    const columns = lines.map((line) => line.search(/[^ ]|$/));
    const isOdd = lines.some(
      (line, index) => line[columns[index] ?? 0] === '\t' || (columns[index] ?? 0) < (indent ?? 0),
    );
    if (indent === null || isOdd) throw new Uncertain();
    return [first, ...lines.map((line, index) => line.slice(Math.min(indent + more, columns[index] ?? 0)))].join('\n');
  }

  #openBracket(at: number, image: boolean): number {
    const after = at + (image ? 2 : 1);
    this.#addText(at);
    this.#brackets.push({ image, piece: this.#pieces.length, after, active: true });
    return this.#add(this.#textNode(at, after, image ? '![' : '['), at, after);
  }

  #closeBracket(at: number): number {
    const bracket = this.#brackets.pop();
    if (!bracket?.active) return at + 1;
    const { definitions } = this.#around;
    const label = this.#text.slice(bracket.after, at);
    const isDefined = definitions.size > 0 && definitions.has(identifierOf(label));
    const next = this.#text[at + 1];
    const resource = next === '(' ? this.#resourceAt(at + 1) : null;
    if (next === '(' && !resource) this.#waste(0);
    if (resource) return this.#link(bracket, at, resource.end, resource);
    if (next !== '[') return isDefined ? this.#link(bracket, at, at + 1, null) : at + 1;
    const full = definitions.size > 0 ? labelEnd(this.#text, at + 1) : -1;
    if (full > 0 && definitions.has(identifierOf(this.#text.slice(at + 2, full - 1))))
      return this.#link(bracket, at, full, null);
    if (isDefined && this.#text[at + 2] === ']') return this.#link(bracket, at, at + 3, null);
    return at + 1;
  }

  /** What stands in parentheses after a bracket. */
  #resourceAt(open: number): Destined | null {
    const text = this.#text;
    const start = afterSpace(text, open + 1);
    if (text[start] === ')') {
      const at = this.#offset + start;
      const destination = start === open + 1 ? { start: at, end: at } : null;
      return { url: '', destination, end: start + 1 };
    }
    const destined = destinationAt(text, start, DEEPEST);
    if (!destined) return null;
    let end = afterSpace(text, destined.end);
    if (end > destined.end && /["'(]/.test(text.charAt(end))) {
      const title = afterTitle(text, end);
      if (title < 0) this.#waste(text.length - end);
      if (title < 0) return null;
      end = afterSpace(text, title);
    }
    if (text[end] !== ')') return null;
    const { destination } = destined;
    return {
      url: destined.url,
      destination: destination && this.#span(destination.start, destination.end),
      end: end + 1,
    };
  }

  /** @param at of the closing bracket */
  #link(bracket: Bracket, at: number, end: number, resource: Destined | null): number {
    this.#addText(at);
    const children = resolved(this.#pieces.splice(bracket.piece + 1));
    this.#pieces.pop();
    this.#unread = end;
    const span = this.#span(bracket.after - (bracket.image ? 2 : 1), end);
    if (bracket.image) {
      const alt = writtenIn(children);
      if (resource) {
        // Nothing but a link is known to be empty.
        const destination = resource.url === '' ? null : resource.destination;
        this.#pieces.push({ type: 'image', span, url: resource.url, destination, alt });
      } else this.#pieces.push({ type: 'imageReference', span, alt });
      return end;
    }
    for (let index = this.#brackets.length - 1; index >= 0; index--) {
      const outer = this.#brackets[index] as Bracket;
      if (outer.image) continue;
      if (!outer.active) break;
      outer.active = false;
    }
    this.#pieces.push(
      resource
        ? { type: 'link', span, url: resource.url, destination: resource.destination, children }
        : { type: 'linkReference', span, children },
    );
    return end;
  }

  #waste(length: number): void {
    this.#hasFailed = true;
    this.#wasted += length;
    if (this.#wasted > PATIENCE * this.#text.length + 10_000) throw new Uncertain();
  }
}

/** How much white space stands before a place, from another place on. */
function trailing(text: string, from: number, to: number): number {
  let start = to;
  while (start > from && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  return to - start;
}
