import type { Handbook } from '../handbook/handbook';
import type { Link, Page, Span } from '../page/page';
import { anchors } from '../site/anchors';
import { builtInReading, builtInSlugs, isSameFile, type Reading } from './built-in';
import { linkAt, type Place, placeOf, spanOfAnchor } from './place';

/** What links are looked for. */
export interface Wanted {
  readonly path: string;
  /** Where on the page the wanted anchor stands, for it may have several ids; null for any link to the page. */
  readonly anchor: Span | null;
  /** The anchor is the page's title, so links to the page as a whole lead to it too. */
  readonly title: boolean;
  /** What VS Code's own Markdown extension looks for from here; null for nothing. */
  readonly builtIn: Reading | null;
}

/** What a link under the cursor leads to, or the heading under it. */
export function wantedAt(handbook: Handbook, path: string, offset: number): Wanted | null {
  const page = handbook.pages.get(path);
  if (page === undefined) return null;
  const link = linkAt(page, offset);
  if (link !== null) return linkTarget(link, path, offset, handbook);
  const heading = page.headings.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  const anchor = anchors(page, handbook.site.profile).find((each) => each.heading === heading);
  if (heading < 0) return null;
  const title = heading === 0 && page.headings[0]?.level === 1;
  const slug = builtInSlugs(page)[heading] ?? null;
  return {
    path,
    anchor: anchor === undefined ? (page.headings[heading]?.span ?? null) : spanOfAnchor(page, anchor),
    title,
    builtIn: slug === null ? null : { file: path, slug },
  };
}

/** On a link's fragment the anchor is meant, on its path the page. */
function linkTarget(link: Link, path: string, offset: number, handbook: Handbook): Wanted | null {
  const place = placeOf(link, path, handbook);
  const page = place && handbook.pages.get(place.path);
  if (!place || !page) return null;
  const fragment = link.url.length - Math.max(link.url.indexOf('#'), 0);
  const onFragment = link.url.includes('#') && offset > link.destination.end - fragment;
  const reading = builtInReading(link, path);
  return {
    path: place.path,
    anchor: onFragment && place.anchor !== null ? spanOfAnchor(page, place.anchor) : null,
    title: false,
    builtIn: reading && { ...reading, slug: onFragment ? reading.slug : null },
  };
}

/** Links of one page. */
export interface Linking {
  readonly path: string;
  readonly links: readonly Link[];
}

/**
 * The links to what is wanted, page by page, so that the caller can do something else in between.
 *
 * @param beside VS Code's own Markdown extension is there too: those that it finds are left to it
 */
export function* references(handbook: Handbook, wanted: Wanted, beside: boolean): Generator<Linking> {
  for (const { path, links } of linksTo(handbook, wanted.path, (place, page) => isWanted(place, page, wanted))) {
    const own = links.filter((link) => !beside || !findsBuiltIn(builtInReading(link, path), wanted.builtIn));
    yield { path, links: own };
  }
}

/** The links to a page, page by page: those that `accept` takes. A page without any comes with none. */
export function* linksTo(
  handbook: Handbook,
  path: string,
  accept: (place: Place, page: Page) => boolean,
): Generator<Linking> {
  const page = handbook.pages.get(path);
  if (page === undefined) return;
  for (const linking of [...handbook.mayLinkTo(path)].sort()) {
    const links = handbook.pages.get(linking)?.links ?? [];
    yield {
      path: linking,
      links: links.filter((link) => {
        const place = placeOf(link, linking, handbook);
        return place !== null && place.path === path && accept(place, page);
      }),
    };
  }
}

function isWanted(place: Place, page: Page, { anchor, title }: Wanted): boolean {
  if (anchor === null) return true;
  if (place.anchor === null) return title && !place.broken;
  return spanOfAnchor(page, place.anchor).start === anchor.start;
}

const findsBuiltIn = (found: Reading | null, wanted: Reading | null): boolean =>
  found !== null &&
  wanted !== null &&
  (isSameFile(found.file, wanted.file) || isSameFile(wanted.file, found.file)) &&
  (wanted.slug === null || found.slug === wanted.slug);
