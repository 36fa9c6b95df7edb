import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CommitEntry } from '../git/commit-reader';
import type { AgreementEntry } from './agreements';
import type { KeptPage } from './page-cache';
import { Store } from './store';

/** Where the caches of all opened folders are. */
export interface Storage {
  readonly folder: string;
  /** Path of the running program's file: another version may read the same text otherwise. */
  readonly program: string;
}

/** What is kept, each kind in a file of its own. */
interface Kinds {
  readonly pages: KeptPage;
  readonly commits: CommitEntry;
  readonly agreements: AgreementEntry;
}

const CACHE_FILE = /^(?:pages|commits|agreements)-/;
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

/** The caches of one opened folder. */
export class CacheFolder {
  readonly #storage: Storage | null;
  readonly #folder: string;
  readonly #log: (line: string) => void;

  /**
   * @param storage null: nothing is kept
   * @param log takes one line, in words for an author
   */
  constructor(storage: Storage | null, folder: string, log: (line: string) => void) {
    this.#storage = storage;
    this.#folder = folder;
    this.#log = log;
  }

  /** Null where there is none: no storage, or a program that was replaced while it runs. */
  async open<Kind extends keyof Kinds>(kind: Kind): Promise<Store<Kinds[Kind]> | null> {
    const storage = this.#storage;
    const program = storage && (await readFile(storage.program).catch(() => null));
    if (storage === null || program === null) return null;
    await removeUnused(storage.folder);
    const key = createHash('sha1').update(program).update(`\0${this.#folder}`);
    const file = join(storage.folder, `${kind}-${key.digest('hex')}.jsonl`);
    const now = new Date();
    // Fails where there is none yet.
    await utimes(file, now, now).catch(() => {});
    return Store.open(file, this.#log);
  }
}

async function removeUnused(storage: string): Promise<void> {
  for (const name of await readdir(storage).catch(() => [])) {
    if (!CACHE_FILE.test(name)) continue;
    const file = join(storage, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LONGEST_UNUSED) await rm(file, { force: true });
  }
}
