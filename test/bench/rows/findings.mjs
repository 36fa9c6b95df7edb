// What is found, so that a grown handbook can be held against those that it was grown from.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../table.mjs';

const cli = path.resolve(fileURLToPath(import.meta.url), '../../../../dist/cli.js');

/** How many findings of each rule there are on a hundred pages. */
export function countFindings(_programs, { folder, storage }) {
  const { stdout } = spawnSync(process.execPath, [cli, 'check', folder, '--no-history', '--format', 'json'], {
    env: { ...process.env, XDG_CACHE_HOME: storage },
    maxBuffer: 2 ** 30,
  });
  const { pages, findings } = JSON.parse(stdout);
  const rules = {};
  for (const { rule } of findings) rules[rule] = (rules[rule] ?? 0) + 100 / pages;
  return rules;
}

export const findingsTable = (rules) =>
  table(
    ['', 'on 100 pages'],
    Object.keys(rules)
      .sort()
      .map((rule) => [rule, rules[rule].toFixed(1)]),
  );
