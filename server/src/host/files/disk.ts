import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Entry, FileSource } from '../../handbook/files';

/** A way through more symbolic links than this is not listed any further: links to each other multiply. */
const MOST_LINKS = 4;

/**
 * The files of a folder on this machine's disk. Nothing outside the folder is read, whatever a path or a symbolic
 * link says.
 * @param root absolute path of the folder
 */
export function createDiskFiles(root: string): FileSource {
  return new DiskFiles(root);
}

class DiskFiles implements FileSource {
  constructor(private readonly root: string) {}

  async list(folder: string): Promise<readonly Entry[] | null> {
    const real = await this.resolve(folder);
    if (real === null) return null;
    const children = await readdir(real, { withFileTypes: true }).catch(() => null);
    if (children === null) return null;
    const entries = await Promise.all(children.map((child) => this.entry(folder, real, child)));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async read(path: string): Promise<Uint8Array | null> {
    const real = await this.resolve(path);
    if (real === null) return null;
    try {
      // Pipes and devices would never end.
      return (await stat(real)).isFile() ? await readFile(real) : null;
    } catch {
      return null;
    }
  }

  private async entry(folder: string, real: string, child: Dirent): Promise<Entry> {
    const isFolder = child.isSymbolicLink() ? await this.isFolderLink(folder, real, child.name) : child.isDirectory();
    return { name: child.name, kind: isFolder ? 'folder' : 'file' };
  }

  /**
   * Whether a link is to be walked into: it leads to a folder, and not to one that the way to it came through or lies
   * below, for then the walk would never end. Links on the way there are counted too.
   */
  private async isFolderLink(folder: string, real: string, name: string): Promise<boolean> {
    const link = join(real, name);
    try {
      if (!(await stat(link)).isDirectory()) return false;
      const target = await realpath(link);
      const way = await this.wayTo(folder);
      return way.links < MOST_LINKS && !way.folders.some((passed) => isInside(target, passed));
    } catch {
      return false;
    }
  }

  /** The real folders that a path comes through, the root and its own among them, and how many links lie between. */
  private async wayTo(folder: string): Promise<{ folders: readonly string[]; links: number }> {
    const folders = [await realpath(this.root)];
    let links = 0;
    let logical = this.root;
    for (const segment of folder.split('/').filter(Boolean)) {
      logical = join(logical, segment);
      const parent = folders.at(-1) ?? this.root;
      const real = await realpath(logical);
      if (real !== join(parent, segment)) links += 1;
      folders.push(real);
    }
    return { folders, links };
  }

  /** The real absolute path of a file or folder; null when it is not there or not in the root. */
  private async resolve(path: string): Promise<string | null> {
    if (!isPlain(path)) return null;
    try {
      const [root, real] = await Promise.all([realpath(this.root), realpath(join(this.root, path))]);
      return isInside(root, real) ? real : null;
    } catch {
      return null;
    }
  }
}

/** Names and single slashes alone. On Windows, `:` and `\` in a name would lead elsewhere. */
function isPlain(path: string): boolean {
  if (path === '') return true;
  const strange = process.platform === 'win32' ? /[\0:\\]/ : /\0/;
  return !strange.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
