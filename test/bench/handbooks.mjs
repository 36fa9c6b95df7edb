// The folders to measure on.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { growSample } from './grow.mjs';

const BUNDLES = ['flowfuse', '18f'];

export async function handbooks({ folder, corpora, pages, scratch }) {
  if (folder) return folder.map((each) => ({ name: path.basename(path.resolve(each)), folder: path.resolve(each) }));
  const grown = path.join(scratch, 'sample');
  growSample(grown, Number(pages));
  const bundled = BUNDLES.map((name) => ({ name, file: path.join(corpora, `${name}.bundle`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const clone = path.join(scratch, name);
      execFileSync('git', ['clone', '--quiet', '--branch', 'main', path.resolve(file), clone]);
      return { name, folder: clone };
    });
  return [{ name: 'sample, grown', folder: grown }, ...bundled];
}
