#!/usr/bin/env node
// Stands in for desktop VS Code's executable where there is none: understands the command line that
// @vscode/test-electron gives to it, runs the suite in VS Code's own server with a headless Chromium, and ends with the
// suite's exit code. One flag is its own: --restricted opens the folder without trusting it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startBridge } from './rig/bridge.mjs';
import { openBrowser } from './rig/browser.mjs';
import { screenshots } from './rig/places.mjs';
import { installExtension, remoteUri, startServer, workbenchUrl } from './rig/server.mjs';
import { endInOrder, temporaryFolder } from './rig/temporary.mjs';

const limitSeconds = 600;
const status = { interrupted: 130, timeout: 124, broken: 70 };

// What VS Code's own parts say at every start, and nobody needs to read.
const noise = [
  /^\[(AgentHost|ChatModelSelection|AccountPolicyGate|reconnection-grace-time)/,
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin)/,
  /open-vsx|Service ?Worker|authentication provider 'github'/,
  // Native modules that the rig leaves out, because they would have to be compiled: VS Code's log files and watchdog.
  /spdlog|native-watchdog/,
];

const { values: options, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true, default: [] },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string' },
    restricted: { type: 'boolean', default: false },
  },
});

endInOrder(status.interrupted);
const temporary = temporaryFolder();
const inTemporary = (name) => path.join(temporary, name);
const extensions = path.resolve(options['extensions-dir'] ?? inTemporary('extensions'));
mkdirSync(extensions, { recursive: true });
try {
  if (options['install-extension']) {
    await installExtension(path.resolve(options['install-extension']), extensions, inTemporary('data'));
  } else {
    process.exitCode = await runSuite();
  }
} catch (error) {
  console.error(error);
  process.exitCode = status.broken;
}
process.exit();

async function runSuite() {
  const { browser, page } = await openBrowser();
  let server;
  try {
    server = await startServer({
      data: inTemporary('data'),
      userData: path.resolve(options['user-data-dir'] ?? inTemporary('user')),
      extensions,
      restricted: options.restricted,
      testDriver: true,
      env: { HANDBOOK_SCREEN: await startBridge(page) },
    });
    return await result(server, browser, page);
  } finally {
    await Promise.race([browser.close(), sleep(5000)]);
    await server?.stop();
  }
}

/** Opens the workbench and resolves to the suite's exit code, or to why there will be none. */
async function result(server, browser, page) {
  const said = new Promise((resolve) => {
    let ended = false;
    const end = (code, why) => {
      if (why && !ended) console.error(why);
      ended = true;
      resolve(code);
    };
    page.exposeFunction('codeAutomationLog', print);
    page.exposeFunction('codeAutomationExit', (code) => end(code));
    page.on('crash', () => end(status.broken, 'The page of the workbench crashed.'));
    browser.on('disconnected', () => end(status.broken, 'Chromium ended.'));
    server.ended.then(() => end(status.broken, `VS Code's server ended. Its log:\n${server.log()}`));
  });
  await page.goto(workbenchUrl(server, path.resolve(positionals[0] ?? temporary), payload(server)));
  const late = sleep(limitSeconds * 1000, status.timeout, { ref: false });
  const code = await Promise.race([said, late]);
  if (code === status.timeout) await explainTimeout(server, page);
  return code;
}

function payload(server) {
  const tests = options.extensionTestsPath;
  return [
    ...options.extensionDevelopmentPath.map((folder) => [
      'extensionDevelopmentPath',
      remoteUri(server, path.resolve(folder)),
    ]),
    ...(tests ? [['extensionTestsPath', remoteUri(server, path.resolve(tests))]] : []),
  ];
}

function print(kind, values = []) {
  if (noise.some((pattern) => pattern.test(String(values[0])))) return;
  if (kind === 'error' || kind === 'warn') console.error(...values);
  else console.log(...values);
}

async function explainTimeout(server, page) {
  const picture = path.join(screenshots, 'timeout.png');
  await page.screenshot({ path: picture, timeout: 10_000 }).catch(() => {});
  console.error(
    `The suite gave no result within ${limitSeconds} s: see ${picture}. The server's log:\n${server.log()}`,
  );
}
