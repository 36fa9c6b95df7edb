import type { Commit } from '../../history/git';
import type { Store } from '../cache/store';
import { Slices } from '../slices';
import { listCommits, readChanges } from './commits';
import type { Git } from './process';

/** Where the opened folder stands. */
export interface Place {
  /** The commit that is checked out. */
  readonly head: string;
  /** The folder's path in the repository, `a/b/` or ''. */
  readonly prefix: string;
  /** Whether the repository lacks earlier commits: it may get them, and then its oldest ones changed something else. */
  readonly shallow: boolean;
}

/** What a commit changed, or which commits lie before one. Neither ever changes. */
export type CommitEntry = Commit | { readonly before: readonly string[] };

/**
 * Reads the commits of a repository, each of them once: what was read before, in this run or an earlier one, is not
 * asked of git again, whatever became of the branches since.
 */
export class CommitReader {
  readonly #open: () => Promise<Store<CommitEntry> | null>;
  #store: Promise<Store<CommitEntry> | null> | null = null;
  /** The commits that were read last, those too that changed nothing that counts. */
  #known: ReadonlyMap<string, Commit> = new Map();

  /** @param open opens what earlier runs read; not called before it is needed */
  constructor(open: () => Promise<Store<CommitEntry> | null>) {
    this.#open = open;
  }

  /**
   * The commits before a place's head, as `GitLog.commits` describes them.
   * @throws GitError
   */
  async read(git: Git, { head, prefix, shallow }: Place): Promise<readonly Commit[]> {
    if (shallow) return (await readChanges(git, await listCommits(git, head))).commits;
    this.#store ??= this.#open();
    const store = await this.#store;
    const ids = await this.#before(git, head, store);

    const nameOf = (id: string): string => `${prefix}\0${id}`;
    const known = new Map<string, Commit>();
    const slices = new Slices(git.signal);
    for (const id of ids) {
      const entry = this.#known.get(nameOf(id)) ?? store?.get(nameOf(id)) ?? null;
      if (entry !== null && 'changes' in entry) known.set(nameOf(id), entry);
      await slices.next();
    }

    const unknown = ids.filter((id) => !known.has(nameOf(id)));
    const { commits, compared } = await readChanges(git, unknown);
    const counting = new Map(commits.map((commit) => [commit.id, commit]));
    for (const id of unknown) {
      const commit = counting.get(id) ?? { id, day: '', subject: '', changes: [] };
      known.set(nameOf(id), commit);
      if (compared) store?.add(nameOf(id), commit);
    }
    if (compared) this.#known = known;
    await store?.save();
    return ids.flatMap((id) => known.get(nameOf(id)) ?? []).filter(({ changes }) => changes.length > 0);
  }

  async #before(git: Git, head: string, store: Store<CommitEntry> | null): Promise<readonly string[]> {
    const entry = store?.get(head) ?? null;
    if (entry !== null && 'before' in entry) return entry.before;
    const before = await listCommits(git, head);
    store?.add(head, { before });
    return before;
  }
}
