import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** A git that may be started: its absolute path, the opened folder, and what ends its processes. */
export interface Git {
  readonly executable: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Git ended with an error; the message is the first line that it said. */
export class GitError extends Error {}

/**
 * Starts git on a repository that is not to be believed. A repository's own configuration can name programs; only
 * commands that run none of them are used (`rev-parse`, `rev-list`, `diff-tree`, `cat-file`), and what they could
 * reach all the same, above all the fetch of a missing object, is turned off by settings that outrank the
 * configuration of the repository.
 */
export function startGit(git: Git, args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(git.executable, [...SAFE_OPTIONS, ...args], {
    cwd: git.folder,
    env: safeEnvironment(process.env),
    signal: git.signal,
    windowsHide: true,
  });
  // A reader that ends before it has read everything is told by its exit code.
  child.stdin.on('error', () => {});
  return child;
}

/** Resolves when a process has ended well; rejects with a `GitError` when it has not. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 2000) said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new GitError(error.message)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new GitError(said.split('\n', 1)[0] || `git ended with status ${code}`));
    });
  });
}

/** What git writes to its standard output. */
export async function output(git: Git, args: readonly string[]): Promise<string> {
  const child = startGit(git, args);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  child.stdin.end();
  await ended(child);
  return text;
}

const SAFE_OPTIONS = [
  '--no-pager',
  '--literal-pathspecs',
  ...[
    `core.hooksPath=${devNull}`,
    'core.fsmonitor=false',
    'core.alternateRefsCommand=',
    'core.sshCommand=',
    'core.askPass=',
    'credential.helper=',
    'log.showSignature=false',
    'maintenance.auto=false',
    'protocol.allow=never',
    // A folder laid out like a bare repository inside a work tree is not taken for one.
    'safe.bareRepository=explicit',
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * The user's own configuration stays: it says which folders are safe. Everything else that git reads from the
 * environment goes, above all what a hook that calls us sets (`GIT_DIR`, `GIT_INDEX_FILE`).
 */
function safeEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(
    ([name]) => !/^GIT_/i.test(name) || /^GIT_(?:CONFIG_|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    // No protocol has this name. Unlike `protocol.allow`, the repository cannot allow others beside it.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
