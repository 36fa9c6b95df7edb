// Packages the extension as it would be published.
import path from 'node:path';
import { root, vsix } from './places.mjs';
import { must, node } from './process.mjs';

/** Builds the .vsix and resolves to its path. The bundles carry their dependencies, so none go in as folders. */
export async function packageExtension() {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  await must('Packaging', node([vsce, 'package', '--no-dependencies', '--out', vsix], { quiet: true }));
  return vsix;
}
