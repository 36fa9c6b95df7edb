import type { Commit } from '../../history/git';
import type { Store } from '../cache/store';
import { Slices } from '../slices';
import { listCommits, type Order, readChanges } from './commits';
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

/** What a commit changed, or the order of the commits before a head. Neither ever changes. */
export type CommitEntry = Commit | Order;

/** Under this name the order that was read last is kept. */
const ORDER = 'order';

/**
 * Reads the commits of a repository, each of them once: what was read before, in this run or an earlier one, is not
 * asked of git again, whatever became of the branches since.
 */
export class CommitReader {
  readonly #open: () => Promise<Store<CommitEntry> | null>;
  #store: Promise<Store<CommitEntry> | null> | null = null;
  /** What was read last: the order, and the commits, those too that changed nothing that counts. */
  #order: Order | null = null;
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
    if (shallow) return (await readChanges(git, (await listCommits(git, head, null)).ids)).commits;
    this.#store ??= this.#open();
    const store = await this.#store;
    const { ids } = await this.#list(git, head, store);

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
      if (compared) store?.add(nameOf(id), () => commit);
      await slices.next();
    }
    if (compared) this.#known = known;
    await store?.save();
    return ids.flatMap((id) => known.get(nameOf(id)) ?? []).filter(({ changes }) => changes.length > 0);
  }

  async #list(git: Git, head: string, store: Store<CommitEntry> | null): Promise<Order> {
    const kept = store?.get(ORDER) ?? null;
    const known = this.#order ?? (kept !== null && 'ids' in kept ? kept : null);
    const order = await listCommits(git, head, known);
    if (order !== known) store?.add(ORDER, () => order);
    this.#order = order;
    return order;
  }
}
