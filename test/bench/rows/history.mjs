// How long the history of a handbook is read, and for how long nothing else could be done meanwhile.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { median } from '../figures.mjs';
import { table } from '../table.mjs';

const TITLES = {
  cold: 'first reading',
  warm: 'next start',
  commit: 'one commit more, in the same run',
  after: 'one commit more, at the next start',
  idle: 'nothing to be done, for comparison',
};

/** Measures in a clone, to which commits are added; null for a folder that is no repository. */
export function measureHistory({ history }, { name, folder, scratch }, runs) {
  if (!existsSync(path.join(folder, '.git'))) return null;
  const inScratch = (part) => mkdtempSync(path.join(scratch, `${part}-`));
  const clone = path.join(inScratch('history'), name);
  git('clone', '--quiet', folder, clone);
  const results = { cold: [], warm: [], commit: [], after: [], idle: [] };
  for (let turn = 0; turn < runs; turn++) {
    const [storage, before] = [inScratch('storage'), inScratch('before')];
    const read = (row, mode, from) => {
      const { idle, ...result } = JSON.parse(execFileSync(process.execPath, [history, mode, clone, from]));
      results[row].push(result);
      results.idle.push(idle);
    };
    read('cold', 'start', storage);
    read('warm', 'start', storage);
    cpSync(storage, before, { recursive: true });
    read('commit', 'commit', storage);
    read('after', 'start', before);
  }
  return { name, commits: Number(git('-C', clone, 'rev-list', '--count', 'HEAD')) - runs, rows: summaries(results) };
}

export function historyTable({ rows }) {
  const head = ['', 'time', 'blocked at most', '99 % of the time below'];
  const cells = rows.map(({ title, milliseconds, longest, p99 }) => [title, milliseconds, longest, p99]);
  return table(head, cells);
}

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' });

const summaries = (results) =>
  Object.entries(TITLES).map(([row, title]) => {
    const of = (figure) => median(results[row].map((result) => result[figure]));
    return { row, title, milliseconds: of('milliseconds'), longest: of('longest'), p99: of('p99'), runs: results[row] };
  });
