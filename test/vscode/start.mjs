// `npm start`: opens the sample handbook in VS Code with this extension. The installed VS Code if there is one, else the
// embedded one in a browser. `--check` looks at the embedded one without a person: exit code 0 if it shows findings.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { embeddedUnavailable, install, installServer } from './install.mjs';
import { brokenPage, makeSampleHandbook } from './rig/handbook.mjs';
import { packageExtension } from './rig/package.mjs';
import { onPath, root, screenshots } from './rig/places.mjs';
import { installDependencies, must, node, run } from './rig/process.mjs';
import { installExtension, remoteUri, startServer, workbenchUrl } from './rig/server.mjs';
import { writeSettings } from './rig/settings.mjs';
import { endInOrder, temporaryFolder } from './rig/temporary.mjs';

const checkSeconds = 60;

const check = process.argv.includes('--check');
const desktop = check ? undefined : onPath('code');
if (!desktop && embeddedUnavailable()) {
  console.error(`${embeddedUnavailable()}\nInstall VS Code, with its command \`code\` on the PATH, and start again.`);
  process.exit(1);
}

endInOrder(check ? 1 : 0);
await installDependencies();
if (desktop) await openDesktop();
else await openEmbedded();

async function openDesktop() {
  await must('The build', node(['esbuild.mjs']));
  // The window outlives us, so its folder stays.
  const folder = await sampleHandbook(mkdtempSync(path.join(tmpdir(), 'handbook-keeper-')));
  console.log(`Opening ${folder} in VS Code.`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, path.join(folder, brokenPage)];
  await must('Starting VS Code', run(desktop, args, { shell: process.platform === 'win32' }));
}

async function openEmbedded() {
  await (check ? install() : installServer());
  const temporary = temporaryFolder();
  const folder = await sampleHandbook(temporary);
  const [data, userData, extensions] = ['data', 'user', 'extensions'].map((name) => path.join(temporary, name));
  writeSettings(userData);
  await installExtension(await packageExtension(), extensions, data);
  const server = await startServer({ data, userData, extensions });
  const url = workbenchUrl(server, folder, [['openFile', remoteUri(server, path.join(folder, brokenPage))]]);
  if (!check) {
    invite(url);
    return server.ended;
  }
  await lookAt(url);
  process.exit();
}

async function sampleHandbook(parent) {
  const folder = path.join(parent, 'sample-handbook');
  await makeSampleHandbook(folder);
  return folder;
}

/** Tells where the editor is, and opens the browser where there is one. */
function invite(url) {
  console.log(`\nThe sample handbook is open at\n\n  ${url}\n\nPress Ctrl+C to end.`);
  if (process.env.DISPLAY && onPath('xdg-open')) run('xdg-open', [url], { stdio: 'ignore' });
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
