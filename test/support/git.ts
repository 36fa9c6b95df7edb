import { execFileSync } from 'node:child_process';

/**
 * Runs git in a folder, as an author that the machine need not know.
 * @param day of all commits, at ten in the morning; now, where none is named
 */
export function gitIn(folder: string, day?: string): (...args: string[]) => void {
  const at = day && `${day}T10:00:00Z`;
  const env = { ...process.env, ...(at && { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at }) };
  const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.com'];
  return (...args) => {
    execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore', env });
  };
}
