import type { Link } from '../../page/page';
import { isRef } from '../../page/tags';
import { pageName } from '../../site/names';
import type { Site } from '../../site/profile';
import { isExternal, parseUrl } from '../../site/url';
import { lower, type Rule } from '../rule';
import { linkFinding, withScheme } from './describe';
import { pageFixes } from './page-fixes';

/** A link to a page that the published site does not have. */
export const missingPage: Rule = {
  code: 'link/missing-page',
  severity: 'error',
  *check(subject) {
    for (const each of subject.targets) {
      const { link, target } = each;
      if (target.kind !== 'missing') continue;
      if (isRef(link.tag)) {
        yield linkFinding(subject, 'link/missing-page', 'error', each, refMessage(link, subject.site));
        continue;
      }
      const full = withScheme(link.url);
      // The end of a domain looks like a file's extension.
      if (target.asset && full === null) continue;
      const index = indexOf(target.urlPath, subject.site);
      if (full !== null) {
        const what = full.startsWith('mailto:') ? 'A mail address' : 'Another website';
        const message = `This link is read as a page of the handbook. ${what} is linked as ${full}.`;
        yield linkFinding(subject, 'link/missing-page', 'error', each, message);
      } else if (index !== null) {
        const message = `The page is published as ${index}; many hosts do not serve ${target.urlPath}. Link to the folder instead.`;
        yield linkFinding(subject, 'link/missing-page', lower('error'), each, message);
      } else if (subject.site.profile.forwardsMoved && isExternal(link.url)) {
        const { name } = subject.site.profile;
        const message = `There is no page at ${target.urlPath}. If one was moved from there, ${name} may still forward its old URL; no file of the handbook says so. Link to where the page is today.`;
        yield linkFinding(subject, 'link/missing-page', lower('error'), each, message);
      } else {
        const there = target.folder === null ? 'there is no page' : `the folder ${target.folder} has no index page`;
        yield linkFinding(
          subject,
          'link/missing-page',
          'error',
          each,
          `Broken link: it leads to ${shown(target.urlPath, link)}, but ${there}.`,
        );
      }
    }
  },
  fixes: pageFixes,
};

/** Hugo does not guess. */
function refMessage({ tag, url }: Link, { named }: Site): string {
  const { path } = parseUrl(url);
  const namesakes = path.includes('/') ? [] : named(pageName(path));
  const found =
    namesakes.length > 1 ? `finds ${namesakes.length} pages by the name of ${path}` : `finds no page ${path}`;
  return `Broken link: Hugo ${found}, and ${tag} then stops it from building the site.`;
}

/** As a reader sees it: a host finds `/x/` in `index.html`. */
const shown = (urlPath: string, { url }: Link): string =>
  url.includes('index.html') ? urlPath : urlPath.replace(/(?<=\/)index\.html$/, '');

/** The folder's URL path when `urlPath` names its index page: not every host serves that. */
function indexOf(urlPath: string, site: Site): string | null {
  const folder = /^(.*\/)(?:index|README)$/.exec(urlPath)?.[1];
  return folder !== undefined && site.pageAt(folder)?.by === 'url' ? folder : null;
}
