// The programs that are measured, bundled the way that they are shipped.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Paths of the bundles of both programs, of the one that lists a handbook's pages, and of the one that reads its history. */
export async function bundlePrograms(folder) {
  const bundle = async (name, file) => {
    const outfile = path.join(folder, `${name}.cjs`);
    await build({
      entryPoints: [path.join(here, 'programs', file)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      minify: true,
      logLevel: 'warning',
    });
    return outfile;
  };
  return {
    list: await bundle('list', 'list.ts'),
    history: await bundle('history', 'history.ts'),
    keeper: await bundle('keeper', 'keeper.ts'),
    vscode: await bundle('vscode', 'vscode.mjs'),
  };
}
