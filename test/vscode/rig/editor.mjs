// Which VS Code runs the suite.
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { embeddedUnavailable, install } from '../install.mjs';
import { root, shim } from './places.mjs';
import { must, run } from './process.mjs';

/** The executable for `runTests`: the one asked for, desktop VS Code where it can run, else the embedded one. */
export async function findEditor() {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (!headless) {
    try {
      return await downloadAndUnzipVSCode({ extensionDevelopmentPath: root });
    } catch (error) {
      if (embeddedUnavailable()) throw error;
      console.log(`Desktop VS Code cannot be downloaded (${error.message}): the suite runs in the embedded one.`);
    }
  }
  await install();
  return shim;
}

/** Installs a packaged extension for this editor into an extensions folder. */
export function installInto(editor, vsix, extensions, userData) {
  const [program, ...args] =
    editor === shim ? [shim] : resolveCliArgsFromVSCodeExecutablePath(editor, { reuseMachineInstall: true });
  const places = [`--extensions-dir=${extensions}`, `--user-data-dir=${userData}`];
  const command = [...args, ...places, '--install-extension', vsix];
  return must(`Installing ${vsix}`, run(program, command, { quiet: true, shell: process.platform === 'win32' }));
}
