import { applyEdits, type Edit } from '../../handbook/edit';
import type { Page, Span } from '../../page/page';

/**
 * Edits of a page's tables that keep the columns as wide as they are, where the author keeps them in line. Edits of one
 * row become one.
 */
export function inColumns(edits: readonly Edit[], page: Page): Edit[] {
  const tables = page.passages.flatMap(({ kind, span }) => {
    const widths = kind === 'table' ? widthsOf(page.text.slice(span.start, span.end)) : null;
    return widths === null ? [] : [{ span, widths }];
  });
  const done = new Set<Edit>();
  return edits.flatMap((edit): Edit[] => {
    if (done.has(edit)) return [];
    const table = tables.find(({ span }) => holds(span, edit.span));
    if (table === undefined) return [edit];
    const padded = (text: string): string => text.replace(ROW, (row) => paddedRow(row, table.widths));
    const row = page.passages.find(({ kind, span }) => kind === 'row' && holds(span, edit.span));
    if (row === undefined || edit.span.start === row.span.end) return [{ ...edit, newText: padded(edit.newText) }];
    const own = edits.filter((other) => holds(row.span, other.span) && other.span.start < row.span.end);
    for (const other of own) done.add(other);
    const text = applyEdits(page.text.slice(0, row.span.end), own).slice(row.span.start);
    return [{ path: edit.path, span: row.span, newText: padded(text) }];
  });
}

/** The widths of the cells, with the spaces in them, when those of all rows are the same; else null. */
function widthsOf(table: string): readonly number[] | null {
  const [first, ...others] = table.split(/\r\n|\n|\r/).map((line) => cellsOf(line).map(({ length }) => length));
  const isSame = (widths: readonly number[]): boolean => widths.join(' ') === first?.join(' ');
  return first !== undefined && others.length > 1 && others.every(isSame) ? first : null;
}

const ROW = /^[ \t]*\|[^\r\n]*/gm;

/** The last is what follows the last bar: nothing. */
const cellsOf = (row: string): string[] => row.split(/(?<!\\)\|/).slice(1, -1);

function paddedRow(row: string, widths: readonly number[]): string {
  const start = row.slice(0, row.indexOf('|'));
  const cells = cellsOf(row).map((cell, column) => `${cell.trimEnd()} `.padEnd(widths[column] ?? 0));
  return `${start}|${cells.join('|')}|`;
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
