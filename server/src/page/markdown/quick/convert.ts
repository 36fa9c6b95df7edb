import type { Tree, TreeCursor } from '@lezer/common';
import type { Nodes } from '../nodes';
import { definitionAt } from './definitions';
import { htmlBlockEnd } from './html';
import { readInline, type Surroundings } from './inline';
import { labelEnd } from './labels';
import { cellsOf, countDelimiters } from './rows';
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

/** What a block stands in. */
interface Container {
  /** The column where the content of the innermost item begins; null where quotes or tabs make that hard to say. */
  readonly indent: number | null;
  /** Where the quote's marks may stand. */
  readonly quote: { readonly column: number } | null;
  readonly depth: number;
}

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

  read(tree: Tree): Nodes[] {
    const nodes = this.#children(tree.cursor(), { indent: 0, quote: null, depth: 0 });
    for (const { children, text, offset, indent, inTable } of this.#pending) {
      const around: Surroundings = { definitions: this.#definitions, indent, inTable };
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
      if (name === 'QuoteMark') this.#expectQuoteMark(from, container);
      if (name === 'QuoteMark' || name === 'ListMark') continue;
      // Blank lines do not part these from what stands around them.
      const isBelow = before === 'CodeBlock' || name === 'CodeBlock' || this.#hasTextAbove(from, parentStart);
      this.#block(cursor, container, isBelow ? before : '', nodes);
      before = name;
    } while (cursor.nextSibling());
    cursor.parent();
    return nodes;
  }

  /** @param above what stands before on the same line or the line above; '' when that is blank */
  #block(cursor: TreeCursor, container: Container, above: string, nodes: Nodes[]): void {
    const { name, from } = cursor;
    const to = this.#lineEnd(cursor.to);
    // Where a list in a quote ends depends on what comes next.
    if (container.quote !== null && nodes.length > 0 && LISTS.has(above)) throw new Uncertain();
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
          this.#expectInterruption(this.#afterSpace(from));
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
        if (CONTAINERS.has(above) || this.#hasSpaceBelow(to)) throw new Uncertain();
        if (/^[ \t\r]*$/.test(this.#text.slice(from, to))) throw new Uncertain();
        nodes.push({ type: 'code', span: this.#span(this.#codeStart(from), to) });
        return;
      case 'HTMLBlock':
      case 'CommentBlock':
      case 'ProcessingInstructionBlock':
        nodes.push(this.#html(from, to, container, above));
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
    const start = this.#offset + this.#afterSpace(cursor.from);
    const children = this.#children(cursor, container);
    const end = children.at(-1)?.span.end ?? start;
    return { type: 'list', span: { start, end: this.#afterBlankLines(end, container) }, children };
  }

  #item(cursor: TreeCursor, container: Container): Nodes {
    const from = this.#afterSpace(cursor.from);
    const { quote, depth } = container;
    const indent = this.#indentOf(from, container);
    const children = this.#children(cursor, { indent, quote, depth: depth + 1 });
    const lineEnd = this.#offset + this.#lineEnd(from);
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
    const to = this.#lineEnd(cursor.to);
    const lines = this.#content(cursor, to, container);
    const end = lines.lastIndexOf('\n');
    const content = lines.slice(0, lines[end - 1] === '\r' ? end - 1 : end);
    const isTable = content.split(/\r?\n/).some((line) => countDelimiters(trimStart(line)) > 0);
    if (
      isTable ||
      content[labelEnd(content, 0)] === ':' ||
      (content.startsWith('<') && htmlBlockEnd(firstLine(content), false) !== null)
    )
      throw new Uncertain();
    this.#expectNoMarkers(content, container);
    const children: Nodes[] = [];
    this.#read(children, content, from, container.indent, false);
    const depth = cursor.name === 'SetextHeading1' ? 1 : 2;
    return { type: 'heading', span: this.#span(from, to), depth, children };
  }

  #paragraph(cursor: TreeCursor, container: Container, above: string, nodes: Nodes[]): void {
    const { from } = cursor;
    const to = this.#lineEnd(cursor.to);
    const text = this.#content(cursor, to, container);
    if (text.startsWith('<') && htmlBlockEnd(firstLine(text), false) !== null) {
      // What interrupts a paragraph does not interrupt HTML.
      if (!/^(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(this.#text.slice(to))) throw new Uncertain();
      nodes.push(this.#html(from, to, container, above));
      return;
    }
    this.#expectNoMarkers(text, container);
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
    const to = this.#lineEnd(cursor.to);
    const text = this.#content(cursor, to, container);
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

  #html(from: number, to: number, container: Container, above: string): Nodes {
    const lineStart = this.#text.lastIndexOf('\n', from - 1) + 1;
    const start = lineStart + (container.indent ?? 0);
    const isIndented = start < from && /^ *$/.test(this.#text.slice(start, from));
    if (container.indent === null && !/^[^ \t] ?[^ \t\r\n][^\r\n]*$/.test(this.#text.slice(from - 2, to)))
      throw new Uncertain();
    const lines = this.#text.slice(isIndented ? start : from, to).split('\n');
    const isTabbed = this.#text.slice(lineStart, from).includes('\t') || lines.some((line) => /^ *\t/.test(line));
    if (container.indent !== 0 && isTabbed) throw new Uncertain();
    const end = htmlBlockEnd(trimStart(lines[0] ?? ''), above === 'Paragraph');
    const isEnd = (line: string): boolean =>
      end === 'blank' ? /^[ \t\r]*$/.test(line) : end === null || end.test(line);
    if (end === null || lines.slice(0, end === 'blank' ? undefined : -1).some(isEnd)) throw new Uncertain();
    if (end !== 'blank' && !end.test(lines.at(-1) ?? '')) throw new Uncertain();
    const indent = container.indent ?? 0;
    // HTML does not go on with a line that is not in its item.
    if (lines.slice(1).some((line) => /^ *[^ \r]/.test(line) && line.search(/[^ ]/) < indent)) throw new Uncertain();
    const value = lines.map((line, index) =>
      index === 0 ? line : line.slice(Math.min(indent, line.search(/[^ ]|$/))),
    );
    return { type: 'html', span: this.#span(isIndented ? start : from, to), value: value.join('\n') };
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
      this.#expectQuoteMark(cursor.from, container);
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

  /** Blank lines that are not empty may be a part of indented code. */
  #hasSpaceBelow(end: number): boolean {
    const blank = /(?:\r?\n[ \t]*(?=\r?\n|$))*/y;
    blank.lastIndex = end;
    return /[ \t]/.test(blank.exec(this.#text)?.[0] ?? '');
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

  /** Whether a block begins on its parent's first line, or below a line that is not blank. */
  #hasTextAbove(from: number, parentStart: number): boolean {
    const lineStart = from === 0 ? 0 : this.#text.lastIndexOf('\n', from - 1) + 1;
    if (lineStart <= parentStart) return true;
    const above = this.#text.slice(this.#text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1);
    return /[^ \t>\r]/.test(above);
  }

  /** Lezer takes a `>` for a quote's mark however far it is indented. */
  #expectQuoteMark(at: number, { quote }: Container): void {
    const space = /[ \t]*$/.exec(this.#text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
    if (space.includes('\t') || quote === null || space.length > quote.column + 3) throw new Uncertain();
  }

  /** Lezer takes more lists than the reference for something that a paragraph ends at. */
  #expectInterruption(from: number): void {
    if (!/^(?:[-+*]|1[.)])[ \t]+[^ \t\r\n]/.test(this.#text.slice(from, from + 40))) throw new Uncertain();
  }

  /** A line that is not in the item of the paragraph above may begin more than one that is, which lezer does not know. */
  #expectNoMarkers(text: string, { indent }: Container): void {
    if (indent === 0) return;
    for (const line of text.split('\n').slice(1)) {
      if (!MARKER.test(line)) continue;
      if (indent === null || line.search(/[^ ]/) < indent) throw new Uncertain();
    }
  }

  #indentOf(from: number, { indent, quote }: Container): number | null {
    if (indent === null || quote !== null) return null;
    const lineStart = this.#text.lastIndexOf('\n', from - 1) + 1;
    const line = this.#text.slice(lineStart, this.#lineEnd(from));
    if (line.includes('\t')) return null;
    const [mark = '', spaces = ''] = /^(?:[-+*]|\d+[.)])( *)/.exec(line.slice(from - lineStart)) ?? [];
    const isBlank = from - lineStart + mark.length === line.length;
    return from - lineStart + mark.length - (isBlank || spaces.length > 4 ? spaces.length - 1 : 0);
  }

  #codeStart(from: number): number {
    if (this.#text.slice(Math.max(0, from - 4), from) === '    ') return from - 4;
    if (this.#text[from - 1] === '\t' && (from === 1 || this.#text[from - 2] === '\n')) return from - 1;
    throw new Uncertain();
  }

  #afterSpace(from: number): number {
    let at = from;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at += 1;
    return at;
  }

  /** Where the line ends that a place is on. */
  #lineEnd(at: number): number {
    const end = this.#text.indexOf('\n', at);
    if (end < 0) return this.#text.length;
    return this.#text[end - 1] === '\r' ? end - 1 : end;
  }

  #span(start: number, end: number): { start: number; end: number } {
    return { start: this.#offset + start, end: this.#offset + end };
  }
}

/** Begins something where it does not go on with a paragraph of a list or quote that it is not in. */
const MARKER = /^[ \t]*(?:\d{1,9}[.)](?=[ \t\r]|$)|[-+*][ \t\r]*$|<)/;

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

const trimStart = (text: string): string => text.replace(/^[ \t]+/, '');

/** Without the spaces and tabs at the end; other white space is text. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}
