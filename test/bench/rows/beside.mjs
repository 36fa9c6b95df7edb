// What is measured inside of a process, beside VS Code's Markdown service: what an open editor does.
import { median, spread } from '../figures.mjs';
import { asked } from '../process.mjs';
import { megabytes, spreadTable, table, times } from '../table.mjs';

const TITLES = {
  first: 'first findings of one open page, in a folder that was never read',
  parse: 'parse all pages',
};

export const BESIDE_ROWS = Object.keys(TITLES);

/** One thing that is done once in a process, which has read nothing of the folder before. */
export function measureBeside(programs, { folder, list }, runs, wanted) {
  const page = asked(programs.typical, folder, list);
  return wanted.map((row) => {
    const results = inTurns(programs, runs, (program) => asked(program, row, folder, list, page));
    const of = (each) => ({
      milliseconds: median(each.flatMap((result) => result.times)),
      megabytes: Math.max(...each.map((result) => result.megabytes)),
    });
    return { row, title: TITLES[row], keeper: of(results.keeper), vscode: of(results.vscode), runs: results };
  });
}

export const besideTable = (lines) =>
  table(
    ['', 'Handbook Keeper', 'VS Code', 'ratio', 'peak memory', 'VS Code'],
    lines.map(({ title, keeper, vscode }) => [
      title,
      keeper.milliseconds,
      vscode.milliseconds,
      times(keeper.milliseconds, vscode.milliseconds),
      megabytes(keeper.megabytes),
      megabytes(vscode.megabytes),
    ]),
  );

/** Letters that are typed one by one; afterwards all findings are up to date. */
export function measureEdits(programs, { folder, list, storage }, runs) {
  const results = inTurns(programs, runs, (program) => asked(program, 'edit', folder, list, storage));
  return Object.keys(results.keeper[0].edits).map((title) => {
    const of = (each) => spread(each.flatMap(({ edits }) => edits[title]));
    return { title, keeper: of(results.keeper), vscode: of(results.vscode), runs: results };
  });
}

export const editsTable = (lines) =>
  spreadTable(
    'edits',
    lines.map(({ title, keeper, vscode }) => ({ title, ...keeper, vscode })),
    { 'VS Code: median': ({ vscode }) => vscode.median, '95 % below': ({ vscode }) => vscode.p95 },
  );

function inTurns({ keeper, vscode }, runs, run) {
  const results = { keeper: [], vscode: [] };
  for (let turn = 0; turn < runs; turn++) {
    results.keeper.push(run(keeper));
    results.vscode.push(run(vscode));
  }
  return results;
}
