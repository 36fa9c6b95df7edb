// `npm test`: everything that holds this project to its word, counted in one closing line. Starts on a fresh clone, so
// nothing but Node's own modules is used here.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { embeddedUnavailable } from './vscode/install.mjs';
import { results } from './vscode/rig/places.mjs';
import { installDependencies, node } from './vscode/rig/process.mjs';

const report = (name) => path.join(results, `${name}.json`);
const vitest = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit')}`];
const vitestCounts = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  skipped: numPendingTests + numTodoTests,
});

// A runner without a report counts as one test.
const runners = [
  { name: 'Build', args: ['esbuild.mjs'] },
  { name: 'Lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { name: 'Types', args: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'Units and language server',
    args: ['node_modules/vitest/vitest.mjs', ...vitest],
    report: report('unit'),
    counts: vitestCounts,
  },
  { name: 'Inside VS Code', args: ['test/vscode/run.mjs'], report: report('vscode'), counts: (total) => total },
  // After the suite, which installs the VS Code whose grammars are the base of ours.
  {
    name: 'Grammar',
    args: ['test/grammar/run.mjs'],
    report: report('grammar'),
    counts: (total) => total,
    skip: embeddedUnavailable(),
  },
  { name: 'npm start', args: ['test/vscode/start.mjs', '--check'], skip: embeddedUnavailable() },
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = await runAll();
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runAll() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    await installDependencies();
  } catch (error) {
    console.error(error.message);
    return { ...total, failed: 1 };
  }
  for (const runner of runners) {
    console.log(`\n── ${runner.name} ──`);
    const counts = await countsOf(runner);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  return total;
}

async function countsOf({ args, report, counts, skip }) {
  if (skip) {
    console.log(`Skipped: ${skip}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const succeeded = (await node(args)) === 0;
  if (!report) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  const found = existsSync(report)
    ? counts(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  // A runner that fails without a failed test broke on the way, which is a failure of its own.
  return succeeded ? found : { ...found, failed: Math.max(found.failed, 1) };
}
