// The programs that are measured, bundled the way that they are shipped.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Paths of the bundles of both programs, and of those that list pages and measure one part. */
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
    copies: await bundle('copies', 'copies.ts'),
    frontmatter: await bundle('frontmatter', 'frontmatter.ts'),
    history: await bundle('history', 'history.ts'),
    keeper: await bundle('keeper', 'keeper.ts'),
    vscode: await bundle('vscode', 'vscode.mjs'),
  };
}
