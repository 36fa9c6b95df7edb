import type { Link } from '../page/page';
import { withoutRoot } from './generators/shared';
import type { From, Site } from './profile';
import { resolve, type Target, urlPathsOf } from './resolve';
import { spell, spellingsOf } from './spell';
import { isExternal, parseUrl, relativeAbove } from './url';

/** A page that links start from, and the site that they are followed on. */
export interface View {
  readonly from: From;
  readonly site: Site;
}

/** Where a link is to lead after a move. */
type Goal = Extract<Target, { kind: 'page' | 'asset' }>;

/** A link in two views: before a move, and after it. `moved` says where a file is after it. */
export interface Crossing {
  readonly before: View;
  readonly after: View;
  moved(path: string): string;
}

/**
 * What is to be done about a link. `right`: it leads where it led. `kept`: it stays as it is, for it led nowhere that is
 * known, or nothing that can be written leads there.
 */
export type Respelling = { readonly kind: 'right' | 'kept' } | { readonly kind: 'write'; readonly url: string };

/**
 * What to write so that a link leads after a move where it led before. `earlier` is what the link was before the same
 * move was made the other way round: it is taken again where it is right, or where it was kept then.
 */
export function respell(link: Link, crossing: Crossing, earlier: string | null): Respelling {
  const { before, after } = crossing;
  const target = resolve(link, before.from, before.site);
  if (target.kind === 'external') return { kind: 'right' };
  const goal = goalOf(target, crossing);
  if (goal === null || earlier === link.url) {
    const url = target.kind === 'unknown' && earlier !== link.url ? rebased(link, crossing, earlier) : link.url;
    return url === link.url ? { kind: 'kept' } : { kind: 'write', url };
  }
  // Nobody but the author makes a link that needs a redirect.
  const isForwarded = goal.kind === 'page' && goal.redirect !== null;
  const right = (url: string | null): url is string => url !== null && reaches(goal, link, url, after, isForwarded);
  const isBack = earlier !== null && reaches(goal, link, earlier, after, true);
  const url = isBack ? earlier : [link.url, ...ways(link, target, goal, crossing)].find(right);
  if (url === undefined || url === null) return { kind: 'kept' };
  return url === link.url ? { kind: 'right' } : { kind: 'write', url };
}

function goalOf(target: Target, { after: { site }, moved }: Crossing): Goal | null {
  if (target.kind === 'asset') return { kind: 'asset', path: moved(target.path) };
  if (target.kind !== 'page') return null;
  const path = moved(target.path);
  // Beyond the handbook's root a page is a file like others.
  return site.address(path) === undefined ? { kind: 'asset', path } : { ...target, path };
}

function reaches(goal: Goal, link: Link, url: string, { from, site }: View, mayForward: boolean): boolean {
  const target = resolve({ ...link, url }, from, site);
  if (goal.kind === 'asset' || target.kind !== 'page') return target.kind === goal.kind && target.path === goal.path;
  return (
    target.path === goal.path &&
    target.fragment === goal.fragment &&
    target.anchor === goal.anchor &&
    (target.redirect === null || mayForward)
  );
}

function ways(link: Link, target: Target, goal: Goal, crossing: Crossing): readonly (string | null)[] {
  const { from, site } = crossing.after;
  if (goal.kind === 'page') {
    if (goal.anchor !== 'missing') return [spell(link, from, goal, site)];
    const url = spell(link, from, { path: goal.path, fragment: null }, site);
    return [url === null ? null : `${url}#${goal.fragment}`];
  }
  if (link.tag === 'link') return [withoutRoot(goal.path, site)];
  return spellingsOf(link, from, fileUrls(link, target, goal.path, crossing.before), site);
}

/** URL paths that a file may have at its new path, by those that it had at the old one. */
function fileUrls(link: Link, target: Target, path: string, { from, site }: View): string[] {
  const old = 'path' in target ? target.path : path;
  return urlPathsOf(link, from, site).flatMap((urlPath) => {
    if (old === path) return [urlPath];
    const bare = urlPath.replace(/\/$/, '');
    const slash = urlPath.slice(bare.length);
    const shared = sharedEnd(bare, old);
    const [urlStart, fileStart] = [bare.slice(0, bare.length - shared), old.slice(0, old.length - shared)];
    return path.startsWith(fileStart) ? [urlStart + path.slice(fileStart.length) + slash] : [`/${path}${slash}`];
  });
}

/** How many characters two paths have in common at their ends, in whole segments. */
function sharedEnd(a: string, b: string): number {
  const [one, other] = [a.split('/'), b.split('/')];
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count === 0 ? 0 : one.slice(-count).join('/').length;
}

/** A relative link to a place that is not known leads from the page's new place to the same one. */
function rebased(link: Link, { before, after }: Crossing, earlier: string | null): string {
  const [old, base] = [baseOf(before), baseOf(after)];
  const { path } = parseUrl(link.url);
  // What leads nowhere in the frontmatter may be no path.
  if (
    old === base ||
    link.kind === 'frontmatter' ||
    link.tag !== null ||
    path === '' ||
    path.startsWith('/') ||
    isExternal(path)
  )
    return link.url;
  const isBack = earlier !== null && relativeTo(old, base, earlier) === link.url;
  return isBack ? earlier : relativeTo(base, old, link.url);
}

/** A URL that is relative to one folder, relative to another. */
function relativeTo(base: string, old: string, url: string): string {
  const { path, query, fragment } = parseUrl(url);
  return relativeAbove(base, old + path) + query + (fragment === null ? '' : `#${fragment}`);
}

const baseOf = ({ from, site }: View): string => site.profile.base(from, site);
