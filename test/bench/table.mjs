const HEAD = ['', 'Handbook Keeper', 'VS Code', 'ratio', 'peak memory', 'VS Code'];

/** What both programs were measured by. */
export function comparison(rows) {
  const cells = rows.map(({ title, keeper, vscode }) => [
    title,
    keeper.milliseconds,
    vscode.milliseconds,
    (keeper.milliseconds / vscode.milliseconds).toFixed(2),
    `${keeper.megabytes.toFixed(0)} MB`,
    `${vscode.megabytes.toFixed(0)} MB`,
  ]);
  return table(HEAD, cells);
}

/** A Markdown table, so that it can stand in the documentation as it is. Numbers are milliseconds. */
export function table(head, rows) {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? milliseconds(cell) : cell)));
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column].length), 3));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...cells.map(line)].join('\n');
}

const milliseconds = (value) => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
