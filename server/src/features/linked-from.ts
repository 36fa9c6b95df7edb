import type { Handbook } from '../handbook/handbook';
import { pageTitle } from '../page/title';
import { basename } from '../site/url';
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

/** Pages that are not among those linked, sorted by path; the handbook's first page needs no link. */
export function unlinked({ pages }: Handbook, linked: ReadonlySet<string>): string[] {
  const paths = [...pages.keys()].sort();
  const starts = paths.filter((path) => /^(?:index|readme)\.\w+$/i.test(basename(path)));
  const top = Math.min(...starts.map(depth));
  return paths.filter((path) => !linked.has(path) && !(starts.includes(path) && depth(path) === top));
}

const depth = (path: string): number => path.split('/').length;

/** What a page is called: its title, else its path. */
export function nameOf(handbook: Handbook, path: string): string {
  const page = handbook.pages.get(path);
  return (page && pageTitle(page)) || path;
}
