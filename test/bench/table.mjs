const HEAD = ['', 'Handbook Keeper', 'VS Code', 'ratio', 'peak memory', 'VS Code'];

/** A Markdown table, so that it can stand in the documentation as it is. */
export function table(rows) {
  const cells = rows.map(({ title, keeper, vscode }) => [
    title,
    milliseconds(keeper.milliseconds),
    milliseconds(vscode.milliseconds),
    (keeper.milliseconds / vscode.milliseconds).toFixed(2),
    `${keeper.megabytes.toFixed(0)} MB`,
    `${vscode.megabytes.toFixed(0)} MB`,
  ]);
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...cells].map((row) => row[column].length), 3));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(HEAD), rule, ...cells.map(line)].join('\n');
}

const milliseconds = (value) => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
