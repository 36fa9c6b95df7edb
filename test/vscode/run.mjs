// Runs the scenes inside VS Code, one window after the other, and writes the counts to .vscode-test/results/vscode.json.
// Arguments limit the run to scenes whose path contains one of them: `npm run test:vscode -- watcher`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { findEditor, installInto } from './rig/editor.mjs';
import { packageExtension } from './rig/package.mjs';
import { results, root, shim, suite } from './rig/places.mjs';
import { writeSettings } from './rig/settings.mjs';
import { temporaryFolder } from './rig/temporary.mjs';
import { missing, windows } from './windows.mjs';

const trustsAll = 'desktop VS Code trusts every folder that it opens for tests.';
const wanted = process.argv.slice(2);
const source = path.join(root, 'test/vscode');
const scenes = readdirSync(path.join(source, 'scenes'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
const homeOf = (file) => (path.dirname(file) === '.' ? windows[0].name : path.dirname(file));
const scenesOf = ({ name, repeats = [] }) => scenes.filter((file) => homeOf(file) === name || repeats.includes(file));

const editor = await findEditor();
await bundleScenes();
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const asked = (window) => scenesOf(window).length > 0 && (!window.measures || wanted.length > 0);
for (const window of windows.filter(asked)) {
  for (const counts of Object.values(await countsOf(window))) {
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
}
writeFileSync(path.join(results, 'vscode.json'), JSON.stringify(total));
process.exitCode = total.failed > 0 ? 1 : 0;

/** One bundle per scene, because Mocha loads and names them by file. */
async function bundleScenes() {
  rmSync(suite, { recursive: true, force: true });
  await build({
    entryPoints: ['suite.ts', ...scenes.map((file) => path.join('scenes', file))].map((file) =>
      path.join(source, file),
    ),
    outbase: source,
    outdir: suite,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  // The suite's folder is an extension without content: VS Code runs tests only from inside an extension under
  // development, and the packaged extension is not one.
  const manifest = { name: 'scenes', publisher: 'handbook-keeper', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(suite, 'package.json'), JSON.stringify(manifest));
}

/** The counts of a window's scenes, by scene. */
async function countsOf(window) {
  console.log(`\nWindow ${window.name}`);
  const files = scenesOf(window).map((file) => path.join(suite, 'scenes', file.replace(/\.ts$/, '.js')));
  const lack = missing(window) ?? (window.restricted && editor !== shim ? trustsAll : null);
  if (lack !== null) {
    console.log(`  skipped: ${lack}`);
    return { [window.name]: { passed: 0, failed: 0, skipped: files.length } };
  }
  const counts = await runWindow(window, files);
  const failed = files.filter((file) => counts[file]?.failed !== 0);
  if (failed.length === 0) return counts;
  // What another scene has left behind, or a slow machine, may be why: on a folder of their own they must pass.
  console.log(
    `\nWindow ${window.name}, opened anew for ${failed.map((file) => path.basename(file, '.js')).join(', ')}`,
  );
  return { ...counts, ...(await runWindow(window, failed)) };
}

/** Opens a window on a folder of its own, with nothing left from another. */
async function runWindow(window, files) {
  const temporary = temporaryFolder();
  const [folder, userData, extensions, counts] = ['handbook', 'user', 'extensions', 'counts.json'].map((name) =>
    path.join(temporary, name),
  );
  try {
    const opened = (await window.fill(folder)) ?? folder;
    writeSettings(userData, window.settings);
    if (window.packaged) await installInto(editor, await packageExtension(), extensions, userData);
    await runTests({
      vscodeExecutablePath: editor,
      extensionDevelopmentPath: window.packaged ? suite : root,
      extensionTestsPath: path.join(suite, 'suite.js'),
      extensionTestsEnv: {
        HANDBOOK_SCENES: files.join(path.delimiter),
        HANDBOOK_RESULTS: counts,
      },
      launchArgs: [
        opened,
        `--user-data-dir=${userData}`,
        `--extensions-dir=${extensions}`,
        ...(window.restricted ? ['--restricted'] : []),
      ],
    });
  } catch (error) {
    console.error(error.message);
  }
  if (existsSync(counts)) return JSON.parse(readFileSync(counts, 'utf8'));
  console.error(`The window ${window.name} ended without a result.`);
  return Object.fromEntries(files.map((file) => [file, { passed: 0, failed: 1, skipped: 0 }]));
}
