import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PageCache } from './page-cache';

/** Where the caches of all opened folders are. */
export interface Storage {
  readonly folder: string;
  /** Path of the running program's file: another version may read the same text otherwise. */
  readonly program: string;
}

const PREFIX = 'pages-';
/** Caches that nobody opened for so many milliseconds go, those of earlier versions among them. */
const LONGEST_UNUSED = 30 * 24 * 60 * 60 * 1000;

/** Where a program keeps for a user what it can do without, as each system has it. */
export function userCacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return join(systemCacheFolder(environment), 'handbook-keeper');
}

function systemCacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'win32') return environment.LOCALAPPDATA ?? join(homedir(), 'AppData/Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches');
  return environment.XDG_CACHE_HOME || join(homedir(), '.cache');
}

/**
 * The cache of one opened folder; null where there is none: no storage, or a program that was replaced while it runs.
 * @param log takes one line, in words for an author
 */
export async function openCache(
  storage: Storage | null,
  folder: string,
  log: (line: string) => void,
): Promise<PageCache | null> {
  const program = storage && (await readFile(storage.program).catch(() => null));
  if (storage === null || program === null) return null;
  await removeUnused(storage.folder);
  const key = createHash('sha1').update(program).update(`\0${folder}`);
  const file = join(storage.folder, `${PREFIX}${key.digest('hex')}.jsonl`);
  const now = new Date();
  // Fails where there is none yet.
  await utimes(file, now, now).catch(() => {});
  return PageCache.open(file, log);
}

async function removeUnused(storage: string): Promise<void> {
  for (const name of await readdir(storage).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue;
    const file = join(storage, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LONGEST_UNUSED) await rm(file, { force: true });
  }
}
