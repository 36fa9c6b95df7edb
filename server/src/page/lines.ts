/** A place in a text as editors count it: zero-based line, and UTF-16 code units from the line's start. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const LINE_END = /\r\n?|\n/g;

/** Offset of the first character of each line. `\n`, `\r\n` and `\r` end a line. */
export function lineStarts(text: string): Int32Array {
  const starts = [0];
  while (LINE_END.test(text)) starts.push(LINE_END.lastIndex);
  return new Int32Array(starts);
}

/** The line break that a text uses, by its first one. */
export const lineBreakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/** Offset to position. */
export function positionAt(starts: ArrayLike<number>, offset: number): Position {
  const line = lastAtOrBefore(starts, offset);
  return { line, character: offset - (starts[line] ?? 0) };
}

/** Position to offset. A line past the end of the text counts as its last line. */
export function offsetAt(starts: ArrayLike<number>, position: Position): number {
  return (starts[position.line] ?? starts[starts.length - 1] ?? 0) + position.character;
}

/** Index of the last of the sorted `values` that is at most `limit`; -1 when all are greater. */
export function lastAtOrBefore(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where what has no end of its own is over. */
export const BLANK_LINE = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/;
