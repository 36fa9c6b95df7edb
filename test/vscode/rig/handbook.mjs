// Makes the sample handbook with its git history: `node test/vscode/rig/handbook.mjs <folder>` replaces that folder.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './places.mjs';
import { must, node } from './process.mjs';

/** A page of it with a broken link at the top, where it is seen without scrolling. */
export const brokenPage = 'src/handbook/people/hiring.md';

export function makeSampleHandbook(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const script = path.join(root, 'test/fixtures/make-history.mjs');
  return must('Making the sample handbook', node([script, target], { quiet: true }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeSampleHandbook(path.resolve(process.argv[2]));
