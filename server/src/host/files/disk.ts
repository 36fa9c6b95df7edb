import { closeSync, constants, type Dirent, openSync, readdir, readFileSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Entry, FileSource } from '../../handbook/files';
import { basename, dirname } from '../../site/url';

/** Of many small folders it takes half the time that `readdir` of `node:fs/promises` does. */
const list = promisify(readdir);

/** A way through more symbolic links than this does not go on: links of many folders to each other multiply. */
const MOST_LINKS = 3;

/** The real folders that a path comes through, the root and its own among them, and how many links lie between. */
interface Way {
  readonly folders: readonly string[];
  readonly links: number;
}

/** Fails for a symbolic link, and does not wait for a pipe's other end. Windows knows neither. */
const PLAIN_FILE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

type ReadPlain = (path: string) => Promise<Uint8Array>;

const readAside: ReadPlain = (path) => readFile(path, { flag: PLAIN_FILE });

const readHere: ReadPlain = async (path) => {
  const file = openSync(path, PLAIN_FILE);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
};

/**
 * The files of a folder on this machine's disk. Nothing outside the folder is read, whatever a path or a symbolic
 * link says.
 * @param root absolute path of the folder
 * @param blocking whether the process may stand still while it reads a file. It takes a small part of the time then, but a
 * disk that does not answer holds up everything else.
 */
export function createDiskFiles(root: string, { blocking }: { readonly blocking: boolean }): FileSource {
  return new DiskFiles(root, blocking ? readHere : readAside);
}

class DiskFiles implements FileSource {
  readonly #root: string;
  readonly #readPlain: ReadPlain;
  /** What was in the folders that no symbolic link leads to, when they were listed last. */
  readonly #listed = new Map<string, Children>();

  constructor(root: string, readPlain: ReadPlain) {
    this.#root = root;
    this.#readPlain = readPlain;
  }

  async list(folder: string): Promise<readonly Entry[] | null> {
    const isReal = this.#isRealFolder(folder);
    const real = isReal ? `${this.#root}/${folder}` : await this.#resolve(folder);
    if (real === null) return null;
    const children = await list(real, { withFileTypes: true }).catch(() => null);
    if (children === null) return null;
    if (isReal) this.#listed.set(folder, new Children(children));
    // Nearly all folders have none, and there nothing is awaited.
    const hasLinks = children.some((child) => child.isSymbolicLink());
    const entries = hasLinks ? await this.#followed(folder, real, children) : children.map(entryOf);
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async read(path: string): Promise<Uint8Array | null> {
    if (this.#isRealFile(path)) {
      const bytes = await this.#readPlain(join(this.#root, path)).catch(() => null);
      if (bytes !== null) return bytes;
    }
    return this.#readResolved(path);
  }

  async #readResolved(path: string): Promise<Uint8Array | null> {
    const real = await this.#resolve(path);
    if (real === null) return null;
    try {
      // Pipes and devices would never end.
      return (await stat(real)).isFile() ? await readFile(real) : null;
    } catch {
      return null;
    }
  }

  /** No symbolic link lies on the way to it, as far as its folders were listed: it needs no looking after where it is. */
  #isRealFolder(path: string): boolean {
    return path === '' || (this.#entry(path)?.isDirectory() === true && this.#isRealFolder(dirname(path)));
  }

  #isRealFile(path: string): boolean {
    return this.#entry(path)?.isFile() === true && this.#isRealFolder(dirname(path));
  }

  #entry(path: string): Dirent | undefined {
    return this.#listed.get(dirname(path))?.called(basename(path));
  }

  /** The entries of a folder with symbolic links in it. */
  async #followed(folder: string, real: string, children: readonly Dirent[]): Promise<Entry[]> {
    const way = await this.#wayTo(folder);
    return Promise.all(
      children.map(async (child) =>
        child.isSymbolicLink() ? toEntry(child, await isFolderLink(join(real, child.name), way)) : entryOf(child),
      ),
    );
  }

  async #wayTo(folder: string): Promise<Way> {
    let real = await realpath(this.#root);
    let logical = this.#root;
    const way = { folders: [real], links: 0 };
    for (const name of folder.split('/').filter(Boolean)) {
      logical = join(logical, name);
      const parent = real;
      real = await realpath(logical);
      if (real !== join(parent, name)) way.links += 1;
      way.folders.push(real);
    }
    return way;
  }

  /** The real absolute path of a file or folder; null when it is not there or not in the root. */
  async #resolve(path: string): Promise<string | null> {
    if (!isPlain(path)) return null;
    try {
      const [root, real] = await Promise.all([realpath(this.#root), realpath(join(this.#root, path))]);
      return isInside(root, real) ? real : null;
    } catch {
      return null;
    }
  }
}

/** What is in a folder, by name once it is asked for: of most folders it never is while a tree is listed. */
class Children {
  readonly #all: readonly Dirent[];
  #byName: ReadonlyMap<string, Dirent> | null = null;

  constructor(all: readonly Dirent[]) {
    this.#all = all;
  }

  called(name: string): Dirent | undefined {
    this.#byName ??= new Map(this.#all.map((child) => [child.name, child]));
    return this.#byName.get(name);
  }
}

const toEntry = ({ name }: Dirent, isFolder: boolean): Entry => ({ name, kind: isFolder ? 'folder' : 'file' });

const entryOf = (child: Dirent): Entry => toEntry(child, child.isDirectory());

/**
 * Whether a link is to be walked into: it leads to a folder, and not to one that the way to it came through or lies
 * below, for then the walk would never end.
 */
async function isFolderLink(link: string, way: Way): Promise<boolean> {
  if (way.links >= MOST_LINKS) return false;
  try {
    if (!(await stat(link)).isDirectory()) return false;
    const target = await realpath(link);
    return !way.folders.some((passed) => isInside(target, passed));
  } catch {
    return false;
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
