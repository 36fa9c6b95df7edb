import type { HtmlToken } from './html';
import type { Span } from './page';
import { ReadText } from './words';

/** A stretch of an HTML block's text. */
export interface HtmlPart {
  readonly kind: 'prose' | 'row' | 'item';
  readonly text: ReadText;
  readonly start: number;
  end: number;
}

/** Elements that may stand inside a word. All others part what stands before from what follows. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup u var wbr'.split(' '),
);
const HEADING = /^h[1-6]$/;

/**
 * Reads the text of an HTML block as rows, items, and prose for all else but headings, in the order in which they start.
 * What stands in a row is the row's, a list too; an item inside another one has its own words. A block ends at a blank
 * line wherever its elements do, so rows and items count without their table or list.
 */
export function htmlPartsOf(tokens: readonly HtmlToken[]): HtmlPart[] {
  const reader = new PartReader();
  for (const token of tokens) reader.read(token);
  return reader.parts;
}

class PartReader {
  readonly parts: HtmlPart[] = [];
  /** A row, or items inside each other. */
  #open: HtmlPart[] = [];
  #prose: HtmlPart | null = null;
  #inHeading = false;

  read(token: HtmlToken): void {
    if (token.kind === 'comment') return;
    if (token.kind === 'text') this.#readText(token.value, token.span);
    else if (HEADING.test(token.name)) {
      this.#prose = null;
      this.#inHeading = token.kind === 'open';
    } else if (token.name === 'tr' || (token.name === 'li' && this.#open[0]?.kind !== 'row')) this.#readEdge(token);
    else if (INLINE.has(token.name)) {
      const part = this.#open.at(-1) ?? this.#startProse(token.span.start);
      part.end = token.span.end;
    } else {
      if (token.name === 'table' && token.kind === 'close') this.#open = [];
      (this.#open.at(-1) ?? this.#prose)?.text.add(' ', token.span.start);
    }
  }

  /** An entity is longer than what it stands for. */
  #readText(text: string, { start, end }: Span): void {
    const written = text.trimEnd().length;
    if (this.#inHeading) return;
    const part = this.#open.at(-1) ?? (written === 0 ? this.#prose : this.#startProse(start + text.search(/\S/)));
    part?.text.add(text, start);
    if (part && written > 0) part.end = end - (text.length - written);
  }

  /** Where a row or an item starts or ends. */
  #readEdge({ kind, name, span }: Exclude<HtmlToken, { value: string }>): void {
    this.#prose = null;
    if (kind === 'close') {
      const closed = this.#open.pop();
      if (closed) closed.end = span.end;
    } else if (name === 'tr') this.#open = [this.#begin('row', span.start)];
    else this.#open.push(this.#begin('item', span.start));
  }

  #startProse(start: number): HtmlPart {
    this.#prose ??= this.#begin('prose', start);
    return this.#prose;
  }

  #begin(kind: HtmlPart['kind'], start: number): HtmlPart {
    const part = { kind, text: new ReadText(), start, end: start };
    this.parts.push(part);
    return part;
  }
}
