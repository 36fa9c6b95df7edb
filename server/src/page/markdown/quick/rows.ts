const DELIMITER_CHARACTERS = /^[|:-][|:\- \t]*$/;
const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** A cell of a row. All places are within the row. */
export interface Cell {
  readonly start: number;
  /** Where its text stands; both are -1 without any. */
  from: number;
  to: number;
}

/** How many columns a table has whose row of dashes is this; 0 when it is none. */
export function countDelimiters(row: string): number {
  if (!DELIMITER_CHARACTERS.test(row) || !/[|:]/.test(row) || !DELIMITER_ROW.test(row.trimEnd())) return 0;
  return row.match(/-+/g)?.length ?? 0;
}

/** The cells of a row: each begins with the pipe before it, and the last ends with the one after it. */
export function cellsOf(row: string): Cell[] {
  const cells: Cell[] = [];
  let cell: Cell | null = null;
  for (let index = 0; index < row.length; index++) {
    const sign = row[index];
    if (sign === ' ' || sign === '\t') continue;
    if (sign === '|' || cell === null) {
      cell = { start: index, from: -1, to: -1 };
      cells.push(cell);
    }
    if (sign === '|') continue;
    if (cell.from < 0) cell.from = index;
    if (sign === '\\' && /[\\|]/.test(row.charAt(index + 1))) index += 1;
    cell.to = index + 1;
  }
  if (cells.length > 1 && cell?.from === -1) cells.pop();
  return cells;
}
