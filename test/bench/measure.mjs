// Runs each program in a process of its own, in turns, so that a busy moment of the machine meets both.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** What is measured on a handbook; the programs know the names. */
export const ROWS = {
  first: 'first findings of one open page, cold',
  parse: 'parse all pages',
  check: 'check the whole handbook',
  word: 'one edit: a letter in a sentence',
  heading: 'one edit: a letter in a heading',
};

export function measure(programs, { name, folder }, wanted, runs) {
  const pages = run(programs.list, folder);
  const bytes = pages.reduce((sum, page) => sum + statSync(path.join(folder, page)).size, 0);
  const rows = wanted.map((row) => {
    const results = { keeper: [], vscode: [] };
    for (let turn = 0; turn < runs; turn++) {
      for (const program of Object.keys(results)) {
        results[program].push(run(programs[program], row, folder, JSON.stringify(pages)));
      }
    }
    return { row, title: ROWS[row], keeper: summary(results.keeper), vscode: summary(results.vscode), runs: results };
  });
  return { name, pages: pages.length, bytes, rows };
}

function run(program, ...args) {
  return JSON.parse(
    execFileSync(process.execPath, [program, ...args], { maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

const summary = (results) => ({
  milliseconds: median(results.map(({ times }) => median(times))),
  megabytes: Math.max(...results.map(({ megabytes }) => megabytes)),
  findings: results[0].findings,
});

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
