// The programs that are measured, bundled the way that they are shipped.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const PROGRAMS = {
  list: 'list.ts',
  typical: 'typical.ts',
  takeApart: 'take-apart.ts',
  keeper: 'keeper.ts',
  vscode: 'vscode.mjs',
  floor: 'floor.mjs',
  micro: 'micro.ts',
  frontmatter: 'frontmatter.ts',
  history: 'history.ts',
};

/** Bundles what is shipped, and the programs of the bench: paths of their files, by name. */
export async function bundlePrograms(folder) {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: path.join(here, '../..'), stdio: 'ignore' });
  const bundled = {};
  for (const [name, file] of Object.entries(PROGRAMS)) {
    bundled[name] = path.join(folder, `${name}.cjs`);
    await build({
      entryPoints: [path.join(here, 'programs', file)],
      outfile: bundled[name],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      minify: true,
      logLevel: 'warning',
    });
  }
  return bundled;
}
