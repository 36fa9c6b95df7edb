import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder beside the project that holds ground truth from real site generators; most machines do not have it. */
const SHARED = join(import.meta.dirname, '../../../shared');

/** Absolute path of a file of the shared ground truth; null where it is not on this machine. */
export function shared(path: string): string | null {
  const file = join(SHARED, path);
  return existsSync(file) ? file : null;
}

export function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
