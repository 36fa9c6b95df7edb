import type { Folder } from './folder';
import { folderUri, pathIn } from './uris';

/** A file of an opened folder. */
export interface Located {
  readonly folder: Folder;
  /** Relative to the folder. */
  readonly path: string;
}

/** The folders that the editor has open. */
export class Folders {
  readonly #folders = new Map<string, Folder>();

  get all(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  add(folder: Folder): void {
    this.#folders.set(folder.root.toString(), folder);
  }

  /** Removes a folder and ends its work. */
  remove(root: string): void {
    const folder = this.#folders.get(root);
    folder?.dispose();
    this.#folders.delete(root);
  }

  /** The opened folder of a URI. */
  at(root: string): Folder | undefined {
    return this.#folders.get(folderUri(root).toString());
  }

  /** Where a file belongs: of folders inside each other, to the innermost. */
  locate(uri: string): Located | null {
    let found: Located | null = null;
    for (const folder of this.#folders.values()) {
      const path = pathIn(folder.root, uri);
      if (path !== null && (found === null || path.length < found.path.length)) found = { folder, path };
    }
    return found;
  }
}
