// How long it takes to know the copies of a handbook's passages again after one edit.
import { execFileSync } from 'node:child_process';
import { table } from './table.mjs';

/** Edits each page of the handbook once in every run. */
export function measureCopies({ copies, list }, { name, folder }, runs) {
  const run = (program, ...args) =>
    JSON.parse(execFileSync(process.execPath, [program, folder, ...args], { maxBuffer: 1e8 }));
  const pages = run(list);
  const times = Array.from({ length: runs }, () => run(copies, JSON.stringify(pages))).flat();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))];
  return { name, edits: times.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}

export const copiesTable = ({ edits, median, p95, longest }) =>
  table(['edits', 'median', '95 % of them below', 'longest'], [[String(edits), median, p95, longest]]);
