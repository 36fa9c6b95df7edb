import { type LeafBlock, type LeafBlockParser, type Line, type MarkdownConfig, parser } from '@lezer/markdown';
import { cellsOf, countDelimiters } from './rows';

/** Watches a paragraph's second line, which may make a table of it. */
class TableReader implements LeafBlockParser {
  isTable: boolean | null = null;

  nextLine(_: unknown, line: Line, leaf: LeafBlock): boolean {
    this.isTable ??= isDelimiterRow(line.text.slice(line.pos), leaf.content);
    return false;
  }

  finish(cx: Parameters<LeafBlockParser['finish']>[0], leaf: LeafBlock): boolean {
    if (this.isTable) cx.addLeafElement(leaf, cx.elt('Table', leaf.start, leaf.start + leaf.content.length));
    return this.isTable === true;
  }
}

/** GitHub's tables, whose cells are read later. Lezer's own do not take white space after the row of dashes. */
const TABLES: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }],
  parseBlock: [
    {
      name: 'Table',
      leaf: () => new TableReader(),
      endLeaf: (cx, line, leaf) =>
        !leaf.parsers.some((each) => each instanceof TableReader && each.isTable) &&
        isDelimiterRow(cx.peekLine().replace(/^[ \t>]+/, ''), line.text.slice(line.pos)),
      before: 'SetextHeading',
    },
  ],
};

/** Lezer looks into each text, character by character, unless something takes all of it. */
const NO_INLINE: MarkdownConfig = { parseInline: [{ name: 'Escape', parse: ({ end }) => end }] };

/** Lezer's blocks alone. */
export const blockParser = parser.configure([TABLES, NO_INLINE, { remove: ['LinkReference'] }]);

function isDelimiterRow(row: string, head: string): boolean {
  const count = countDelimiters(row);
  // A pipe alone makes no head.
  return count > 0 && count === cellsOf(head).length && !/^[ \t]*\|[ \t]*$/.test(head);
}
