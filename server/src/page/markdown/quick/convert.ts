import type { Tree, TreeCursor } from '@lezer/common';
import type { Nodes } from '../nodes';
import { type Container, insideItem, PAGE } from './container';
import { definitionAt } from './definitions';
import { expectHeading, expectInterruption, expectNoMarkers, expectQuoteMark, startsHtml } from './doubts';
import { readHtmlBlock } from './html-block';
import { readInline, type Surroundings } from './inline';
import { afterSpaces, hasSpaceBelow, hasTextAbove, lineEndAt, trimEnd } from './lines';
import { cellsOf } from './rows';
import { Uncertain } from './uncertain';

/** In a text without such a character nothing is to be read. */
const INLINE = /[\\`*_[\]<&]|^[ \t]|[ \t](?=[\r\n]|$)|\n[ \t]/;
/** Lines that end a table and not a paragraph, though lezer takes them for rows. */
const NO_ROW = /^(?: {4}| *\t| *<| *\d+[.)]| *[-+*][ \t\r]*$)/;

/** Whatever comes after these comes after a blank line, or at the top of the page. */
const STARTS: ReadonlySet<string> = new Set(['', 'Document']);
const LISTS: ReadonlySet<string> = new Set(['BulletList', 'OrderedList']);
const CONTAINERS: ReadonlySet<string> = new Set(['Blockquote', ...LISTS]);

/** Lists and quotes in each other. */
const DEEPEST = 100;

/** Running text that is read once all definitions are known. */
interface Pending {
  readonly children: Nodes[];
  readonly text: string;
  readonly offset: number;
  readonly indent: number | null;
  readonly inTable: boolean;
}

/** Turns lezer's blocks into nodes. `offset`: where in the page the text stands. */
export class BlockReader {
  readonly #text: string;
  readonly #offset: number;
  readonly #pending: Pending[] = [];
  readonly #definitions = new Set<string>();

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  /** Identifiers of the definitions that were read. */
  get definitions(): ReadonlySet<string> {
    return this.#definitions;
  }

  /** @param elsewhere what is defined in other parts of the page */
  read(tree: Tree, elsewhere: readonly string[]): Nodes[] {
    const nodes = this.#children(tree.cursor(), PAGE);
    const definitions = new Set([...this.#definitions, ...elsewhere]);
    for (const { children, text, offset, indent, inTable } of this.#pending) {
      const around: Surroundings = { definitions, indent, inTable };
      if (INLINE.test(text)) children.push(...readInline(text, offset, around));
      else children.push({ type: 'text', span: { start: offset, end: offset + text.length }, value: text });
    }
    return nodes;
  }

  #children(cursor: TreeCursor, container: Container): Nodes[] {
    if (container.depth > DEEPEST) throw new Uncertain();
    const nodes: Nodes[] = [];
    let before = cursor.name;
    const parentStart = cursor.from;
    if (!cursor.firstChild()) return nodes;
    do {
      const { name, from } = cursor;
      if (name === 'QuoteMark') expectQuoteMark(this.#text, from, container);
      if (name === 'QuoteMark' || name === 'ListMark') continue;
      // Blank lines do not part these from what stands around them.
      const isBelow = before === 'CodeBlock' || name === 'CodeBlock' || hasTextAbove(this.#text, from, parentStart);
      this.#block(cursor, container, isBelow ? before : '', nodes);
      before = name;
    } while (cursor.nextSibling());
    cursor.parent();
    return nodes;
  }

  /** @param above what stands before on the same line or the line above; '' when that is blank */
  #block(cursor: TreeCursor, container: Container, above: string, nodes: Nodes[]): void {
    const { name, from } = cursor;
    const to = lineEndAt(this.#text, cursor.to);
    // Where a list in a quote ends depends on what comes next.
    const afterList = container.quote !== null && nodes.at(-1)?.type === 'list';
    if (afterList && (above !== '' || LISTS.has(name))) throw new Uncertain();
    switch (name) {
      case 'Paragraph':
        // What lezer takes for a table's first line, until it sees the second, or a line that goes on with an item.
        if (nodes.length > 0 && (above === 'Paragraph' || CONTAINERS.has(above))) throw new Uncertain();
        this.#paragraph(cursor, container, above, nodes);
        return;
      case 'Blockquote': {
        // Where it ends depends on the marks of the quote around it.
        if (container.quote !== null || container.indent === null) throw new Uncertain();
        const quote = { column: container.indent };
        const children = this.#children(cursor, { indent: null, quote, depth: container.depth + 1 });
        if (children.length === 0 && above !== '') throw new Uncertain();
        nodes.push({ type: 'blockquote', span: this.#span(from, to), children });
        return;
      }
      case 'BulletList':
      case 'OrderedList':
        if (!STARTS.has(above) && !(nodes.length > 0 && CONTAINERS.has(above)))
          expectInterruption(this.#text, afterSpaces(this.#text, from));
        nodes.push(this.#list(cursor, container));
        return;
      case 'ListItem':
        nodes.push(this.#item(cursor, container));
        return;
      case 'HorizontalRule':
        nodes.push({ type: 'thematicBreak', span: this.#span(from, to) });
        return;
      case 'FencedCode':
        if (!this.#isClosed(cursor)) throw new Uncertain();
        nodes.push({ type: 'code', span: this.#span(from, to) });
        return;
      case 'CodeBlock':
        if (CONTAINERS.has(above) || hasSpaceBelow(this.#text, to)) throw new Uncertain();
        if (/^[ \t\r]*(?:\n|$)/.test(this.#text.slice(from, to))) throw new Uncertain();
        nodes.push({ type: 'code', span: this.#span(this.#codeStart(from), to) });
        return;
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        nodes.push(this.#html(from, to, container, above === 'Paragraph'));
        return;
      case 'Table':
        if (CONTAINERS.has(above)) throw new Uncertain();
        nodes.push(this.#table(cursor, container));
        return;
      case 'SetextHeading1':
      case 'SetextHeading2':
        nodes.push(this.#setextHeading(cursor, container));
        return;
      default:
        nodes.push(this.#atxHeading(from, to));
    }
  }

  #list(cursor: TreeCursor, container: Container): Nodes {
    const start = this.#offset + afterSpaces(this.#text, cursor.from);
    const children = this.#children(cursor, container);
    const end = children.at(-1)?.span.end ?? start;
    return { type: 'list', span: { start, end: this.#afterBlankLines(end, container) }, children };
  }

  #item(cursor: TreeCursor, container: Container): Nodes {
    const from = afterSpaces(this.#text, cursor.from);
    const children = this.#children(cursor, insideItem(this.#text, from, container));
    const lineEnd = this.#offset + lineEndAt(this.#text, from);
    // Lezer ends an item that begins with a blank line too early.
    if (children.length === 0 ? container.quote !== null : (children[0]?.span.start ?? 0) > lineEnd)
      throw new Uncertain();
    const end = children.at(-1)?.span.end ?? lineEnd;
    return { type: 'listItem', span: { start: this.#offset + from, end }, children };
  }

  #atxHeading(from: number, to: number): Nodes {
    const line = this.#text.slice(from, to);
    const depth = /^#+/.exec(line)?.[0].length ?? 0;
    const start = line.slice(depth).search(/[^ \t]|$/) + depth;
    const content = trimEnd(trimEnd(line.slice(start)).replace(/(?<![^ \t])#+$/, ''));
    const children: Nodes[] = [];
    this.#read(children, content, from + start, 0, false);
    return { type: 'heading', span: this.#span(from, to), depth, children };
  }

  #setextHeading(cursor: TreeCursor, container: Container): Nodes {
    const { from } = cursor;
    const to = lineEndAt(this.#text, cursor.to);
    const lines = this.#content(cursor, to, container);
    const end = lines.lastIndexOf('\n');
    const content = lines.slice(0, lines[end - 1] === '\r' ? end - 1 : end);
    expectHeading(content, this.#text.slice(from + end + 1, to), container);
    expectNoMarkers(content, container);
    const children: Nodes[] = [];
    this.#read(children, content, from, container.indent, false);
    const depth = cursor.name === 'SetextHeading1' ? 1 : 2;
    return { type: 'heading', span: this.#span(from, to), depth, children };
  }

  #paragraph(cursor: TreeCursor, container: Container, above: string, nodes: Nodes[]): void {
    const { from } = cursor;
    const to = lineEndAt(this.#text, cursor.to);
    const text = this.#content(cursor, to, container);
    if (startsHtml(text)) {
      // What interrupts a paragraph does not interrupt HTML.
      if (!/^(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(this.#text.slice(to))) throw new Uncertain();
      nodes.push(this.#html(from, to, container, above === 'Paragraph'));
      return;
    }
    expectNoMarkers(text, container);
    let start = 0;
    for (let found = text[0] === '[' ? definitionAt(text, 0, this.#offset + from) : null; found; ) {
      nodes.push(found.node);
      this.#definitions.add(found.identifier);
      start = found.next + text.slice(found.next).search(/[^ \t]|$/);
      found = text[start] === '[' ? definitionAt(text, start, this.#offset + from) : null;
    }
    if (start === text.length && start > 0) return;
    const children: Nodes[] = [];
    this.#read(children, text.slice(start), from + start, container.indent, false);
    nodes.push({ type: 'paragraph', span: this.#span(from + start, to), children });
  }

  #table(cursor: TreeCursor, container: Container): Nodes {
    const { from } = cursor;
    const to = lineEndAt(this.#text, cursor.to);
    const text = this.#content(cursor, to, container);
    if (startsHtml(text)) throw new Uncertain();
    const rows: Nodes[] = [];
    let at = 0;
    text.split('\n').forEach((line, index) => {
      const row = line.endsWith('\r') ? line.slice(0, -1) : line;
      const start = index === 0 ? 0 : row.search(/[^ \t]|$/);
      if (index > 0 && (container.indent !== 0 || NO_ROW.test(row))) throw new Uncertain();
      if (index !== 1) rows.push(this.#row(row.slice(start), from + at + start));
      at += line.length + 1;
    });
    return { type: 'table', span: this.#span(from, to), children: rows };
  }

  #row(row: string, from: number): Nodes {
    const cells = cellsOf(row);
    const children = cells.map(({ start, from: textStart, to: textEnd }, index): Nodes => {
      const content: Nodes[] = [];
      if (textStart >= 0) this.#read(content, row.slice(textStart, textEnd), from + textStart, 0, true);
      const end = cells[index + 1]?.start ?? row.length;
      return { type: 'tableCell', span: this.#span(from + start, from + end), children: content };
    });
    return { type: 'tableRow', span: this.#span(from, from + row.length), children };
  }

  #html(from: number, to: number, container: Container, interrupts: boolean): Nodes {
    const { span, ...html } = readHtmlBlock(this.#text, from, to, container, interrupts);
    return { ...html, span: this.#span(span.start, span.end) };
  }

  #read(children: Nodes[], text: string, from: number, indent: number | null, inTable: boolean): void {
    if (text !== '') this.#pending.push({ children, text, offset: this.#offset + from, indent, inTable });
  }

  /** The text of a block, with spaces for the marks of quotes. */
  #content(cursor: TreeCursor, to: number, container: Container): string {
    const { from } = cursor;
    const written = this.#text.slice(from, to);
    if (!cursor.firstChild()) return written;
    let text = '';
    let at = from;
    do {
      if (cursor.name !== 'QuoteMark') continue;
      expectQuoteMark(this.#text, cursor.from, container);
      text += `${this.#text.slice(at, cursor.from)} `;
      at = cursor.to;
    } while (cursor.nextSibling());
    cursor.parent();
    return text + this.#text.slice(at, to);
  }

  /** A list in a quote ends after the quote's blank lines. */
  #afterBlankLines(end: number, { quote }: Container): number {
    if (quote === null) return end;
    const blank = /(?:\r?\n[ \t]*>[ \t>]*(?![^\r\n]))+/y;
    blank.lastIndex = end - this.#offset;
    const found = blank.exec(this.#text)?.[0] ?? '';
    if (/>[ \t]*>/.test(found) || (found !== '' && quote.column > 0)) throw new Uncertain();
    return end + found.length;
  }

  /** Whether a fence has its second one. */
  #isClosed(cursor: TreeCursor): boolean {
    let marks = 0;
    if (!cursor.firstChild()) return false;
    do if (cursor.name === 'CodeMark') marks += 1;
    while (cursor.nextSibling());
    cursor.parent();
    return marks > 1;
  }

  #codeStart(from: number): number {
    if (this.#text.slice(Math.max(0, from - 4), from) === '    ') return from - 4;
    if (this.#text[from - 1] === '\t' && (from === 1 || this.#text[from - 2] === '\n')) return from - 1;
    throw new Uncertain();
  }

  #span(start: number, end: number): { start: number; end: number } {
    return { start: this.#offset + start, end: this.#offset + end };
  }
}
