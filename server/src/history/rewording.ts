import { type Commit, type GitLog, isMarkdown } from './git';
import { type Bag, bagOf, bagSimilarity, wordsOf } from './words';

/** Pages that share less than half of their words are two pages. */
const LEAST = 0.5;

/** How far the best must be ahead of the second. */
const LEAD = 0.1;

/** The pages of so many commits are kept in mind. */
const MOST_COMMITS = 4;

/** More pages of one commit are not read. */
const MOST_CANDIDATES = 500;

/**
 * Recognises pages that git no longer does: git compares lines, so a page whose prose was re-wrapped or re-formatted
 * as it was moved is a deletion and an addition to it. The words are still the same.
 */
export class Rewording {
  /** The pages added by the commits that were asked for last, the latest at the end. */
  readonly #added = new Map<Commit, Promise<ReadonlyMap<string, Bag>>>();

  readonly #log: GitLog;

  constructor(log: GitLog) {
    this.#log = log;
  }

  /** The page, among those added by the commit that deleted one, that carries on its words. */
  async successor(commit: Commit, deleted: string): Promise<{ path: string; likeness: number } | null> {
    if (!isMarkdown(deleted)) return null;
    const paths = addedPages(commit);
    if (paths.length === 0) return null;
    const wanted = await this.#bag(`${commit.id}^`, deleted);
    if (!wanted) return null;

    const ranked = [...(await this.#bagsAddedBy(commit, paths))]
      .map(([path, bag]) => ({ path, likeness: bagSimilarity(wanted, bag) }))
      .sort((a, b) => b.likeness - a.likeness);
    const [best, second] = ranked;
    if (!best || best.likeness < LEAST || best.likeness - (second?.likeness ?? 0) < LEAD) return null;
    return { path: best.path, likeness: Math.round(best.likeness * 100) };
  }

  /** Whether a page that was deleted and one that was added later are the same by their words. */
  async isSame(path: string, deletedBy: Commit, addedBy: Commit): Promise<boolean> {
    const [before, after] = await Promise.all([this.#bag(`${deletedBy.id}^`, path), this.#bag(addedBy.id, path)]);
    return before !== null && after !== null && bagSimilarity(before, after) >= LEAST;
  }

  #bagsAddedBy(commit: Commit, paths: readonly string[]): Promise<ReadonlyMap<string, Bag>> {
    const bags = this.#added.get(commit) ?? this.#bags(commit, paths);
    this.#added.delete(commit);
    this.#added.set(commit, bags);
    for (const oldest of [...this.#added.keys()].slice(0, -MOST_COMMITS)) this.#added.delete(oldest);
    return bags;
  }

  async #bags(commit: Commit, paths: readonly string[]): Promise<ReadonlyMap<string, Bag>> {
    const bags = new Map<string, Bag>();
    // One after the other, so that other work of the process gets its turn in between.
    for (const path of paths) {
      const bag = await this.#bag(commit.id, path);
      if (bag) bags.set(path, bag);
    }
    return bags;
  }

  async #bag(commit: string, path: string): Promise<Bag | null> {
    const text = await this.#log.read(commit, path);
    return text === null ? null : bagOf(wordsOf(text));
  }
}

function addedPages(commit: Commit): string[] {
  return commit.changes
    .filter((change) => change.kind === 'added' && isMarkdown(change.path))
    .map(({ path }) => path)
    .slice(0, MOST_CANDIDATES);
}
