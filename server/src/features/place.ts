import type { Handbook } from '../handbook/handbook';
import type { Link, Page, Span } from '../page/page';
import { type Anchor, anchorAt } from '../site/anchors';
import { fromPage, resolve, type Target } from '../site/resolve';

/** Where a link leads: a page, or a file that is none. */
export interface Place {
  readonly path: string;
  /** What its fragment scrolls to; null for the page or file as a whole. */
  readonly anchor: Anchor | null;
  /** The fragment scrolls to nothing. */
  readonly broken: boolean;
}

/** The link whose destination stands at an offset. */
export function linkAt(page: Page, offset: number): Link | null {
  return page.links.find(({ destination: { start, end } }) => start <= offset && offset <= end) ?? null;
}

/** Where a link of a page leads on the published site; null when that is elsewhere, not known, or nowhere. */
export function placeOf(link: Link, path: string, handbook: Handbook): Place | null {
  const { site } = handbook;
  return placeOfTarget(resolve(link, fromPage(path, site), site), handbook);
}

function placeOfTarget(target: Target, { pages, site }: Handbook): Place | null {
  if (target.kind === 'asset') return site.look(target.path).kind === 'folder' ? null : whole(target.path);
  if (target.kind === 'wrong-case') return whole(target.path);
  if (target.kind !== 'page') return null;
  const page = pages.get(target.path);
  if (page === undefined || target.fragment === null) return whole(target.path);
  const anchor = anchorAt(page, target.fragment, site.profile);
  return { path: target.path, anchor, broken: target.anchor === 'missing' };
}

const whole = (path: string): Place => ({ path, anchor: null, broken: false });

/** Where an anchor stands on its page; the start of the page for none. */
export function spanOfAnchor(page: Page, anchor: Anchor | null): Span {
  const span =
    anchor === null || anchor.heading === null
      ? page.htmlAnchors.find(({ id }) => id === anchor?.id)?.span
      : page.headings[anchor.heading]?.span;
  return span ?? { start: 0, end: 0 };
}
