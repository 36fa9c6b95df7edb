import { expectationsOf, layersOf } from '../../handbook/expectations';
import type { Handbook } from '../../handbook/handbook';
import type { Layers } from '../../handbook/schema-parts';
import type { Page } from '../../page/page';
import type { Folder } from './folder';
import type { Folders } from './folders';

/** A page of a handbook that an author works on. Elsewhere an author must not notice that we are there. */
export interface AtHand {
  readonly folder: Folder;
  readonly handbook: Handbook;
  readonly path: string;
  readonly page: Page;
  /** What the handbook itself says of the page's frontmatter, then what others do. */
  readonly schemas: Layers;
}

/** The page at a URI, as its text is now; null for what is no page of a handbook. */
export async function pageAtHand(folders: Folders, uri: string, signal: AbortSignal): Promise<AtHand | null> {
  const located = folders.locate(uri);
  await located?.folder.settled(located.path, signal);
  return pageAsRead(folders, uri, signal);
}

/** The same as it was read last, without a wait for an author who types. */
export async function pageAsRead(folders: Folders, uri: string, signal: AbortSignal): Promise<AtHand | null> {
  const located = folders.locate(uri);
  if (located === null) return null;
  const { folder, path } = located;
  const keeper = await folder.whenRead(signal);
  signal.throwIfAborted();
  const kept = keeper?.handbookOf(path);
  const page = kept?.handbook.pages.get(path);
  if (!kept || !page) return null;
  const { handbook, place } = kept;
  const { site, tree } = handbook;
  for (;;) {
    const expectations = expectationsOf(path, page, place, site, tree);
    if (!tree.waiting) return { folder, handbook, path, page, schemas: layersOf(expectations) };
    await tree.load();
    signal.throwIfAborted();
  }
}
