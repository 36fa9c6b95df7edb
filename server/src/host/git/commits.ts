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

/**
 * Ids of the commits before `head`, in the order of `GitLog.commits`.
 * @throws GitError
 */
export async function listCommits(git: Git, head: string): Promise<readonly string[]> {
  const ids = await output(git, ['rev-list', '--no-merges', '--date-order', `--max-count=${MOST_COMMITS}`, head]);
  return ids.split('\n').filter((id) => id !== '');
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
