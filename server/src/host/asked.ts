import { createHash } from 'node:crypto';
import { type Entry, type FileSource, fileKey } from '../handbook/files';
import type { GitLog } from '../history/git';
import type { StandingGitLog } from './git/git-log';
import { isAmong } from './paths';

/**
 * All that a check asked of the disk and of git, and what they answered, in few letters. Nothing else from outside goes
 * into what it finds: while the answers are the same, so is that.
 */
export interface Asked {
  readonly folders: readonly Answered[];
  readonly files: readonly Answered[];
  /** Where the history stood; null when it was not asked. */
  readonly history: string | null;
}

type Answered = readonly [path: string, answer: string];

/** So many folders are listed or files read at a time. */
const AT_A_TIME = 32;

/** Takes note of what is asked of the disk and of git. */
export class Notes {
  /** To be asked in the place of the disk and of git. */
  readonly files: FileSource;
  readonly history: GitLog;
  readonly #git: StandingGitLog;
  readonly #folders = new Map<string, string>();
  readonly #files = new Map<string, string>();
  #standing: Promise<string | null> | null = null;
  #contradicted = false;

  constructor(source: FileSource, git: StandingGitLog) {
    this.#git = git;
    this.files = {
      list: async (folder) => {
        const entries = await source.list(folder);
        this.#note(this.#folders, folder, printOfEntries(entries));
        return entries;
      },
      read: async (path) => {
        const bytes = await source.read(path);
        this.#note(this.#files, path, printOf(bytes));
        return bytes;
      },
    };
    this.history = {
      commits: () => {
        this.#standing ??= git.standing();
        return git.commits();
      },
      read: (commit, path) => {
        this.#standing ??= git.standing();
        return git.read(commit, path);
      },
    };
  }

  /** Something was asked twice and answered otherwise: what was found may rest on either. */
  get contradicted(): boolean {
    return this.#contradicted;
  }

  /** What was asked so far, as it was answered last; null where the history moves, or may without notice. */
  async asked(): Promise<Asked | null> {
    const history = this.#standing && (await this.#standing);
    const moved = this.#standing !== null && (history === null || history !== (await this.#git.standing()));
    return moved ? null : { folders: inOrder(this.#folders), files: inOrder(this.#files), history };
  }

  /** These came, changed, moved or went: what was asked of them, and of their folders, is asked again. */
  async changed(paths: readonly string[]): Promise<void> {
    const isChanged = isAmong(paths);
    const around = new Set(paths.flatMap(foldersAround).map(fileKey));
    for (const folder of [...this.#folders.keys()])
      if (isChanged(folder) || around.has(fileKey(folder))) await this.files.list(folder);
    for (const path of [...this.#files.keys()]) if (isChanged(path)) await this.files.read(path);
  }

  /** `HEAD` may have moved, and whoever asked the history asks again. */
  historyMoved(): void {
    this.#standing &&= this.#git.standing();
  }

  #note(notes: Map<string, string>, path: string, answer: string): void {
    const before = notes.get(path);
    if (before !== undefined && before !== answer) this.#contradicted = true;
    notes.set(path, answer);
  }
}

/** Whether everything that was asked is answered in the same way now. */
export async function isAnsweredAlike(asked: Asked, source: FileSource, git: StandingGitLog): Promise<boolean> {
  const { folders, files, history } = asked;
  const standing = history === null ? null : git.standing();
  // The outer before the inner: what stands in a folder that was listed is quicker to be read.
  for (const level of byDepth(folders))
    if (!(await areAlike(level, async (folder) => printOfEntries(await source.list(folder))))) return false;
  return (await areAlike(files, async (path) => printOf(await source.read(path)))) && (await standing) === history;
}

/** The opened folder, the folders in it, those in these and so on. */
function byDepth(folders: readonly Answered[]): Answered[][] {
  const levels: Answered[][] = [];
  for (const folder of folders) {
    const depth = folder[0] === '' ? 0 : folder[0].split('/').length;
    levels[depth] ??= [];
    levels[depth].push(folder);
  }
  return levels.filter((level) => level !== undefined);
}

async function areAlike(answered: readonly Answered[], ask: (path: string) => Promise<string>): Promise<boolean> {
  const rest = answered.values();
  let alike = true;
  const askOn = async (): Promise<void> => {
    for (const [path, answer] of rest) {
      if ((await ask(path)) !== answer) alike = false;
      if (!alike) return;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, askOn));
  return alike;
}

/** Whether a file was read that says this. */
export const saysSo = ({ files }: Asked, path: string, text: string): boolean => {
  const answer = printOf(text);
  return files.some(([file, print]) => file === path && print === answer);
};

function foldersAround(path: string): string[] {
  const folders = [''];
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) folders.push(path.slice(0, end));
  return folders;
}

/** A folder comes before what is in it. */
const inOrder = (notes: ReadonlyMap<string, string>): Answered[] => [...notes].sort(([a], [b]) => (a < b ? -1 : 1));

const printOfEntries = (entries: readonly Entry[] | null): string =>
  printOf(entries && JSON.stringify(entries.map(({ name, kind }) => [name, kind])));

const printOf = (answer: Uint8Array | string | null): string =>
  answer === null ? '' : createHash('sha1').update(answer).digest('base64url').slice(0, 16);
