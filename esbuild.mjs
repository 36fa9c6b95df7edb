// Bundles the extension, the language server and the command line into dist/.
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const options = {
  bundle: true,
  outdir: 'dist',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // jsonc-parser's CommonJS build loads its parts in a way that cannot be bundled.
  mainFields: ['module', 'main'],
  external: ['vscode'],
  sourcemap: watch,
  minify: !watch,
  logLevel: 'info',
  entryPoints: {
    client: 'client/src/extension.ts',
    start: 'client/src/start.ts',
    server: 'server/src/host/lsp/main.ts',
    cli: 'server/src/host/cli/main.ts',
  },
};
if (watch) await (await context(options)).watch();
else await build(options);
