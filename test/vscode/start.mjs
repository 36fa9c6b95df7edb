// `npm start`: opens the sample handbook in VS Code with this extension. The installed VS Code if there is one, else the
// embedded one in a browser. `--check` looks at the embedded one without a person: exit code 0 if it shows findings.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedUnavailable, install } from './install.mjs';
import { makeSampleHandbook } from './rig/handbook.mjs';
import { packageExtension } from './rig/package.mjs';
import { onPath, root, screenshots } from './rig/places.mjs';
import { installDependencies, must, node, run } from './rig/process.mjs';
import { installExtension, remoteUri, startServer, workbenchUrl } from './rig/server.mjs';
import { writeSettings } from './rig/settings.mjs';

const firstPage = 'README.md';
const checkSeconds = 60;

const check = process.argv.includes('--check');
const desktop = check ? undefined : onPath('code');
if (!desktop && embeddedUnavailable()) {
  console.error(`${embeddedUnavailable()}\nInstall VS Code, with its command \`code\` on the PATH, and start again.`);
  process.exit(1);
}

await installDependencies();
await must('The build', node(['esbuild.mjs']));
const temporary = mkdtempSync(path.join(realpathSync(tmpdir()), 'hk-'));
const folder = path.join(temporary, 'sample-handbook');
await makeSampleHandbook(folder);
if (desktop) await openDesktop();
else await openEmbedded();

// The window outlives us, so its folder stays.
async function openDesktop() {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, path.join(folder, firstPage)];
  console.log(`Opening ${folder} in VS Code.`);
  await must('Starting VS Code', run(desktop, args, { shell: process.platform === 'win32' }));
}

async function openEmbedded() {
  const [data, userData, extensions] = ['data', 'user', 'extensions'].map((name) => path.join(temporary, name));
  let server;
  try {
    await install();
    writeSettings(userData);
    await installExtension(await packageExtension(), extensions, data);
    server = await startServer({ data, userData, extensions });
    const url = workbenchUrl(server, folder, [['openFile', remoteUri(server, path.join(folder, firstPage))]]);
    if (check) await lookAt(url);
    else await invite(url, server);
  } finally {
    await server?.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Opens the browser where there is one, and waits for Ctrl+C. */
async function invite(url, server) {
  console.log(`\nThe sample handbook is open at\n\n  ${url}\n\nPress Ctrl+C to end.`);
  if (process.env.DISPLAY && onPath('xdg-open')) run('xdg-open', [url], { stdio: 'ignore' });
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  await Promise.race([interrupted, server.ended]);
}

async function lookAt(url) {
  const { openBrowser } = await import('./rig/browser.mjs');
  const { browser, page } = await openBrowser();
  const shown = (selector) =>
    page
      .locator(selector)
      .first()
      .waitFor({ timeout: checkSeconds * 1000 });
  try {
    await page.goto(url);
    await shown('.statusbar-item[id^="handbook-keeper."]');
    await shown('.squiggly-error, .squiggly-warning, .squiggly-info');
    console.log('The status bar item and a squiggle are there.');
  } finally {
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: path.join(screenshots, 'npm-start.png') });
    await browser.close();
  }
}
