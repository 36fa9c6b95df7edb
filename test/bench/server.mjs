// The language server as an editor has it: over its standard streams, on one folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const here = path.dirname(fileURLToPath(import.meta.url));
const SERVER = ['--require', path.join(here, 'programs/delay.cjs'), path.join(here, '../../dist/server.js'), '--stdio'];

/** The editor asks as VS Code does: for the open pages, and for all pages at once. */
const CAPABILITIES = {
  textDocument: { diagnostic: {} },
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
};

/** A server that has just answered `initialize`; `rested` resolves to how its event loop fared once nothing is left to do. */
export async function startServer(folder, storage) {
  const server = spawn(process.execPath, SERVER, { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
  const rested = once(server, 'message').then(([delays]) => delays);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  // Whatever else the server asks of an editor is granted.
  connection.onRequest(() => null);
  const read = new Promise((resolve) => {
    connection.onNotification('handbook/status', ({ folders }) => {
      if (folders.every(({ state }) => state === 'ready')) resolve();
    });
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
  read.then(() => server.send('ready'));
  const begun = performance.now();
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    begun,
    /** Resolves once the handbook was read. */
    read,
    rested,
    async end() {
      const ended = once(server, 'exit');
      connection.dispose();
      server.kill();
      await ended;
    },
  };
}

/** Shows a page of a folder in the editor. */
export async function show({ connection }, folder, page) {
  const uri = pathToFileURL(path.join(folder, page)).href;
  let text = readFileSync(path.join(folder, page), 'utf8');
  let version = 1;
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version, text },
  });
  return {
    uri,
    text: () => text,
    findings: () => connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }),
    async change(changed) {
      text = changed;
      version += 1;
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    },
  };
}
