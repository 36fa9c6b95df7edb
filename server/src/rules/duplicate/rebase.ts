import type { Edit } from '../../handbook/edit';
import { printDestination } from '../../page/destination';
import type { Link, Span } from '../../page/page';
import type { Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import { fromPage, resolve, type Target } from '../../site/resolve';
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

/** What to write for a link that is copied from one page to another; null when nothing leads there. */
function respelt(link: Link, from: string, to: string, site: Site): Respelling | null {
  const before = { from: fromPage(from, site), site };
  const after = { from: fromPage(to, site), site };
  const target = resolve(link, before.from, site);
  if (link.url.startsWith('#') && isWithin(target, resolve(link, after.from, site))) return { kind: 'right' };
  const spelt = respell(link, { before, after, moved: (path) => path }, null);
  const isKnown = target.kind === 'page' || target.kind === 'asset';
  return isKnown && spelt.kind === 'kept' ? null : spelt;
}

/** A link within the page stays within the page where that has such a place too, or where the other had none either. */
const isWithin = (before: Target, after: Target): boolean =>
  after.kind === 'page' && (after.anchor !== 'missing' || (before.kind === 'page' && before.anchor === 'missing'));
