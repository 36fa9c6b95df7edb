// What it costs to check a whole handbook: each program is a command of its own, as an author or a workflow starts it.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { medians } from '../figures.mjs';
import { cost } from '../process.mjs';
import { megabytes, table, times } from '../table.mjs';

const root = path.resolve(fileURLToPath(import.meta.url), '../../../..');
const node = (...args) => [process.execPath, ...args];

const installed = (file) => path.join(root, 'node_modules', file);

const keeper = ({ folder }) =>
  node(path.join(root, 'dist/cli.js'), 'check', folder, '--no-history', '--format', 'json');

/** By the row that they belong to; `command` is given the programs and the handbook. */
const PROGRAMS = {
  cold: [
    { id: 'cold', title: 'Handbook Keeper, all rules, cold', command: (_, handbook) => keeper(handbook), finds: true },
  ],
  warm: [
    { id: 'warm', title: 'Handbook Keeper, all rules, warm', command: (_, handbook) => keeper(handbook), finds: true },
  ],
  peers: [
    {
      id: 'vscode',
      title: 'VS Code’s Markdown service, links',
      command: ({ vscode }, { folder, list }) => node(vscode, 'check', folder, list),
    },
    {
      id: 'remark',
      title: 'remark-validate-links',
      command: () =>
        node(
          installed('.bin/remark'),
          '.',
          '--no-config',
          '--use',
          `${installed('remark-validate-links/index.js')}=repository:false`,
          '--no-stdout',
        ),
    },
    {
      id: 'markdownlint',
      title: 'markdownlint-cli2',
      command: () => node(installed('.bin/markdownlint-cli2'), '**/*.md', '#node_modules'),
      finds: true,
    },
    {
      id: 'jscpd',
      title: 'jscpd, copies',
      command: () => node(installed('.bin/jscpd'), '--format', 'markdown', '--reporters', 'silent', '.'),
    },
  ],
  floor: [
    {
      id: 'read',
      title: 'floor: reading the files',
      command: ({ floor }, { folder, list }) => node(floor, 'read', folder, list),
    },
    {
      id: 'markdown-it',
      title: 'floor: one parse by markdown-it',
      command: ({ floor }, { folder, list }) => node(floor, 'parse', folder, list),
    },
  ],
};

export const WHOLE_ROWS = Object.keys(PROGRAMS);

/** Medians of what each program costs, run in turns. */
export function measureWhole(programs, handbook, runs, wanted) {
  const measured = wanted.flatMap((row) => PROGRAMS[row].map((program) => ({ ...program, runs: [], stopped: false })));
  const cache = path.join(handbook.scratch, 'cache');
  const environment = { XDG_CACHE_HOME: cache };
  for (let turn = 0; turn < runs; turn++) {
    for (const program of measured.filter(({ stopped }) => !stopped)) {
      const run = { folder: handbook.folder, environment, finds: program.finds };
      const started = program.command(programs, handbook);
      if (program.id === 'cold') clear(cache);
      // Whatever ran before may have left nothing behind.
      if (program.id === 'warm' && !wanted.includes('cold') && turn === 0) cost(started, run);
      const { stopped, ...costs } = cost(started, run);
      program.stopped = stopped;
      program.runs.push(costs);
    }
  }
  return measured.map(({ id, title, stopped, runs: each }) => ({
    id,
    title: stopped ? `${title} (stopped, not done)` : title,
    ...medians(each),
    runs: each,
  }));
}

function clear(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Each program beside a cold and a warm check: how many times as much these take, by processor and by the clock. */
export function wholeTable(lines) {
  const own = ['cold', 'warm'].flatMap((id) => lines.filter((line) => line.id === id));
  const head = ['', 'CPU', 'wall', 'peak memory', ...own.map(({ id }) => `${id} ÷ it: CPU, wall`)];
  return table(
    head,
    lines.map((line) => [
      line.title,
      line.cpu,
      line.wall,
      megabytes(line.megabytes),
      ...own.map((each) => (each === line ? '' : `${times(each.cpu, line.cpu)}, ${times(each.wall, line.wall)}`)),
    ]),
  );
}
