// Runs programs, with nothing but Node: this file is used before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

/** Runs a program and resolves to its exit code. A `quiet` one speaks only when it fails. */
export function run(program, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    // A shell would break up a path with a space in it.
    const words = [program, ...args].map((word) => (options.shell ? `"${word}"` : word));
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(words[0], words.slice(1), { cwd: root, stdio, ...options });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code) => {
      if (code !== 0 && said) console.error(said);
      resolve(code ?? 1);
    });
  });
}

/** Runs a JavaScript file in this Node. */
export const node = (args, options) => run(process.execPath, args, options);

/** Runs npm: the one that runs us if there is one, because Windows cannot start the `npm` script without a shell. */
export const npm = (args, options) =>
  process.env.npm_execpath
    ? node([process.env.npm_execpath, ...args], options)
    : run('npm', args, { shell: process.platform === 'win32', ...options });

/** Runs a program and throws if it fails. */
export async function must(what, code) {
  const result = await code;
  if (result !== 0) throw new Error(`${what} failed with exit code ${result}.`);
}

/** Installs this project's dependencies unless they are there; npm writes the file asked for when it has finished. */
export async function installDependencies() {
  if (existsSync(path.join(root, 'node_modules/.package-lock.json'))) return;
  await must('npm ci', npm(['ci', '--include=dev', '--no-audit', '--no-fund']));
}
