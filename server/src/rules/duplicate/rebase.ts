import type { Edit } from '../../handbook/edit';
import { printDestination } from '../../page/destination';
import type { Link, Page, Span } from '../../page/page';
import type { From, Site } from '../../site/profile';
import { resolve, type Target } from '../../site/resolve';
import { spell } from '../../site/spell';
import { encodePath, parseUrl, relative } from '../../site/url';

/** A stretch of a page, and the page that it is to stand on. */
export interface Move {
  readonly path: string;
  readonly page: Page;
  readonly span: Span;
  readonly text: string;
  readonly to: string;
}

/**
 * Edits of a stretch after which each of its links leads, from the other page, where it led before; null when one
 * cannot be written there. A link that was broken stays as it is.
 */
export function rebased({ path, page, span, text, to }: Move, site: Site): Edit[] | null {
  const [from, there]: [From, From] = [at(path, site), at(to, site)];
  const edits: Edit[] = [];
  for (const link of page.links) {
    if (link.kind === 'definition' || link.destination.start < span.start || link.destination.end > span.end) continue;
    const target = resolve(link, from, site);
    if (isSame(target, resolve(link, there, site), link)) continue;
    const url =
      target.kind === 'page'
        ? spell(link, there, { path: target.path, fragment: target.fragment }, site)
        : target.kind === 'asset' && link.tag === null && !link.url.startsWith('/')
          ? relative(encodePath(site.profile.base(there, site)), encodePath(`/${target.path}`)) + tail(link.url)
          : null;
    if (url === null || !isSame(target, resolve({ ...link, url }, there, site), { ...link, url })) {
      if (target.kind === 'page' || target.kind === 'asset') return null;
      continue;
    }
    edits.push({ path, span: link.destination, newText: printDestination(link, text, url) });
  }
  return edits;
}

const at = (path: string, site: Site): From => ({ path, url: site.address(path)?.url ?? '/' });

function tail(url: string): string {
  const { query, fragment } = parseUrl(url);
  return query + (fragment === null ? '' : `#${fragment}`);
}

/** A link within the page, `#x`, stays within the page where that has such a place too. */
function isSame(before: Target, after: Target, { url }: Link): boolean {
  if (before.kind === 'page' && after.kind === 'page') {
    const works = after.anchor !== 'missing' || before.anchor === 'missing';
    return works && before.fragment === after.fragment && (before.path === after.path || url.startsWith('#'));
  }
  if (before.kind === 'asset' && after.kind === 'asset') return before.path === after.path;
  return before.kind === after.kind && (before.kind === 'external' || before.kind === 'unknown');
}
