import type { PageHtml } from './html';
import { type HtmlPart, htmlPartsOf } from './html-passages';
import { lastAtOrBefore } from './lines';
import { childrenOf, type Nodes, type Root } from './markdown/nodes';
import type { MaskedText } from './mask';
import type { Heading, Passage, Span } from './page';
import { appendWords, type Words } from './words';

/** A passage without its place among the others. */
interface Stretch extends Words {
  html: boolean;
  start: number;
  end: number;
}

/**
 * Reads all passages that have a word.
 * - `prose` is a run of paragraphs, those of quotes too, that no heading, list, table, code or HTML block parts.
 * - `list` is an outermost list with the words of all that it holds. Its `item`s are those of the lists inside it too,
 *   each with its own words only, so every word of the list is in one item.
 * - A table in a list is a passage of its own, and its words are not the list's.
 * - An HTML block is read as rows, items and prose, too.
 */
export function passagesOf(tree: Root, headings: readonly Heading[], html: PageHtml, source: MaskedText): Passage[] {
  const reader = new PassageReader(headings, html, source);
  reader.readBlocks(tree);
  reader.endProse();
  return reader.passages;
}

class PassageReader {
  readonly passages: Passage[] = [];
  readonly #headingStarts: readonly number[];
  /** The run of paragraphs that the next paragraph joins. */
  #prose: Stretch | null = null;

  readonly #html: PageHtml;
  readonly #source: MaskedText;

  constructor(headings: readonly Heading[], html: PageHtml, source: MaskedText) {
    this.#html = html;
    this.#source = source;
    this.#headingStarts = headings.map((heading) => heading.span.start);
  }

  readBlocks(root: Root): void {
    for (const node of throughQuotes(root)) {
      if (node.type === 'paragraph') this.#readParagraph(node);
      else if (node.type !== 'definition') {
        this.endProse();
        if (node.type === 'list') this.#readList(node);
        else if (node.type === 'table') this.#readTable(node);
        else if (node.type === 'html') this.#readHtml(htmlPartsOf(this.#html.get(node) ?? []));
      }
    }
  }

  endProse(): void {
    if (this.#prose && this.#prose.words.length > 0) this.#add('prose', this.#prose, null);
    this.#prose = null;
  }

  #readParagraph(node: Nodes): void {
    this.#prose ??= stretch(node.span);
    this.#prose.end = node.span.end;
    appendWords(this.#prose, node, this.#source);
  }

  #readList(list: Nodes): void {
    const items: Stretch[] = [];
    const tables: Nodes[] = [];
    const pending: { node: Nodes; item: Stretch }[] = [{ node: list, item: stretch(list.span) }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { node, item } = next;
      if (node.type === 'paragraph') appendWords(item, node, this.#source);
      else if (node.type === 'table') tables.push(node);
      else if (node.type === 'listItem') {
        const own = stretch(node.span);
        items.push(own);
        for (const child of node.children.toReversed()) pending.push({ node: child, item: own });
      } else if (node.type === 'list' || node.type === 'blockquote') {
        for (const child of node.children.toReversed()) pending.push({ node: child, item });
      }
    }
    this.#addGroup('list', list.span, 'item', items);
    for (const table of tables) this.#readTable(table);
  }

  #readTable(table: Nodes): void {
    const rows = childrenOf(table).map((node) => {
      const row = stretch(node.span);
      for (const cell of childrenOf(node)) appendWords(row, cell, this.#source);
      return row;
    });
    this.#addGroup('table', table.span, 'row', rows);
  }

  /** Rows that follow each other are a table, items a list. */
  #readHtml(parts: readonly HtmlPart[]): void {
    let group: Stretch[] = [];
    for (const [index, { kind, start, end, text }] of parts.entries()) {
      const part = { ...stretch({ start, end }), html: true };
      text.appendTo(part);
      if (kind === 'prose') {
        if (part.words.length > 0) this.#add('prose', part, null);
        continue;
      }
      group.push(part);
      if (parts[index + 1]?.kind === kind) continue;
      const span = { start: group[0]?.start ?? start, end: Math.max(...group.map((one) => one.end)) };
      this.#addGroup(kind === 'row' ? 'table' : 'list', span, kind, group);
      group = [];
    }
  }

  /** Adds a list or a table, then its parts. */
  #addGroup(kind: 'list' | 'table', span: Span, partKind: 'item' | 'row', parts: readonly Stretch[]): void {
    const withWords = parts.filter((part) => part.words.length > 0);
    if (withWords.length === 0) return;
    const parent = this.passages.length;
    const html = withWords.some((part) => part.html);
    this.#add(kind, { html, ...span, ...inOrder(withWords) }, null);
    for (const part of withWords) this.#add(partKind, part, parent);
  }

  #add(kind: Passage['kind'], { html, start, end, words, offsets }: Stretch, parent: number | null): void {
    const section = lastAtOrBefore(this.#headingStarts, start);
    this.passages.push({ kind, html, span: { start, end }, section, parent, words, offsets });
  }
}

/** The blocks of a page, those in quotes instead of the quotes. */
function* throughQuotes(root: Root): Generator<Nodes> {
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type !== 'root' && node.type !== 'blockquote') yield node;
    else for (const child of node.children.toReversed()) pending.push(child);
  }
}

function stretch(span: Span): Stretch {
  return { html: false, ...span, words: [], offsets: [] };
}

/** All words of the parts in the order of the text: what follows a nested list belongs to the item around it. */
function inOrder(parts: readonly Stretch[]): Words {
  const isInOrder = parts.every(
    ({ offsets }, index) => index === 0 || (parts[index - 1]?.offsets.at(-1) ?? 0) < (offsets[0] ?? 0),
  );
  if (isInOrder)
    return { words: parts.flatMap(({ words }) => words), offsets: parts.flatMap(({ offsets }) => offsets) };
  const words = parts.flatMap((part) => part.words.map((word, index) => ({ word, offset: part.offsets[index] ?? 0 })));
  words.sort((a, b) => a.offset - b.offset);
  return { words: words.map(({ word }) => word), offsets: words.map(({ offset }) => offset) };
}
