import type { Page } from '../page/page';
import { endOf, endsOf } from '../site/names';
import type { Site } from '../site/profile';
import type { FileTree } from './files';
import type { Publication } from './handbook';
import { NameIndex } from './names';
import { UrlIndex } from './urls';

/** So many pages are taken in one go. */
const TOGETHER = 32;

/** What is known of a handbook's pages before they are read. */
export interface Known {
  readonly paths: readonly string[];
  /** Whether something is known of what a page says. */
  says(path: string): boolean;
  /** Of a page that was not read: what its frontmatter says, or nothing. */
  page(path: string): Page;
}

/**
 * A site in which links can be followed before its pages are read. Addresses are asked of pages as late as can be: of
 * many pages they take longer than all else of a first look.
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
  const byEnd = new Map<string, string[]>();
  const add = (path: string): unknown => urls.set(path, profile.address(path, known.page(path), layout));
  for (const [index, path] of known.paths.entries()) {
    if (profile.refs !== undefined) names.add(path);
    if (profile.byEnd !== true || known.says(path)) add(path);
    else for (const end of endsOf(path, layout)) append(byEnd, end, path);
    if (index % TOGETHER === 0) await pause();
  }
  return {
    ...layout,
    profile,
    origins,
    redirects,
    layoutAnchors,
    page: (path) => (paths.has(path) ? known.page(path) : undefined),
    address: (path) => {
      if (paths.has(path) && urls.address(path) === undefined) add(path);
      return urls.address(path);
    },
    pageAt: (urlPath) => {
      const end = endOf(urlPath);
      for (const path of byEnd.get(end) ?? []) add(path);
      byEnd.delete(end);
      return urls.at(urlPath);
    },
    named: (name) => names.named(name),
    look: (path) => tree.look(path),
  };
}

function append(index: Map<string, string[]>, key: string, path: string): void {
  const paths = index.get(key);
  if (paths === undefined) index.set(key, [path]);
  else paths.push(path);
}
