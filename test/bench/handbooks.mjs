// The folders to measure on.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { grow } from './grown/grow.mjs';

const SAMPLE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../fixtures/sample-handbook');
/** Of the bundles, these are measured as they are; others are grown from all of them. */
const MEASURED = ['flowfuse', '18f'];
const BUNDLES = ['18f', 'basecamp', 'flowfuse', 'mattermost'];
const GROWN = ['1000'];

/**
 * `{ name, folder, grown }` of each handbook, where `grown` is how many pages it was grown to. Asked for nothing in
 * particular: bundles as they are, and one that was grown.
 */
export function* handbooks({ folder, bundle, grown, corpora, scratch }, takeApart) {
  const cloned = (names) => names.flatMap((name) => clone(name, corpora, scratch));
  const all = !folder && !bundle && !grown;
  const given = (folder ?? []).map((each) => ({ name: path.basename(path.resolve(each)), folder: path.resolve(each) }));
  if (!grown) yield* given;
  yield* cloned(all ? MEASURED : (bundle ?? []));
  const sizes = all ? GROWN : (grown ?? []);
  if (sizes.length === 0) return;
  const bundled = folder ? [] : cloned(BUNDLES);
  const origins = folder ? given : bundled.length > 0 ? bundled : [{ name: 'sample', folder: SAMPLE }];
  const sources = origins.map(({ name, folder: source }) => ({ name, pages: takeApart(source) }));
  for (const size of sizes.map(Number)) {
    const target = path.join(scratch, `grown-${size}`);
    grow(target, size, sources);
    yield { name: `grown to ${size} pages`, folder: target, grown: size };
  }
}

function clone(name, corpora, scratch) {
  const file = path.resolve(corpora, `${name}.bundle`);
  if (!existsSync(file)) return [];
  const folder = path.join(scratch, name);
  mkdirSync(scratch, { recursive: true });
  if (!existsSync(folder)) execFileSync('git', ['clone', '--quiet', '--branch', 'main', file, folder]);
  return [{ name, folder }];
}
