// How long it takes to know the copies of a handbook's passages again after one edit.
import { execFileSync } from 'node:child_process';
import { spread } from './spread.mjs';
import { table } from './table.mjs';

/** Edits each page of the handbook once in every run. */
export function measureCopies({ copies, list }, { name, folder }, runs) {
  const run = (program, ...args) =>
    JSON.parse(execFileSync(process.execPath, [program, folder, ...args], { maxBuffer: 1e8 }));
  const pages = run(list);
  const times = Array.from({ length: runs }, () => run(copies, JSON.stringify(pages))).flat();
  return { name, ...spread(times) };
}

export const copiesTable = ({ count, median, p95, longest }) =>
  table(['edits', 'median', '95 % of them below', 'longest'], [[String(count), median, p95, longest]]);
