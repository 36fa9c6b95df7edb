import type { Entry, FileSource } from '../../server/src/handbook/files';

export interface MemoryFilesOptions {
  /** Names differ in more than their case, as on macOS and Windows; listings keep the case that was written. */
  readonly caseInsensitive?: boolean;
  /** `é` in one character and in two is one name, as on macOS. */
  readonly normalizationInsensitive?: boolean;
}

/** A disk in memory, with a count of what was asked of it. Folders are there as long as a file is in them. */
export interface MemoryFiles extends FileSource {
  /** Paths given to `read` and `list`, in order, found or not. */
  readonly reads: string[];
  readonly lists: string[];
  write(path: string, content: string | Uint8Array): void;
  /** Removes a file, or a folder with all that is in it. */
  remove(path: string): void;
  /** Renames a file, or a folder with all that is in it. */
  rename(from: string, to: string): void;
}

export function memoryFiles(
  content: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryFilesOptions = {},
): MemoryFiles {
  const files = new Map<string, { readonly path: string; readonly bytes: Uint8Array }>();
  const reads: string[] = [];
  const lists: string[] = [];

  const key = (path: string): string => {
    const normal = options.normalizationInsensitive ? path.normalize() : path;
    return options.caseInsensitive ? normal.toLowerCase() : normal;
  };
  const inside = (path: string) =>
    [...files.values()].filter((file) => key(file.path) === key(path) || key(file.path).startsWith(`${key(path)}/`));
  /** Files and folders that are there keep the name that they have. */
  const spelt = (path: string): string => {
    const [same] = inside(path);
    if (same !== undefined) return same.path.split('/').slice(0, path.split('/').length).join('/');
    const slash = path.lastIndexOf('/');
    return slash < 0 ? path : `${spelt(path.slice(0, slash))}${path.slice(slash)}`;
  };

  const disk: MemoryFiles = {
    reads,
    lists,
    async read(path) {
      reads.push(path);
      return files.get(key(path))?.bytes ?? null;
    },
    async list(folder) {
      lists.push(folder);
      const depth = folder === '' ? 0 : folder.split('/').length;
      const entries = new Map<string, Entry>();
      for (const { path } of files.values()) {
        if (folder !== '' && !key(path).startsWith(`${key(folder)}/`)) continue;
        const names = path.split('/');
        const name = names[depth];
        if (name === undefined || entries.has(key(name))) continue;
        entries.set(key(name), { name, kind: names.length > depth + 1 ? 'folder' : 'file' });
      }
      if (entries.size === 0 && folder !== '') return null;
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    write(path, text) {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      files.set(key(path), { path: spelt(path), bytes });
    },
    remove(path) {
      for (const file of inside(path)) files.delete(key(file.path));
    },
    rename(from, to) {
      for (const { path, bytes } of inside(from)) {
        files.delete(key(path));
        disk.write(to + path.slice(from.length), bytes);
      }
    },
  };
  for (const [path, text] of Object.entries(content)) disk.write(path, text);
  return disk;
}
