import type { Look } from '../site/profile';
import { inFolder } from '../site/url';

/**
 * Where the engine's files come from: the disk, or an editor. Paths are relative to the opened folder, `/`-separated;
 * '' is the folder itself.
 */
export interface FileSource {
  /** Names in a folder as the disk spells them; null when it is no folder. A loop of symbolic links ends. */
  list(folder: string): Promise<readonly Entry[] | null>;
  /** Bytes of a file; null when it cannot be read. */
  read(path: string): Promise<Uint8Array | null>;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/**
 * What lies in the opened folder, by directory listings, so that letter case counts on every disk. Answers at once
 * from the listings and files that it has; those that were missing are `wanted`, and `load` brings them.
 */
export class FileTree {
  readonly #source: FileSource;
  readonly #folders = new Map<string, Names | null>();
  readonly #files = new Map<string, Uint8Array | null>();
  readonly #wanted = new Set<string>();
  readonly #wantedFiles = new Set<string>();
  /** How often something was forgotten: what was being read meanwhile is out of date. */
  #forgotten = 0;

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** Whether an answer was `pending` since the last `load`. */
  get waiting(): boolean {
    return this.#wanted.size + this.#wantedFiles.size > 0;
  }

  /** Reads the listings and files that were asked for and not known. */
  async load(): Promise<void> {
    const [folders, files] = [[...this.#wanted], [...this.#wantedFiles]];
    this.#wanted.clear();
    this.#wantedFiles.clear();
    await Promise.all([...folders.map((folder) => this.list(folder)), ...files.map((path) => this.read(path))]);
  }

  /** A folder's entries, from memory where they are known; empty when it is no folder. */
  async list(folder: string): Promise<readonly Entry[]> {
    const names = this.#folders.has(folder) ? this.#folders.get(folder) : await this.#namesIn(folder);
    return [...(names?.all() ?? [])];
  }

  /** What a file says that pages rest on, from memory where it is known; the same bytes until they are forgotten. */
  bytes(path: string): Uint8Array | 'pending' | null {
    const bytes = this.#files.get(path);
    if (bytes !== undefined) return bytes;
    this.#wantedFiles.add(path);
    return 'pending';
  }

  /** The same, read where it is not known and there is such a file. */
  async read(path: string): Promise<Uint8Array | null> {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const before = this.#forgotten;
    const bytes = (await this.has(path)) ? await this.#source.read(path) : null;
    if (before === this.#forgotten) this.#files.set(path, bytes);
    return bytes;
  }

  /** Paths of all files whose folders were listed so far, in the same order whichever was listed first. */
  known(): string[] {
    const folders = [...this.#folders].sort(([a], [b]) => (a < b ? -1 : 1));
    return folders.flatMap(([folder, names]) =>
      [...(names?.all() ?? [])].filter(({ kind }) => kind === 'file').map(({ name }) => inFolder(folder, name)),
    );
  }

  /** Something came, changed, went or moved: the path's folders, and what is inside it, are read again. */
  forget(path: string): void {
    const gone = fileKey(path);
    this.#forgotten += 1;
    for (const file of [...this.#files.keys()]) if (isInside(gone, fileKey(file))) this.#files.delete(file);
    for (const folder of [...this.#folders.keys()]) {
      const key = fileKey(folder);
      if (isInside(key, gone) || isInside(gone, key)) this.#folders.delete(folder);
    }
  }

  forgetAll(): void {
    this.#forgotten += 1;
    this.#files.clear();
    this.#folders.clear();
  }

  /** `path` is clean: no `.`, no `..`, no slash at its ends. */
  look(path: string): Look {
    if (path === '') return { kind: 'folder', path };
    const found = this.#find('', path.split('/'), true) ?? this.#find('', path.split('/'), false);
    if (found === 'pending') return { kind: 'pending' };
    if (found === null) return { kind: 'absent', almost: null };
    return found.exact ? { kind: found.kind, path: found.path } : { kind: 'absent', almost: found.path };
  }

  /** Whether a file or a folder is there that some disk takes for this one. */
  async has(path: string): Promise<boolean> {
    const found = await this.#lookNow(path);
    return found.kind !== 'absent' || found.almost !== null;
  }

  /** Whether a file is there, and spelled like this. */
  async isFile(path: string): Promise<boolean> {
    return (await this.#lookNow(path)).kind === 'file';
  }

  async #lookNow(path: string): Promise<Exclude<Look, { kind: 'pending' }>> {
    for (;;) {
      const found = this.look(path);
      if (found.kind !== 'pending') return found;
      await this.load();
    }
  }

  async #namesIn(folder: string): Promise<Names | null> {
    const before = this.#forgotten;
    const entries = await this.#source.list(folder);
    const names = entries && new Names(entries);
    if (before === this.#forgotten) this.#folders.set(folder, names);
    return names;
  }

  /** What lies below a folder, in every spelling unless `exact`: `img/` may lie beside an `IMG/` that holds the file. */
  #find(folder: string, [segment = '', ...rest]: readonly string[], exact: boolean): Found | 'pending' | null {
    const names = this.#folders.get(folder);
    if (names === undefined) {
      this.#wanted.add(folder);
      return 'pending';
    }
    for (const entry of names?.called(segment, exact) ?? []) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (rest.length === 0) return { exact, kind: entry.kind, path };
      const found = entry.kind === 'folder' ? this.#find(path, rest, exact) : null;
      if (found !== null) return found;
    }
    return null;
  }
}

interface Found {
  readonly exact: boolean;
  readonly kind: Entry['kind'];
  readonly path: string;
}

/** One key for all spellings of a path that some disk takes for the same. */
export const fileKey = (path: string): string => path.normalize('NFC').toLowerCase();

/** Both are keys; a folder lies inside itself. */
export const isInside = (folder: string, path: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** The entries of a folder. */
class Names {
  readonly #entries: readonly Entry[];
  readonly #exact: ReadonlyMap<string, Entry>;
  /** By their keys, once something is looked for that is not there as it is written. */
  #alike: ReadonlyMap<string, readonly Entry[]> | null = null;

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#exact = new Map(entries.map((entry) => [entry.name.normalize('NFC'), entry]));
  }

  all(): Iterable<Entry> {
    return this.#exact.values();
  }

  called(name: string, exact: boolean): readonly Entry[] {
    if (exact) {
      const entry = this.#exact.get(name.normalize('NFC'));
      return entry === undefined ? [] : [entry];
    }
    this.#alike ??= byKey(this.#entries);
    return this.#alike.get(fileKey(name)) ?? [];
  }
}

function byKey(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const all = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = fileKey(entry.name);
    const others = all.get(key);
    if (others === undefined) all.set(key, [entry]);
    else others.push(entry);
  }
  return all;
}
