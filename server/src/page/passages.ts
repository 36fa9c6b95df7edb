import type { PageHtml } from './html';
import { type HtmlPart, htmlPartsOf } from './html-passages';
import { lastAtOrBefore } from './lines';
import { childrenOf, type Nodes, type Root } from './markdown/nodes';
import type { MaskedText } from './mask';
import type { Heading, Page, Passage, Span } from './page';
import { appendWords, type Words } from './words';

/** A passage without its place among the others. */
interface Stretch {
  readonly html: boolean;
  readonly start: number;
  end: number;
  /** Where its words are among the page's. */
  readonly words: { readonly start: number; end: number }[];
}

/**
 * Reads all passages that have a word, with the words of all of them.
 * - `prose` is a run of paragraphs, those of quotes too, that no heading, list, table, code or HTML block parts.
 * - `list` is an outermost list with the words of all that it holds. Its `item`s are those of the lists inside it too,
 *   each with its own words only, so every word of the list is in one item.
 * - A table in a list is a passage of its own, and its words are not the list's.
 * - An HTML block is read as rows, items and prose, too.
 */
export function passagesOf(
  tree: Root,
  headings: readonly Heading[],
  html: PageHtml,
  source: MaskedText,
): Pick<Page, 'passages' | 'words' | 'offsets'> {
  const reader = new PassageReader(headings, html, source);
  reader.readBlocks(tree);
  reader.endProse();
  const { passages, said } = reader;
  return { passages, words: new Int32Array(said.words), offsets: new Int32Array(said.offsets) };
}

class PassageReader {
  readonly passages: Passage[] = [];
  /** The words of all of them. */
  readonly said: Words = { words: [], offsets: [] };
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
    if (this.#prose) this.#add('prose', this.#prose, null);
    this.#prose = null;
  }

  #readParagraph(node: Nodes): void {
    this.#prose ??= stretch(node.span);
    this.#prose.end = node.span.end;
    this.#readWords(node, this.#prose);
  }

  #readList(list: Nodes): void {
    const first = this.said.words.length;
    const items: Stretch[] = [];
    const tables: Nodes[] = [];
    const pending: { node: Nodes; item: Stretch }[] = [{ node: list, item: stretch(list.span) }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { node, item } = next;
      if (node.type === 'paragraph') this.#readWords(node, item);
      else if (node.type === 'table') tables.push(node);
      else if (node.type === 'listItem') {
        const own = stretch(node.span);
        items.push(own);
        for (const child of node.children.toReversed()) pending.push({ node: child, item: own });
      } else if (node.type === 'list' || node.type === 'blockquote') {
        for (const child of node.children.toReversed()) pending.push({ node: child, item });
      }
    }
    this.#addGroup('list', list.span, 'item', items, first);
    for (const table of tables) this.#readTable(table);
  }

  #readTable(table: Nodes): void {
    const first = this.said.words.length;
    const rows = childrenOf(table).map((node) => {
      const row = stretch(node.span);
      for (const cell of childrenOf(node)) this.#readWords(cell, row);
      return row;
    });
    this.#addGroup('table', table.span, 'row', rows, first);
  }

  /** Rows that follow each other are a table, items a list. */
  #readHtml(parts: readonly HtmlPart[]): void {
    let group: HtmlPart[] = [];
    for (const [index, part] of parts.entries()) {
      const { kind } = part;
      group.push(part);
      if (kind !== 'prose' && parts[index + 1]?.kind === kind) continue;
      const span = { start: group[0]?.start ?? part.start, end: Math.max(...group.map((one) => one.end)) };
      const first = this.said.words.length;
      const stretches = this.#readTexts(group);
      if (kind === 'prose') for (const prose of stretches) this.#add('prose', prose, null);
      else this.#addGroup(kind === 'row' ? 'table' : 'list', span, kind, stretches, first);
      group = [];
    }
  }

  /** Appends the words of HTML in the order of the text: what follows a nested list belongs to the item around it. */
  #readTexts(parts: readonly HtmlPart[]): Stretch[] {
    const all = parts.map(({ text, start, end }) => {
      const said: Words = { words: [], offsets: [] };
      text.appendTo(said);
      return { part: stretch({ start, end }, true), said };
    });
    const words = all.flatMap(({ part, said }) =>
      said.words.map((word, place) => ({ part, word, offset: said.offsets[place] ?? 0 })),
    );
    for (const { part, word, offset } of words.sort((a, b) => a.offset - b.offset)) {
      const start = this.said.words.length;
      this.said.words.push(word);
      this.said.offsets.push(offset);
      this.#take(part, start);
    }
    return all.map(({ part }) => part);
  }

  #readWords(node: Nodes, part: Stretch): void {
    const start = this.said.words.length;
    appendWords(this.said, node, this.#source);
    this.#take(part, start);
  }

  /** The words from a place on are those of a part. */
  #take({ words }: Stretch, start: number): void {
    const end = this.said.words.length;
    const last = words.at(-1);
    if (last?.end === start) last.end = end;
    else if (end > start) words.push({ start, end });
  }

  /**
   * Adds a list or a table, then its parts.
   * @param first the first of its words
   */
  #addGroup(kind: 'list' | 'table', span: Span, partKind: 'item' | 'row', parts: readonly Stretch[], first: number) {
    const parent = this.passages.length;
    const whole = stretch(
      span,
      parts.some(({ html }) => html),
    );
    this.#take(whole, first);
    this.#add(kind, whole, null);
    for (const part of parts) this.#add(partKind, part, parent);
  }

  /** What has no words is no passage. */
  #add(kind: Passage['kind'], { html, start, end, words }: Stretch, parent: number | null): void {
    const [first, ...others] = words;
    if (first === undefined) return;
    const section = lastAtOrBefore(this.#headingStarts, start);
    this.passages.push({ kind, html, span: { start, end }, section, parent, words: [first, ...others] });
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

const stretch = ({ start, end }: Span, html = false): Stretch => ({ html, start, end, words: [] });
