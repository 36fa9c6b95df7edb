import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';
import { parser } from '@lezer/markdown';
import { cellsOf, countDelimiters } from './rows';

const UNDERLINE = /^(?:=+|-+)[ \t]*$/;

/** Watches a paragraph's second line, which may make a table of it. */
class TableReader implements LeafBlockParser {
  #isTable: boolean | null = null;

  nextLine(_: BlockContext, line: Line, leaf: LeafBlock): boolean {
    this.#isTable ??= isDelimiterRow(restOf(line), leaf.content);
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (this.#isTable) cx.addLeafElement(leaf, cx.elt('Table', leaf.start, leaf.start + leaf.content.length));
    return this.#isTable === true;
  }

  /** Whether a line of the paragraph is a table's first, which ends the paragraph. */
  isEnd(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.#isTable || UNDERLINE.test(restOf(line))) return false;
    if (this.#isTable === null && isDelimiterRow(restOf(line), leaf.content)) return false;
    return isDelimiterRow(cx.peekLine().replace(/^[ \t>]+/, ''), restOf(line));
  }
}

/** A line that begins a list, though not in the middle of a paragraph. */
const MARKER = /^(?:\d{1,9}[.)](?=[ \t]|$)|[-+*][ \t]*$)/;

/**
 * Ends the paragraph of an item at a marker to the left of it: it is not in the middle of a paragraph, but in another
 * list. Lezer makes no difference.
 */
class ItemReader implements LeafBlockParser {
  readonly #column: number;

  constructor(column: number) {
    this.#column = column;
  }

  nextLine(): boolean {
    return false;
  }

  finish(): boolean {
    return false;
  }

  isEnd(line: Line): boolean {
    return line.indent < this.#column && MARKER.test(restOf(line));
  }
}

const LISTS: MarkdownConfig = {
  parseBlock: [
    {
      name: 'OtherList',
      leaf: (cx, leaf) => (cx.parentType().name === 'ListItem' ? new ItemReader(leaf.start - cx.lineStart) : null),
      endLeaf: (_, line, leaf) => leaf.parsers.some((each) => each instanceof ItemReader && each.isEnd(line)),
    },
  ],
};

/** GitHub's tables, whose cells are read later. Lezer's own take no white space after the row of dashes. */
const TABLES: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }],
  parseBlock: [
    {
      name: 'Table',
      leaf: () => new TableReader(),
      endLeaf: (cx, line, leaf) =>
        leaf.parsers.some((each) => each instanceof TableReader && each.isEnd(cx, line, leaf)),
      before: 'SetextHeading',
    },
  ],
};

/** Lezer looks into each text, character by character, unless something takes all of it. */
const NO_INLINE: MarkdownConfig = { parseInline: [{ name: 'Escape', parse: ({ end }) => end }] };

/** Lezer's blocks alone. Definitions are read from the paragraphs that they stand in. */
export const blockParser = parser.configure([TABLES, LISTS, NO_INLINE, { remove: ['LinkReference'] }]);

function isDelimiterRow(row: string, head: string): boolean {
  const count = countDelimiters(row);
  // A pipe alone is no head.
  return count > 0 && count === cellsOf(head).length && !/^[ \t]*\|[ \t]*$/.test(head);
}

const restOf = (line: Line): string => line.text.slice(line.pos);
