// Measures Handbook Keeper beside VS Code's own Markdown service, on the same folders in the same run:
// `npm run bench -- --help`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { handbooks } from './handbooks.mjs';
import { measure } from './measure.mjs';
import { bundlePrograms } from './programs.mjs';
import { table } from './table.mjs';

const HELP = `npm run bench -- [options]
  --folder DIR    a handbook to measure on; may come several times. Without it: the sample handbook, grown, and the
                  git bundles of the corpora
  --corpora DIR   folder of git bundles (default: ../shared/corpora, when it is there)
  --pages N       size of the grown sample handbook (default: 500)
  --runs N        runs of each program, in turns; the median counts (default: 5)
  --json FILE     write everything that was measured
`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true },
    corpora: { type: 'string', default: '../shared/corpora' },
    pages: { type: 'string', default: '500' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) console.log(HELP);
else await bench();

async function bench() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'handbook-bench-'));
  try {
    const programs = await bundlePrograms(scratch);
    const results = [];
    for (const handbook of await handbooks({ ...values, scratch })) {
      const measured = measure(programs, handbook, Number(values.runs));
      results.push(measured);
      console.log(`\n${measured.name}: ${measured.pages} pages, ${(measured.bytes / 1e6).toFixed(1)} MB\n`);
      console.log(table(measured.rows));
    }
    if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
