import { withoutRoot } from '../site/generators/shared';
import type { Look, Site } from '../site/profile';
import { decode, encodePath, parseUrl } from '../site/url';
import { isInside } from './files';
import type { Handbook } from './handbook';
import type { Moves } from './moves';
import { NameIndex } from './names';
import { UrlIndex } from './urls';

/** The handbook's site as it is once pages, files and folders are elsewhere and nothing else has changed. */
export function siteAfter(handbook: Handbook, moves: Moves): Site {
  const { site, pages } = handbook;
  const root = moves.after(site.root);
  const layout = { root, baseUrl: site.baseUrl, whole: site.whole };
  const urls = new UrlIndex();
  const names = new NameIndex();
  for (const [before, page] of pages) {
    const path = moves.after(before);
    // A page that another one takes the place of is gone; one that leaves the root is no page of the site any more.
    if (moves.before(path) !== before || !isInside(root, path)) continue;
    urls.set(path, site.profile.address(path, page, layout));
    names.add(path);
  }
  return {
    ...site,
    ...layout,
    redirects: redirectsAfter(handbook, moves),
    page: (path) => {
      const before = urls.address(path) && moves.before(path);
      return before ? pages.get(before) : undefined;
    },
    address: (path) => urls.address(path),
    pageAt: (urlPath) => urls.at(urlPath),
    named: (name) => names.named(name),
    look: (path) => lookAfter(path, site, moves),
  };
}

function lookAfter(path: string, site: Site, moves: Moves): Look {
  const before = moves.before(path);
  const found: Look = before === null ? { kind: 'absent', almost: null } : site.look(before);
  if (found.kind === 'file' || found.kind === 'folder') return { kind: found.kind, path };
  return found.kind === 'absent' && moves.makesFolder(path) ? { kind: 'folder', path } : found;
}

/** Redirects of a file that is kept right lead to pages where these are. */
function redirectsAfter({ publication, site }: Handbook, moves: Moves): ReadonlyMap<string, string> {
  if (publication.redirectMap === null) return site.redirects;
  const root = moves.after(site.root);
  const after = (to: string): string => {
    const { path } = parseUrl(to);
    const at = site.pageAt(decode(path));
    if (at === undefined) return to;
    const file = moves.after(at.path);
    if (file === at.path || !isInside(root, file)) return to;
    return `/${encodePath(withoutRoot(file, { ...site, root }))}${to.slice(path.length)}`;
  };
  return new Map([...site.redirects].map(([from, to]) => [from, after(to)]));
}
