import type { Handbook } from '../handbook/handbook';
import { pageTitle } from '../page/title';
import { basename, dirname } from '../site/url';
import { placeOf } from './place';
import { type Linking, linksTo } from './references';

/** The other pages that link to a page. Each step looks at one page; one without links to it comes with none. */
export function* linkedFrom(handbook: Handbook, path: string): Generator<Linking> {
  for (const linking of linksTo(handbook, path, () => true)) if (linking.path !== path) yield linking;
}

/** The other pages that a page links to. */
export function linksOf(handbook: Handbook, path: string): string[] {
  return (handbook.pages.get(path)?.links ?? []).flatMap((link) => {
    const place = placeOf(link, path, handbook);
    return place === null || place.path === path ? [] : [place.path];
  });
}

/** Pages that are not among those linked, but the handbook's start page, sorted by path. */
export function unlinked(handbook: Handbook, linked: ReadonlySet<string>): string[] {
  const { root } = handbook.site;
  const starts = (path: string): boolean => dirname(path) === root && /^(?:index|readme)\.\w+$/i.test(basename(path));
  return [...handbook.pages.keys()].filter((path) => !linked.has(path) && !starts(path)).sort();
}

/** What a page is called: its title, else its path. */
export function nameOf(handbook: Handbook, path: string): string {
  const page = handbook.pages.get(path);
  return (page && pageTitle(page)) || path;
}
