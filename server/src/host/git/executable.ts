import { execFile } from 'node:child_process';
import { access, constants, realpath, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * Absolute path of the git that `PATH` names, or null. Entries that are relative, or that lie in the opened folder or
 * in the repository around it, are passed over: a workspace must not bring its own git.
 */
export async function findGit(folder: string, searchPath: string): Promise<string | null> {
  const workspace = await resolved(await enclosingRepository(folder));
  for (const entry of searchPath.split(delimiter)) {
    const directory = entry.replace(/^"(.*)"$/, '$1');
    if (!isAbsolute(directory)) continue;
    const candidate = join(directory, process.platform === 'win32' ? 'git.exe' : 'git');
    if (!(await isExecutable(candidate))) continue;
    if (isInside(workspace, candidate) || isInside(workspace, await resolved(candidate))) continue;
    if (await isShimWithoutGit(candidate)) continue;
    return candidate;
  }
  return null;
}

/** The nearest folder upwards that holds a `.git`, or the folder itself. */
async function enclosingRepository(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await access(join(at, '.git')).then(
      () => true,
      () => false,
    );
    if (found) return at;
    if (dirname(at) === at) return folder;
  }
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

async function resolved(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** On macOS, `/usr/bin/git` opens a dialog that offers to install the developer tools where they are missing. */
async function isShimWithoutGit(file: string): Promise<boolean> {
  if (process.platform !== 'darwin' || file !== '/usr/bin/git') return false;
  return new Promise((resolve) => {
    execFile('/usr/bin/xcode-select', ['-p'], (error) => resolve(error !== null));
  });
}
