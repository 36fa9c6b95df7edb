import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { shared } from '../../support/shared';

/** The folder of the sample handbook and its history. */
export const SAMPLE = join(import.meta.dirname, '../../fixtures');

/** A folder with a real handbook, until the test is over; null where it is not on this machine. */
export function realHandbook(name: string): string | null {
  const bundle = shared(`corpora/${name}.bundle`);
  if (bundle === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'handbook-grammar-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync('git', ['clone', '-q', '-b', 'main', bundle, folder], { stdio: 'ignore' });
  return folder;
}

/** The texts of all pages below a folder, by their paths. */
export function pagesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
