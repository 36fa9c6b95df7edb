import type { Commit, GitLog } from '../../history/git';
import { createGitLog, type DisposableGitLog } from '../git/git-log';

/** The history of a folder: empty until the author trusts the workspace, for then alone git may be started. */
export class TrustedGit implements GitLog {
  readonly #folder: string;
  readonly #log: (line: string) => void;
  #git: DisposableGitLog;

  /** @param folder absolute path */
  constructor(folder: string, trusted: boolean, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
    this.#git = createGitLog({ folder, trusted, log });
  }

  trust(): void {
    this.#git.dispose();
    this.#git = createGitLog({ folder: this.#folder, trusted: true, log: this.#log });
  }

  commits(): Promise<readonly Commit[]> {
    return this.#git.commits();
  }

  read(commit: string, path: string): Promise<string | null> {
    return this.#git.read(commit, path);
  }

  dispose(): void {
    this.#git.dispose();
  }
}
