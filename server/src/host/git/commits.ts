import type { Commit } from '../../history/git';
import { COMMIT_FORMAT, CommitParser } from './commit-parser';
import { ended, type Git, startGit } from './process';

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
 * The commits before `head`, as `GitLog.commits` describes them.
 * @throws GitError
 */
export async function readCommits(git: Git, head: string): Promise<readonly Commit[]> {
  try {
    return await readWith(git, head, '-M50%');
  } catch (error) {
    if (git.signal.aborted) throw error;
    // A clone without blobs cannot compare contents; whole files moved are still told by their ids alone.
    return readWith(git, head, '-M100%');
  }
}

async function readWith(git: Git, head: string, renames: string): Promise<readonly Commit[]> {
  const list = startGit(git, ['rev-list', '--no-merges', '--date-order', `--max-count=${MOST_COMMITS}`, head]);
  const differences = startGit(git, [
    'diff-tree',
    ...['--stdin', '--root', '-r', '-z', '--name-status', renames, `-l${RENAME_LIMIT}`],
    ...['--no-ext-diff', '--no-textconv', '--ignore-submodules', '--encoding=UTF-8', `--format=${COMMIT_FORMAT}`],
    // Files outside the folder do not exist; one that is moved into it is added.
    ...['--relative', '--', '.'],
  ]);
  list.stdin.end();
  list.stdout.pipe(differences.stdin);

  const parser = new CommitParser();
  differences.stdout.setEncoding('utf8').on('data', (text: string) => parser.push(text));
  try {
    await Promise.all([ended(list), ended(differences)]);
  } finally {
    // When one of them fails, the other would wait for ever.
    list.kill();
    differences.kill();
  }
  return parser.end();
}
