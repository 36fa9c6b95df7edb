import type { PageHtml } from './html';
import { type HtmlPart, htmlPartsOf } from './html-passages';
import { lastAtOrBefore } from './lines';
import { childrenOf, type Nodes, type Root } from './markdown/nodes';
import type { MaskedText } from './mask';
import type { Heading, Page, Passage, Span, WordRange } from './page';
import { appendWords, type Words } from './words';

/** A passage without its place among the others. */
interface Stretch extends Words {
  html: boolean;
  start: number;
  end: number;
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
  const { passages, words, offsets } = reader;
  // Without the room that was left for more.
  return { passages, words: words.slice(), offsets: Int32Array.from(offsets) };
}

class PassageReader {
  readonly passages: Passage[] = [];
  readonly words: string[] = [];
  readonly offsets: number[] = [];
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
    if (this.#prose) this.#addProse(this.#prose);
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
        this.#addProse(part);
        continue;
      }
      group.push(part);
      if (parts[index + 1]?.kind === kind) continue;
      const span = { start: group[0]?.start ?? start, end: Math.max(...group.map((one) => one.end)) };
      this.#addGroup(kind === 'row' ? 'table' : 'list', span, kind, group);
      group = [];
    }
  }

  #addProse(prose: Stretch): void {
    const [words = []] = this.#addWords([prose]);
    this.#add('prose', prose, null, words);
  }

  /** Adds a list or a table, then its parts. */
  #addGroup(kind: 'list' | 'table', span: Span, partKind: 'item' | 'row', parts: readonly Stretch[]): void {
    const withWords = parts.filter((part) => part.words.length > 0);
    if (withWords.length === 0) return;
    const parent = this.passages.length;
    const html = withWords.some((part) => part.html);
    const start = this.words.length;
    const ranges = this.#addWords(withWords);
    this.#add(kind, { html, ...span }, null, [{ start, end: this.words.length }]);
    for (const [index, part] of withWords.entries()) this.#add(partKind, part, parent, ranges[index] ?? []);
  }

  /** Adds the words of some parts; returns where those of each are now. */
  #addWords(parts: readonly Stretch[]): WordRange[][] {
    const ranges: WordRange[][] = parts.map(() => []);
    for (const { part, start: from, end: to } of inOrder(parts)) {
      const start = this.words.length;
      for (let place = from; place < to; place++) {
        this.words.push(parts[part]?.words[place] ?? '');
        this.offsets.push(parts[part]?.offsets[place] ?? 0);
      }
      if (to > from) ranges[part]?.push({ start, end: this.words.length });
    }
    return ranges;
  }

  /** What has no words is no passage. */
  #add(
    kind: Passage['kind'],
    part: Pick<Stretch, 'html' | 'start' | 'end'>,
    parent: number | null,
    words: WordRange[],
  ) {
    const [first, ...others] = words;
    if (first === undefined) return;
    const { html, start, end } = part;
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

function stretch(span: Span): Stretch {
  return { html: false, ...span, words: [], offsets: [] };
}

/** Words of a part that follow each other in the text, `start` and `end` among its own. */
interface Run extends WordRange {
  readonly part: number;
}

/** All words of the parts in the order of the text: what follows a nested list belongs to the item around it. */
function inOrder(parts: readonly Stretch[]): Run[] {
  const isInOrder = parts.every(
    ({ offsets }, index) => index === 0 || (parts[index - 1]?.offsets.at(-1) ?? 0) < (offsets[0] ?? 0),
  );
  if (isInOrder) return parts.map(({ words }, part) => ({ part, start: 0, end: words.length }));
  const words = parts.flatMap(({ offsets }, part) => offsets.map((offset, place) => ({ part, place, offset })));
  words.sort((a, b) => a.offset - b.offset);
  const runs: Run[] = [];
  for (const { part, place } of words) {
    const last = runs.at(-1);
    if (last?.part === part) runs[runs.length - 1] = { ...last, end: place + 1 };
    else runs.push({ part, start: place, end: place + 1 });
  }
  return runs;
}
