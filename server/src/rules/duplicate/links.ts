import type { Link } from '../../page/page';
import type { Copy } from '../../passages/copies';
import { once } from '../../passages/once';
import type { PageText } from '../../passages/page-text';
import type { Site } from '../../site/profile';
import { fromPage, resolve, type Target } from '../../site/resolve';
import { decode, parseUrl } from '../../site/url';

/** The same words lead to two different places. */
export interface LinkDifference {
  readonly text: string;
  readonly here: string;
  readonly there: string;
  /** This page's link. */
  readonly link: Link;
}

/** Links of a region and its copy that stand on the same words and lead to different places of the published site. */
export function linkDifferences({ a, b, region }: Copy, site: Site): LinkDifference[] {
  const [linksA, linksB] = [linksByWord(a), linksByWord(b)];
  if (linksA.size === 0 || linksB.size === 0) return [];
  const found: LinkDifference[] = [];
  for (let at = 0; at < region.pairs.length; at += 2) {
    const here = linksA.get(region.pairs[at] ?? -1);
    const there = here && linksB.get(region.pairs[at + 1] ?? -1);
    if (here === undefined || there === undefined) continue;
    const [placeHere, placeThere] = [placeOf(here, a.path, site), placeOf(there, b.path, site)];
    if (placeHere === placeThere) continue;
    const next = { text: here.text, here: placeHere, there: placeThere, link: here };
    if (!found.some((known) => isSame(known, next))) found.push(next);
  }
  return found;
}

const isSame = (x: LinkDifference, y: LinkDifference): boolean =>
  x.text === y.text && x.here === y.here && x.there === y.there;

/** Links by the place of the last word before their destination: of the link's own text, unless it has none. */
export const linksByWord = once(({ page, offsets }: PageText): ReadonlyMap<number, Link> => {
  const byWord = new Map<number, Link>();
  let word = 0;
  for (const link of [...page.links].sort((x, y) => x.destination.start - y.destination.start)) {
    if (link.kind === 'definition' || link.kind === 'frontmatter' || link.embeds) continue;
    while ((offsets[word] ?? Number.POSITIVE_INFINITY) < link.destination.start) word += 1;
    byWord.set(link.kind === 'html' ? word : word - 1, link);
  }
  return byWord;
});

/** Where a link leads, so that two that lead to one place say the same. */
export function placeOf(link: Link, path: string, site: Site): string {
  const target = resolve(link, fromPage(path, site), site);
  return placeOfTarget(target, link, path);
}

function placeOfTarget(target: Target, link: Link, path: string): string {
  switch (target.kind) {
    case 'page': {
      const fragment = target.fragment === null || target.fragment === '' ? '' : `#${decode(target.fragment)}`;
      // A link within the page is the same on both, each to its own.
      return (target.path === path && fragment !== '' ? '' : target.path) + fragment;
    }
    case 'asset':
    case 'wrong-case':
      return target.path;
    case 'missing':
      return target.urlPath + (target.fragment === null ? '' : `#${decode(target.fragment)}`);
    default: {
      const url = parseUrl(link.url.trim());
      return link.url.trim().replace(/\/$/, '') || url.path;
    }
  }
}
