// VS Code's own server: the whole editor in a browser, with a real Node extension host.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverNode, vscodeServer } from './places.mjs';
import { must, run } from './process.mjs';

const entry = path.join(vscodeServer, 'out/server-main.js');
const startSeconds = 60;

/** Installs a packaged extension into an extensions folder. */
export function installExtension(vsix, extensions, data) {
  const places = ['--extensions-dir', extensions, '--server-data-dir', data, '--accept-server-license-terms'];
  const args = [entry, '--install-extension', vsix, ...places];
  return must(`Installing ${vsix}`, run(serverNode, args, { env: cleanEnvironment(), quiet: true }));
}

/**
 * Starts the server and resolves when it answers.
 * `data` holds what the server itself keeps, `userData` the settings, `extensions` the installed extensions.
 */
export async function startServer({ data, userData, extensions, restricted = false, testDriver = false, env = {} }) {
  const port = await freePort();
  const args = [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...[
      '--telemetry-level',
      'off',
      '--server-data-dir',
      data,
      '--user-data-dir',
      userData,
      '--extensions-dir',
      extensions,
    ],
    // Without the test driver VS Code ignores the extension paths in the address.
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ...(restricted ? [] : ['--disable-workspace-trust']),
  ];
  // Its own process group: the server has children of its own, and all of them must go with it.
  const child = spawn(serverNode, [entry, ...args], {
    env: { ...cleanEnvironment(), ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log = (log + text).slice(-8000)));
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  // Before the folders that it writes into are removed.
  process.prependOnceListener('exit', () => kill('SIGKILL'));

  const server = {
    address: `127.0.0.1:${port}`,
    ended,
    log: () => log,
    async stop() {
      kill('SIGTERM');
      await Promise.race([ended, sleep(3000)]);
      kill('SIGKILL');
    },
  };
  if (await answers(server)) return server;
  await server.stop();
  throw new Error(`VS Code's server did not answer within ${startSeconds} s. Its log:\n${log}`);
}

/** The address of a workbench with this folder or .code-workspace file opened. */
export function workbenchUrl(server, folder, payload = []) {
  const url = new URL(`http://${server.address}/`);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  url.searchParams.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true']]));
  return url.href;
}

/** How the browser's half of VS Code calls a file on the server. */
export const remoteUri = (server, file) => `vscode-remote://${server.address}${encodeURI(file)}`;

async function answers(server) {
  let gone = false;
  server.ended.then(() => (gone = true));
  for (const deadline = Date.now() + startSeconds * 1000; Date.now() < deadline && !gone; await sleep(100)) {
    const response = await fetch(`http://${server.address}/version`).catch(() => undefined);
    if (response?.ok) return true;
  }
  return false;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

// A VS Code terminal and npm both leave variables behind that would change how this VS Code starts.
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name)));
}
