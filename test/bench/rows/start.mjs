// A start of the language server with a page open: when its findings are there, when the last mark of the handbook is set,
// when nothing is left to do, and for how long nothing else could be done meanwhile.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver/node';
import { medians } from '../figures.mjs';
import { asked } from '../process.mjs';
import { show, startServer } from '../server.mjs';
import { megabytes, table } from '../table.mjs';

const QUIET = 1000;
const TITLES = { cold: 'cold', warm: 'warm' };

export async function measureStart({ typical }, { folder, list, scratch }, runs) {
  const page = asked(typical, folder, list);
  const results = { cold: [], warm: [] };
  for (let turn = 0; turn < runs; turn++) {
    const storage = mkdtempSync(path.join(scratch, 'storage-'));
    results.cold.push(await start(folder, page, storage));
    results.warm.push(await start(folder, page, storage));
  }
  return Object.entries(results).map(([row, each]) => ({ title: TITLES[row], ...medians(each), runs: each }));
}

export const startTable = (lines) =>
  table(
    ['', 'open page', 'all marks', 'whole handbook', '99 % of the delays below', 'longest delay', 'peak memory'],
    lines.map((line) => [
      line.title,
      line.first,
      line.marks,
      line.milliseconds,
      line.p99,
      line.longest,
      megabytes(line.megabytes),
    ]),
  );

async function start(folder, page, storage) {
  const server = await startServer(folder, storage);
  const { connection, begun } = server;
  const shown = await show(server, folder, page);
  // Held open by the server for as long as it runs.
  let marks = 0;
  connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'all', () => {
    marks = performance.now() - begun;
  });
  connection
    .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: 'all' })
    .catch(() => {});
  await shown.findings();
  const first = performance.now() - begun;
  const delays = await server.rested;
  // What was found is kept for the next start in a quiet moment.
  await sleep(QUIET);
  await server.end();
  return { first, marks, ...delays };
}
