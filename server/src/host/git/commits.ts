import type { Commit } from '../../history/git';
import { COMMIT_FORMAT, CommitParser } from './commit-parser';
import { ended, type Git, output, startGit } from './process';

/**
 * More commits than this are not read: 50,000 take seconds. A handbook of 6,658 commits takes 0.2 s.
 */
const MOST_COMMITS = 50_000;

/**
 * Above this many deleted times added files in one commit (its square), git compares contents only for files that
 * keep their name, so that a commit that moves thousands of files stays below a second. Files that were moved
 * without a change are found at any number.
 */
const RENAME_LIMIT = 1000;

/** The commits before a head, by their ids, in the order of `GitLog.commits`. */
export interface Order {
  readonly head: string;
  readonly ids: readonly string[];
}

/**
 * @param known an order of the same repository: where the new head was made on top of its own, git is asked only for what
 * came since
 * @throws GitError
 */
export async function listCommits(git: Git, head: string, known: Order | null): Promise<Order> {
  if (known?.head === head) return known;
  const since = known === null ? null : await listSince(git, head, known.head);
  const ids = known === null || since === null ? await list(git, ['--no-merges', head]) : [...since, ...known.ids];
  return { head, ids: ids.slice(0, MOST_COMMITS) };
}

/** The commits that came on top of another; null when some came beside it, which may stand anywhere in the order. */
async function listSince(git: Git, head: string, known: string): Promise<readonly string[] | null> {
  // A commit that no branch leads to any more may be gone.
  const listed = await list(git, ['--parents', head, `^${known}`]).catch(() => []);
  const since = listed.map((line) => line.split(' '));
  const onTop = new Set([known]);
  for (const [id = '', ...parents] of since.toReversed())
    if (parents.some((parent) => onTop.has(parent))) onTop.add(id);
  if (!onTop.has(head) || onTop.size <= since.length) return null;
  return since.flatMap(([id = '', ...parents]) => (parents.length > 1 ? [] : [id]));
}

async function list(git: Git, range: readonly string[]): Promise<readonly string[]> {
  const lines = await output(git, ['rev-list', '--date-order', `--max-count=${MOST_COMMITS}`, ...range]);
  return lines.split('\n').filter((line) => line !== '');
}

/** What commits changed. */
export interface Changes {
  /** Those that `GitLog.commits` speaks of, in the order in which they were asked for. */
  readonly commits: readonly Commit[];
  /** False: contents could not be compared, so that files that were changed as they were moved are not told. */
  readonly compared: boolean;
}

/**
 * @param ids of commits
 * @throws GitError
 */
export async function readChanges(git: Git, ids: readonly string[]): Promise<Changes> {
  if (ids.length === 0) return { commits: [], compared: true };
  try {
    return { commits: await readWith(git, ids, '-M50%'), compared: true };
  } catch (error) {
    if (git.signal.aborted) throw error;
    // A clone without blobs cannot compare contents; whole files moved are still told by their ids alone.
    return { commits: await readWith(git, ids, '-M100%'), compared: false };
  }
}

async function readWith(git: Git, ids: readonly string[], renames: string): Promise<readonly Commit[]> {
  const differences = startGit(git, [
    'diff-tree',
    ...['--stdin', '--root', '-r', '-z', '--name-status', renames, `-l${RENAME_LIMIT}`],
    ...['--no-ext-diff', '--no-textconv', '--ignore-submodules', '--encoding=UTF-8', `--format=${COMMIT_FORMAT}`],
    // Files outside the folder do not exist; one that is moved into it is added.
    ...['--relative', '--', '.'],
  ]);
  differences.stdin.end(`${ids.join('\n')}\n`);
  const parser = new CommitParser();
  differences.stdout.setEncoding('utf8').on('data', (text: string) => parser.push(text));
  await ended(differences);
  return parser.end();
}
