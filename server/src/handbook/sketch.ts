import type { Page } from '../page/page';
import type { Site } from '../site/profile';
import type { FileTree } from './files';
import type { Publication } from './handbook';
import { NameIndex } from './names';
import { UrlIndex } from './urls';

/** What is known of a handbook's pages before they are read. */
export interface Known {
  readonly paths: readonly string[];
  /** Of a page that was not read: what its frontmatter says, or nothing. */
  page(path: string): Page;
}

/**
 * A site in which links can be followed before its pages are read.
 * @param pause awaited in long work, so that other work of the process gets its turn
 */
export async function sketch(
  { profile, layout, origins, redirects, layoutAnchors }: Publication,
  tree: FileTree,
  known: Known,
  pause: () => Promise<unknown>,
): Promise<Site> {
  const paths = new Set(known.paths);
  const urls = new UrlIndex();
  const names = new NameIndex();
  for (const path of paths) {
    urls.set(path, profile.address(path, known.page(path), layout));
    names.add(path);
    await pause();
  }
  return {
    ...layout,
    profile,
    origins,
    redirects,
    layoutAnchors,
    page: (path) => (paths.has(path) ? known.page(path) : undefined),
    address: (path) => urls.address(path),
    pageAt: (urlPath) => urls.at(urlPath),
    named: (name) => names.named(name),
    look: (path) => tree.look(path),
  };
}
