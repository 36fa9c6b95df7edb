import type { Link } from '../../page/page';
import { isRef } from '../../page/tags';
import { pageName } from '../../site/names';
import type { Site } from '../../site/profile';
import type { Target } from '../../site/resolve';
import { isExternal, parseUrl } from '../../site/url';
import { type Finding, lower, type Rule } from '../rule';
import { linkFinding, withScheme } from './describe';
import { pageFixes } from './page-fixes';

type Missing = Extract<Target, { kind: 'missing' }>;

/** A link to a page that the published site does not have. */
export const missingPage: Rule = {
  code: 'link/missing-page',
  severity: 'error',
  *check(subject) {
    for (const each of subject.targets) {
      const { link, target } = each;
      const said = target.kind === 'missing' ? saidOf(link, target, subject.site) : null;
      if (said !== null) yield linkFinding(subject, 'link/missing-page', said.severity, each, said.message);
    }
  },
  fixes: pageFixes,
};

/** What is said of a link to a page that is missing; null where another rule tells of it. */
function saidOf(link: Link, target: Missing, site: Site): Pick<Finding, 'severity' | 'message'> | null {
  const { urlPath, folder } = target;
  const { forwardsMoved, name } = site.profile;
  if (isRef(link.tag)) return { severity: 'error', message: refMessage(link, site) };
  const full = withScheme(link.url);
  if (full !== null) {
    const what = full.startsWith('mailto:') ? 'A mail address' : 'Another website';
    const message = `This link is read as a page of the handbook. ${what} is linked as ${full}.`;
    return { severity: 'error', message };
  }
  // Not sooner: the end of a domain looks like a file's extension.
  if (target.asset) return null;
  const index = indexOf(urlPath, site);
  if (index !== null) {
    const message = `The page is published as ${index}; many hosts do not serve ${urlPath}. Link to the folder instead.`;
    return { severity: lower('error'), message };
  }
  if (forwardsMoved && isExternal(link.url)) {
    const message = `There is no page at ${urlPath}. If one was moved from there, ${name} may still forward its old URL; no file of the handbook says so. Link to where the page is today.`;
    return { severity: lower('error'), message };
  }
  const there = folder === null ? 'there is no page' : `the folder ${folder} has no index page`;
  return { severity: 'error', message: `Broken link: it leads to ${shown(urlPath, link)}, but ${there}.` };
}

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
