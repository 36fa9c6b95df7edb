// Measures Handbook Keeper beside its peers, on the same folders in the same run: `npm run bench -- --help`.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { handbooks } from './handbooks.mjs';
import { asked } from './process.mjs';
import { bundlePrograms } from './programs.mjs';
import { BESIDE_ROWS, besideTable, editsTable, measureBeside, measureEdits } from './rows/beside.mjs';
import { countFindings, findingsTable } from './rows/findings.mjs';
import { frontmatterTable, measureFrontmatter } from './rows/frontmatter.mjs';
import { growthTable } from './rows/growth.mjs';
import { historyTable, measureHistory } from './rows/history.mjs';
import { initializeText, measureInitialize } from './rows/initialize.mjs';
import { measureMicro, microTable } from './rows/micro.mjs';
import { measureRequests, requestsTable } from './rows/requests.mjs';
import { measureStart, startTable } from './rows/start.mjs';
import { measureTyping, typingTable } from './rows/typing.mjs';
import { measureWhole, WHOLE_ROWS, wholeTable } from './rows/whole.mjs';

/** Tables of one handbook, in order: the rows that are in it, how they are measured, all of them or some, and shown. */
const TABLES = {
  findings: {
    title: 'what is found',
    rows: ['findings'],
    measure: countFindings,
    show: findingsTable,
  },
  whole: { title: 'the whole handbook', rows: WHOLE_ROWS, measure: measureWhole, show: wholeTable },
  beside: { title: 'in one process', rows: BESIDE_ROWS, measure: measureBeside, show: besideTable },
  edits: {
    title: 'one edit, all findings up to date',
    rows: ['edit'],
    measure: measureEdits,
    show: editsTable,
  },
  start: {
    title: 'the language server starts with a page open',
    rows: ['start'],
    measure: measureStart,
    show: startTable,
  },
  typing: {
    title: 'a letter while the handbook is read for the first time',
    rows: ['typing'],
    measure: measureTyping,
    show: typingTable,
  },
  requests: {
    title: 'what an author asks for while writing',
    rows: ['requests'],
    measure: measureRequests,
    show: requestsTable,
  },
  micro: {
    title: 'the parts',
    rows: ['micro'],
    measure: measureMicro,
    show: microTable,
  },
  frontmatter: {
    title: 'what frontmatter adds to the opening of a page, and an edit of it',
    rows: ['frontmatter'],
    measure: measureFrontmatter,
    show: frontmatterTable,
  },
  history: {
    title: 'the history',
    rows: ['history'],
    measure: measureHistory,
    show: historyTable,
  },
};

const ROWS = ['initialize', ...Object.values(TABLES).flatMap(({ rows }) => rows)];
const HELP = `npm run bench -- [options]
  --folder DIR    a handbook to measure on; may come several times
  --bundle NAME   the handbook in ../shared/corpora/NAME.bundle; may come several times
  --grown N       a handbook of N pages, grown from --folder or else from all bundles, or else from the sample handbook;
                  may come several times. Without any of these: two bundles, and a handbook of 1000 pages
  --corpora DIR   folder of the bundles (default: ../shared/corpora)
  --row NAME      measure this alone: ${ROWS.slice(0, 8).join(', ')},
                  ${ROWS.slice(8).join(', ')}; may come several times
  --runs N        runs of each program, in turns; the median counts (default: 5)
  --json FILE     write everything that was measured
  --keep DIR      leave the handbooks and programs there
`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true },
    bundle: { type: 'string', multiple: true },
    grown: { type: 'string', multiple: true },
    corpora: { type: 'string', default: '../shared/corpora' },
    row: { type: 'string', multiple: true, default: ROWS },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
    keep: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) console.log(HELP);
else await bench();

async function bench() {
  const unknown = values.row.find((row) => !ROWS.includes(row));
  if (unknown !== undefined) throw new Error(`There is no row ${unknown}: see --help.`);
  const scratch = values.keep ? path.resolve(values.keep) : mkdtempSync(path.join(tmpdir(), 'handbook-bench-'));
  mkdirSync(scratch, { recursive: true });
  const results = [];
  try {
    const programs = await bundlePrograms(scratch);
    if (values.row.includes('initialize')) {
      const measured = await measureInitialize(Number(values.runs));
      results.push({ name: 'initialize', ...measured });
      console.log(`\n${initializeText(measured)}`);
    }
    if (values.row.some((row) => row !== 'initialize')) {
      const takeApart = (folder) => asked(programs.takeApart, folder);
      for (const handbook of handbooks({ ...values, scratch }, takeApart)) {
        results.push(await measureHandbook(programs, handbook, scratch));
      }
      const growth = growthTable(results);
      if (growth !== null) console.log(`\n### Growth\n\n${growth}`);
    }
  } finally {
    if (!values.keep) rmSync(scratch, { recursive: true, force: true });
    if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  }
}

async function measureHandbook(programs, { name, folder, grown = null }, scratch) {
  const pages = asked(programs.list, folder);
  const bytes = pages.reduce((sum, page) => sum + statSync(path.join(folder, page)).size, 0);
  const own = mkdtempSync(path.join(scratch, 'measured-'));
  const list = path.join(own, 'pages.json');
  writeFileSync(list, JSON.stringify(pages));
  const handbook = { name, folder, list, pages: pages.length, scratch: own, storage: path.join(own, 'storage') };
  console.log(`\n## ${name}: ${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB`);
  const rows = {};
  for (const [key, { title, rows: all, measure, show }] of Object.entries(TABLES)) {
    const wanted = all.filter((row) => values.row.includes(row));
    const measured = wanted.length > 0 ? await measure(programs, handbook, Number(values.runs), wanted) : null;
    // There is no history in a folder that is no repository, and pages may have no frontmatter.
    if (measured === null) continue;
    rows[key] = measured;
    console.log(`\n### ${title}\n\n${show(measured)}`);
  }
  return { name, grown, pages: pages.length, bytes, rows };
}
