/** A Markdown table, so that it can stand in the documentation as it is. Numbers are milliseconds. */
export function table(head, rows) {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? milliseconds(cell) : cell)));
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column].length), 3));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}

/** A table of how figures are spread. `more`: columns behind these, by what they are called. */
export const spreadTable = (counted, lines, more = {}) =>
  table(
    ['', counted, 'median', '95 % below', 'longest', ...Object.keys(more)],
    lines.map((line) => [
      line.title,
      String(line.count),
      line.median,
      line.p95,
      line.longest,
      ...Object.values(more).map((of) => of(line)),
    ]),
  );

export const megabytes = (value) => `${value.toFixed(0)} MB`;

export const times = (a, b) => (a / b).toFixed(2);

const milliseconds = (value) =>
  value < 10 ? `${value.toFixed(2)} ms` : value < 100 ? `${value.toFixed(1)} ms` : `${value.toFixed(0)} ms`;
