import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const gitIsInstalled = spawnSync('git', ['--version']).status === 0;
if (!gitIsInstalled) console.warn('git is not installed: the tests that need a real repository are skipped');

/** A repository in a temporary folder. Days are counted from 1 January 2024, one for each commit. */
export class TemporaryRepository {
  readonly folder: string;
  private day = 0;

  constructor() {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'handbook-git-')));
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: string[]): string {
    const date = `2024-01-${String(this.day).padStart(2, '0')}T12:00:00Z`;
    return execFileSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: 'pipe',
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.org',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.org',
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  }

  /** Writes files (null removes one) and commits everything; returns the commit's id. */
  commit(subject: string, files: Readonly<Record<string, string | Uint8Array | null>> = {}): string {
    this.day += 1;
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', subject);
    return this.git('rev-parse', 'HEAD');
  }

  write(path: string, content: string | Uint8Array | null): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (content === null) rmSync(file);
    else writeFileSync(file, content);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Prose of its own for each name, long enough for git to recognise it after an edit. */
export function prose(name: string): string {
  return Array.from({ length: 12 }, (_, line) => `Line ${line} of ${name} says what ${name} has to say.\n`).join('');
}
