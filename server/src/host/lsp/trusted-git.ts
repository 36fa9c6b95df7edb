import type { Commit } from '../../history/git';
import { createGitLog, type DisposableGitLog, type GitLogOptions, type StandingGitLog } from '../git/git-log';

/** The history of a folder: empty until the author trusts the workspace, for then alone git may be started. */
export class TrustedGit implements StandingGitLog {
  readonly #options: Omit<GitLogOptions, 'trusted'>;
  #git: DisposableGitLog;

  constructor(options: GitLogOptions) {
    this.#options = options;
    this.#git = createGitLog(options);
  }

  trust(): void {
    this.#git.dispose();
    this.#git = createGitLog({ ...this.#options, trusted: true });
  }

  commits(): Promise<readonly Commit[]> {
    return this.#git.commits();
  }

  read(commit: string, path: string): Promise<string | null> {
    return this.#git.read(commit, path);
  }

  standing(): Promise<string | null> {
    return this.#git.standing();
  }

  dispose(): void {
    this.#git.dispose();
  }
}
