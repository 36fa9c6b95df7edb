import { lineEndAt, lineStartAt } from './lines';

/** What a block stands in. */
export interface Container {
  /** The column where the content of the innermost item begins; null where quotes or tabs make that hard to say. */
  readonly indent: number | null;
  /** Where the quote's marks may stand. */
  readonly quote: { readonly column: number } | null;
  readonly depth: number;
}

export const PAGE: Container = { indent: 0, quote: null, depth: 0 };

/** What stands in an item whose mark stands at a place. */
export function insideItem(text: string, mark: number, { indent, quote, depth }: Container): Container {
  const isKnown = indent !== null && quote === null;
  return { indent: isKnown ? contentColumn(text, mark) : null, quote, depth: depth + 1 };
}

function contentColumn(text: string, from: number): number | null {
  const start = lineStartAt(text, from);
  const line = text.slice(start, lineEndAt(text, from));
  if (line.includes('\t')) return null;
  const [mark = '', spaces = ''] = /^(?:[-+*]|\d+[.)])( *)/.exec(line.slice(from - start)) ?? [];
  const end = from - start + mark.length;
  // What is further to the right is code.
  return end - (end === line.length || spaces.length > 4 ? spaces.length - 1 : 0);
}
