import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CommitEntry } from '../git/commit-reader';
import type { AgreementEntry } from './agreements';
import type { KeptPage } from './page-cache';
import { PassageCache } from './passage-cache';
import { Remembered } from './remembered';
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

const CACHE_FILE = /^(?:pages|commits|agreements|findings|passages)-/;
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
  /** What of a file's name is the same for all that this program keeps; asked for once. */
  #program: Promise<Hash | null> | null = null;

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
    const file = await this.#file(kind, 'jsonl');
    return file === null ? null : Store.open(file, this.#log);
  }

  /**
   * What a check found; null as above.
   * @param how all that was asked of the program
   */
  async findings<About, Found>(how: readonly unknown[]): Promise<Remembered<About, Found> | null> {
    const file = await this.#file('findings', 'jsonl', JSON.stringify(how));
    return file === null ? null : new Remembered(file, this.#log);
  }

  /** What was found out about the passages of one of its handbooks; null as above. */
  async passages(root: string): Promise<PassageCache | null> {
    const file = await this.#file('passages', 'bin', root);
    return file === null ? null : new PassageCache(file, this.#log);
  }

  async #file(kind: string, ending: string, more = ''): Promise<string | null> {
    if (this.#storage === null) return null;
    this.#program ??= begin(this.#storage);
    const program = await this.#program;
    if (program === null) return null;
    const key = program.copy().update(`${this.#folder}\0${more}`);
    const file = join(this.#storage.folder, `${kind}-${key.digest('hex')}.${ending}`);
    const now = new Date();
    // Fails where there is none yet.
    await utimes(file, now, now).catch(() => {});
    return file;
  }
}

async function begin({ folder, program }: Storage): Promise<Hash | null> {
  const bytes = await readFile(program).catch(() => null);
  if (bytes === null) return null;
  await removeUnused(folder);
  // What a word is, the runtime says; how a number is written, the machine.
  return createHash('sha1').update(bytes).update(`\0${process.version} ${process.arch}\0`);
}

async function removeUnused(storage: string): Promise<void> {
  for (const name of await readdir(storage).catch(() => [])) {
    if (!CACHE_FILE.test(name)) continue;
    const file = join(storage, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LONGEST_UNUSED) await rm(file, { force: true });
  }
}
