// A start of the language server with a page open: when its findings are there, when the last mark of the handbook is set,
// when nothing is left to do, and for how long nothing else could be done meanwhile.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { medians } from '../figures.mjs';
import { asked } from '../process.mjs';
import { megabytes, table } from '../table.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const QUIET = 1000;
const TITLES = { cold: 'cold', warm: 'warm' };
const SERVER = ['--require', path.join(here, '../programs/delay.cjs'), path.join(root, 'dist/server.js'), '--stdio'];

/** The editor asks as VS Code does: for the open page, and for all pages at once. */
const CAPABILITIES = {
  textDocument: { diagnostic: {} },
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
};

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
  const server = spawn(process.execPath, SERVER, { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const rested = once(server, 'message');
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  // Whatever else the server asks of an editor is granted.
  connection.onRequest(() => null);
  connection.onNotification('handbook/status', ({ folders }) => {
    if (folders.every(({ state }) => state === 'ready')) server.send('ready');
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'handbook' }],
    capabilities: CAPABILITIES,
    initializationOptions: { storage },
  });
  server.send('start');
  const begun = performance.now();
  await connection.sendNotification(InitializedNotification.type, {});
  const uri = pathToFileURL(path.join(folder, page)).href;
  const text = readFileSync(path.join(folder, page), 'utf8');
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  // Held open by the server for as long as it runs.
  let marks = 0;
  connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'all', () => {
    marks = performance.now() - begun;
  });
  connection
    .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: 'all' })
    .catch(() => {});
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const first = performance.now() - begun;
  const [delays] = await rested;
  // What was found is kept for the next start in a quiet moment.
  await sleep(QUIET);
  const ended = once(server, 'exit');
  connection.dispose();
  server.kill();
  await ended;
  return { first, marks, ...delays };
}
