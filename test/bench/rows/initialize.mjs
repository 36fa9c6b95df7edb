// How long the language server, as it is shipped, takes from its start to its answer to `initialize`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../figures.mjs';

const root = path.resolve(fileURLToPath(import.meta.url), '../../../..');

/** Medians, in milliseconds. Node alone, measured in turns with it, is the part that nobody can save. */
export async function measureInitialize(runs) {
  const times = { server: [], node: [] };
  for (let turn = 0; turn < runs; turn++) {
    times.server.push(await initialize());
    times.node.push(await nothing());
  }
  return { server: median(times.server), node: median(times.node), runs: times };
}

export const initializeText = ({ server, node }) =>
  `The language server answers initialize ${server.toFixed(0)} ms after its start; Node alone takes ${node.toFixed(0)} ms.`;

async function initialize() {
  const start = performance.now();
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} };
  const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    if (said.includes('"capabilities"')) break;
  }
  const time = performance.now() - start;
  server.kill();
  await ended;
  return time;
}

async function nothing() {
  const start = performance.now();
  await once(spawn(process.execPath, ['--eval', '0']), 'exit');
  return performance.now() - start;
}
