import { headingTitle } from '../../page/title';
import { anchors, hasAnchor } from '../../site/anchors';
import { basename, decode, dirname } from '../../site/url';
import type { FixContext } from '../rule';
import { nameOf } from './find-page';
import { plain } from './likeness';
import type { Proposal } from './proposal';

/**
 * What was a page may be a section today: of the page that links to it, or of the one for the folder that it lay in. A
 * link's fragment may stand on the page that links, too.
 */
export function asSection(urlPath: string, fragment: string | null, path: string, context: FixContext): Proposal[] {
  const { pages, site } = context.handbook;
  const own = pages.get(path);
  if (own === undefined) return [];
  if (fragment !== null)
    return hasAnchor(own, fragment, site) ? [{ path, fragment, score: 0.74, why: 'the heading is on this page' }] : [];
  const name = nameOf(decode(urlPath));
  const folders = new Set(site.profile.files(urlPath, site).map(dirname));
  const isFolderPage = (other: string): boolean =>
    folders.has(dirname(other)) && /^(?:index|readme)\./i.test(basename(other));
  return [path, ...[...pages.keys()].filter((other) => other !== path && isFolderPage(other))].flatMap((other) => {
    const page = pages.get(other) ?? own;
    const found = anchors(page, site.profile).find(
      ({ heading }) => heading !== null && plain(headingTitle(page.headings[heading])) === name,
    );
    const why = other === path ? 'this page has a heading of that name' : 'it has a heading of that name';
    return found === undefined ? [] : [{ path: other, fragment: found.id, score: 0.6, why }];
  });
}
