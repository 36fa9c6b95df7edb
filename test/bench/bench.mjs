// Measures Handbook Keeper beside VS Code's own Markdown service, on the same folders in the same run:
// `npm run bench -- --help`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { copiesTable, measureCopies } from './copies.mjs';
import { frontmatterTable, measureFrontmatter } from './frontmatter.mjs';
import { handbooks } from './handbooks.mjs';
import { historyTable, measureHistory } from './history.mjs';
import { measure, ROWS } from './measure.mjs';
import { bundlePrograms } from './programs.mjs';
import { startup } from './startup.mjs';
import { comparison } from './table.mjs';

const ROW_NAMES = ['initialize', 'history', 'copies', 'frontmatter', ...Object.keys(ROWS)];
const HELP = `npm run bench -- [options]
  --folder DIR    a handbook to measure on; may come several times. Without it: the sample handbook, grown, and the
                  git bundles of the corpora
  --corpora DIR   folder of git bundles (default: ../shared/corpora, when it is there)
  --pages N       size of the grown sample handbook (default: 500)
  --row NAME      measure this alone: ${ROW_NAMES.join(', ')}; may come several times
  --runs N        runs of each program, in turns; the median counts (default: 5)
  --json FILE     write everything that was measured
`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true },
    corpora: { type: 'string', default: '../shared/corpora' },
    row: { type: 'string', multiple: true, default: ROW_NAMES },
    pages: { type: 'string', default: '500' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) console.log(HELP);
else await bench();

async function bench() {
  const unknown = values.row.find((row) => !ROW_NAMES.includes(row));
  if (unknown !== undefined) throw new Error(`There is no row ${unknown}: see --help.`);
  const runs = Number(values.runs);
  const rows = values.row.filter((row) => row !== 'initialize');
  const results = [];
  if (values.row.includes('initialize')) {
    const started = await startup(runs);
    results.push({ name: 'startup', ...started });
    console.log(
      `\nThe language server answers initialize ${started.server.toFixed(0)} ms after its start; ` +
        `Node alone takes ${started.node.toFixed(0)} ms.`,
    );
  }
  if (rows.length > 0) results.push(...(await measureHandbooks(rows, runs)));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

async function measureHandbooks(rows, runs) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'handbook-bench-'));
  try {
    const programs = await bundlePrograms(scratch);
    const results = [];
    for (const handbook of await handbooks({ ...values, scratch })) {
      const compared = rows.filter((row) => row in ROWS);
      if (compared.length > 0) {
        const measured = measure(programs, handbook, compared, runs);
        results.push(measured);
        console.log(`\n${measured.name}: ${measured.pages} pages, ${(measured.bytes / 1e6).toFixed(1)} MB\n`);
        console.log(comparison(measured.rows));
      }
      if (rows.includes('copies')) {
        const copies = measureCopies(programs, handbook, runs);
        results.push(copies);
        console.log(`\n${copies.name}: the copies again after one edit\n`);
        console.log(copiesTable(copies));
      }
      const frontmatter = rows.includes('frontmatter')
        ? measureFrontmatter(programs.frontmatter, handbook, runs)
        : null;
      if (frontmatter !== null) {
        results.push(frontmatter);
        console.log(`\n${frontmatter.name}: the frontmatter of ${frontmatter.pages} pages\n`);
        console.log(frontmatterTable(frontmatter));
      }
      const history = rows.includes('history') ? measureHistory(programs.history, handbook, runs, scratch) : null;
      if (history !== null) {
        results.push(history);
        console.log(`\n${history.name}: the history, ${history.commits} commits\n`);
        console.log(historyTable(history));
      }
    }
    return results;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
