/**
 * What the handbook's past looks like. `host/` implements it with git; paths are relative to the folder that was
 * opened, `/`-separated, so that the rest of the engine never sees a repository.
 */
export interface GitLog {
  /**
   * All commits that touched a Markdown page, or renamed or deleted any other file; newest first, no commit before a
   * child of its own, side branches included, merges themselves left out. The same array while `HEAD` stays.
   * Empty when there is no repository, no git or no trust: history is a help, never a condition.
   */
  commits(): Promise<readonly Commit[]>;
  /**
   * The text that a file had in a commit; null when it is not there.
   * `commit` is the id of a commit, followed by `^` for its first parent.
   */
  read(commit: string, path: string): Promise<string | null>;
}

export interface Commit {
  readonly id: string;
  /** Calendar day of the author's date, `YYYY-MM-DD`. */
  readonly day: string;
  readonly subject: string;
  readonly changes: readonly Change[];
}

/** `likeness`: git's similarity of a rename, 0 to 100. */
export type Change =
  | { readonly kind: 'added' | 'modified' | 'deleted'; readonly path: string }
  | { readonly kind: 'renamed'; readonly from: string; readonly path: string; readonly likeness: number };

/** Whether a path has the extension of a page. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(path);
}
