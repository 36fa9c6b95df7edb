import type { Edit } from '../../handbook/edit';
import { printDestination } from '../../page/destination';
import type { Link, Span } from '../../page/page';
import type { Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import { fromPage, resolve } from '../../site/resolve';
import { type Respelling, respell } from '../../site/respell';

/**
 * Edits of a stretch of the other page after which each of its links leads, from this page, where it led before; null
 * when one cannot be written here. A link that was broken stays as it is.
 */
export function rebased({ a, b }: Pick<Copy, 'a' | 'b'>, { start, end }: Span, site: Site): Edit[] | null {
  const edits: Edit[] = [];
  for (const link of b.page.links) {
    if (link.kind === 'definition' || link.destination.start < start || link.destination.end > end) continue;
    const spelt = respelt(link, b.path, a.path, site);
    if (spelt === null) return null;
    if (spelt.kind !== 'write') continue;
    edits.push({ path: b.path, span: link.destination, newText: printDestination(link, b.page.text, spelt.url) });
  }
  return edits;
}

/** What to write for a link that is copied from one page to another. */
function respelt(link: Link, from: string, to: string, site: Site): Respelling | null {
  const [before, after] = [fromPage(from, site), fromPage(to, site)];
  const target = resolve(link, before, site);
  const there = resolve(link, after, site);
  // A link within the page stays within the page where that has such a place too.
  const isOwn = link.url.startsWith('#') && there.kind === 'page' && there.anchor !== 'missing';
  if (isOwn) return { kind: 'right' };
  const spelt = respell(
    link,
    { before: { from: before, site }, after: { from: after, site }, moved: (path) => path },
    null,
  );
  const isKnown = target.kind === 'page' || target.kind === 'asset';
  return isKnown && spelt.kind === 'kept' ? null : spelt;
}
