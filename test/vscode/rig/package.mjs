// Packages the extension as it would be published.
import { vsix } from './places.mjs';
import { must, npm } from './process.mjs';

/** Builds the .vsix and resolves to its path. */
export async function packageExtension() {
  await must('Packaging', npm(['run', 'package', '--', '--out', vsix], { quiet: true }));
  return vsix;
}
