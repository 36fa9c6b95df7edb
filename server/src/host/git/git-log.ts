import { setTimeout as sleep } from 'node:timers/promises';
import type { Commit, GitLog } from '../../history/git';
import type { Store } from '../cache/store';
import { messageOf } from '../failures';
import { Blobs } from './blobs';
import { type CommitEntry, CommitReader, type Place } from './commit-reader';
import { findGit } from './executable';
import { type Git, output, startGit } from './process';

/** A git that does not tell within so many milliseconds where it stands is not waited for: a check does not need it. */
const PATIENCE = 1000;

export interface GitLogOptions {
  /** Absolute path of the opened folder: a repository, or a folder in one. */
  readonly folder: string;
  /** Whether the author trusts the workspace. Without trust no process is started. */
  readonly trusted: boolean;
  /** Absolute path of git; without it, the one that `PATH` names. */
  readonly executable?: string;
  /** Told, once for each reason, why there is no history. */
  readonly log?: (message: string) => void;
  /** Opens what earlier runs read of the commits. */
  readonly kept?: () => Promise<Store<CommitEntry> | null>;
}

export interface StandingGitLog extends GitLog {
  /** Where the history stands: while that is the same, so are all answers. Null where nobody knows, or where it may get other commits without notice. */
  standing(): Promise<string | null>;
}

export interface DisposableGitLog extends StandingGitLog {
  /** Reads beside other work what `commits` will be asked for. What is wrong is said to those who ask. */
  prepare(): Promise<void>;
  /** Ends all processes; from then on the history is empty. */
  dispose(): void;
}

/** The history that git knows of a folder. It never fails: where git cannot answer, the history is empty. */
export function createGitLog(options: GitLogOptions): DisposableGitLog {
  return options.trusted ? new ProcessGitLog(options) : NO_LOG;
}

export const NO_LOG: DisposableGitLog = {
  async prepare() {},
  commits: async () => [],
  read: async () => null,
  standing: async () => 'nobody is asked',
  dispose() {},
};

class ProcessGitLog implements DisposableGitLog {
  readonly #ending = new AbortController();
  readonly #said = new Set<string>();
  #git: Promise<Git> | null = null;
  #place: Promise<Place> | null = null;
  #reading: { readonly head: string; readonly commits: Promise<readonly Commit[]> } | null = null;
  #blobs: Blobs | null = null;

  readonly #options: GitLogOptions;
  readonly #commits: CommitReader;

  constructor(options: GitLogOptions) {
    this.#options = options;
    this.#commits = new CommitReader(options.kept ?? (async () => null));
  }

  async prepare(): Promise<void> {
    await this.#read().catch(() => {});
  }

  async commits(): Promise<readonly Commit[]> {
    try {
      return await this.#read();
    } catch (error) {
      this.#say(error);
      this.#reading = null;
      return [];
    }
  }

  async read(commit: string, path: string): Promise<string | null> {
    if (!/^[0-9a-f]{4,64}\^?$/.test(commit)) return null;
    try {
      const git = await this.#start();
      this.#place ??= locate(git);
      const { prefix } = await this.#place;
      this.#blobs ??= new Blobs(() => startGit(git, ['cat-file', '--batch']));
      const bytes = await this.#blobs.read(`${commit}:${prefix}${path}`);
      return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    } catch (error) {
      this.#say(error);
      return null;
    }
  }

  async standing(): Promise<string | null> {
    try {
      const place = await Promise.race([locate(await this.#start()), sleep(PATIENCE, null, { ref: false })]);
      return place === null || place.shallow ? null : `${place.head} ${place.prefix}`;
    } catch (error) {
      return messageOf(error);
    }
  }

  dispose(): void {
    this.#ending.abort();
    this.#blobs?.close();
  }

  async #read(): Promise<readonly Commit[]> {
    const git = await this.#start();
    this.#place = locate(git);
    const place = await this.#place;
    const { head } = place;
    if (this.#reading?.head !== head) this.#reading = { head, commits: this.#commits.read(git, place) };
    return this.#reading.commits;
  }

  #start(): Promise<Git> {
    if (this.#ending.signal.aborted) return Promise.reject(new Error('disposed'));
    this.#git ??= this.#find();
    return this.#git;
  }

  async #find(): Promise<Git> {
    const { folder } = this.#options;
    const executable = this.#options.executable ?? (await findGit(folder, process.env.PATH ?? ''));
    if (executable === null) throw new Error('git was not found');
    return { executable, folder, signal: this.#ending.signal };
  }

  #say(error: unknown): void {
    if (this.#ending.signal.aborted) return;
    const reason = messageOf(error);
    if (this.#said.has(reason)) return;
    this.#said.add(reason);
    this.#options.log?.(`The history is not used: ${reason}`);
  }
}

/** @throws GitError where there is no repository, none that git trusts, or no commit yet */
async function locate(git: Git): Promise<Place> {
  const [prefix = '', shallow, head = ''] = (
    await output(git, ['rev-parse', '--show-prefix', '--is-shallow-repository', '--verify', 'HEAD^{commit}'])
  ).split('\n');
  return { prefix, head, shallow: shallow !== 'false' };
}
