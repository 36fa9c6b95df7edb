import type { History, Move } from '../../history/history';
import type { Link, Page } from '../../page/page';
import { pageTitle } from '../../page/title';
import { once } from '../../passages/once';
import type { From, Site } from '../../site/profile';
import { resolve } from '../../site/resolve';
import { basename, decode, dirname, parseUrl } from '../../site/url';
import type { FixContext } from '../rule';
import { commitName } from './find-anchor';
import { plain, plainLikeness } from './likeness';

/** A page that a broken link may have meant. `score`: 0 to 1, how likely. */
export interface PageProposal {
  readonly path: string;
  readonly score: number;
  /** In the author's words. */
  readonly why: string;
}

/** Pages that a link to a missing page may have meant, likeliest first. */
export async function findPages(link: Link, urlPath: string, from: From, context: FixContext): Promise<PageProposal[]> {
  const found = new Map<string, PageProposal>();
  const propose = (proposal: PageProposal): void => {
    if (proposal.path === from.path && parseUrl(link.url).fragment === null) return;
    if (proposal.score > (found.get(proposal.path)?.score ?? 0)) found.set(proposal.path, proposal);
  };
  const { site } = context.handbook;
  for (const proposal of otherReadings(link, from, site)) propose(proposal);
  for (const proposal of await moved(urlPath, site, context.history)) propose(proposal);
  for (const proposal of byName(link, urlPath, context)) propose(proposal);
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** The same link with another depth, extension or start leads somewhere. */
function otherReadings(link: Link, from: From, site: Site): PageProposal[] {
  const { path, fragment } = parseUrl(link.url);
  const hash = fragment === null ? '' : `#${fragment}`;
  const bare = path.replace(/^(?:\.{0,2}\/)+/, '');
  const start = path.slice(0, path.length - bare.length);
  const stem = bare.replace(/\.(?:md|markdown|mdx|html?)$/i, '').replace(/(?:^|\/)(?:index|readme)$/i, '');
  if (/^\.?\/?$/.test(stem)) return [];
  const starts = new Set([start, '', './', '../', '../../', '../../../', '../../../../', '/', `${site.baseUrl}/`]);
  const proposals: PageProposal[] = [];
  for (const [index, other] of [...starts].entries()) {
    for (const variant of [bare, stem, `${stem}.md`, `${stem}/`, `${stem}/README.md`, `${stem}/index.md`]) {
      const target = resolve({ ...link, tag: null, url: other + variant + hash }, from, site);
      if (target.kind !== 'page') continue;
      const why = other === start ? 'the same page, written another way' : 'the path starts in another folder';
      const anchor = target.anchor === 'missing' ? 0.12 : 0;
      proposals.push({ path: target.path, score: 0.95 - anchor - index * 0.004, why });
    }
  }
  return proposals;
}

/** Pages that once stood where the link leads, and where they are today. */
async function moved(urlPath: string, site: Site, history: History): Promise<PageProposal[]> {
  const proposals: PageProposal[] = [];
  for (const { path, exact } of await formerly(urlPath, site, history)) {
    const move = await history.whereIs(path);
    if (move === null || site.page(move.path) === undefined) continue;
    proposals.push({ path: move.path, score: (exact ? 0.97 : 0.88) - doubt(move), why: describe(move) });
  }
  return proposals;
}

/** A rename in which much was rewritten is less sure. */
function doubt(move: Move): number {
  const least = Math.min(...move.steps.map((step) => step.likeness));
  return least >= 60 ? 0 : 0.05;
}

export function describe(move: Move): string {
  const last = move.steps.at(-1);
  return last === undefined ? 'moved' : `moved in ${commitName(last.commit)}`;
}

/** Paths of files that were there once and were published at the URL path, or may have been. */
export async function formerly(
  urlPath: string,
  site: Site,
  history: History,
): Promise<{ path: string; exact: boolean }[]> {
  const wanted = site.profile.files(urlPath, site).flatMap((path) => {
    const stem = path.replace(/\.(?:md|markdown|mdx|html?)$/i, '');
    const inside = stem === '' ? '' : `${stem}/`;
    return [path, `${stem}.md`, `${inside}index.md`, `${inside}README.md`];
  });
  const exact = new Set(wanted);
  const name = nameOf(urlPath);
  const gone = (await history.goneFiles()).filter((path) => exact.has(path) || (name !== '' && nameOf(path) === name));
  return gone
    .map((path) => ({ path, exact: exact.has(path) || isFlatName(urlPath) }))
    .sort((a, b) => Number(b.exact) - Number(a.exact));
}

/** A URL path of one segment may be a page of any folder, under a `permalink`. */
const isFlatName = (urlPath: string): boolean => urlPath.replace(/^\/|\/$/g, '').split('/').length === 1;

/** A page's own name: the file's, or its folder's for an index page. */
export function nameOf(path: string): string {
  const stem = path.replace(/\/+$/, '').replace(/\.(?:md|markdown|mdx|html?)$/i, '');
  const name = basename(stem);
  return plain(/^(?:index|readme)$/i.test(name) ? basename(dirname(stem)) : name);
}

const plainTitle = once((page: Page) => plain(pageTitle(page)));

/** Pages whose name, title or own words are like the link's. */
function byName(link: Link, urlPath: string, { handbook }: FixContext): PageProposal[] {
  const name = nameOf(decode(urlPath));
  const text = plain(link.text);
  const wanted = urlPath.split('/');
  const pages = [...handbook.pages].map(([path, page]) => ({ path, title: plainTitle(page), own: nameOf(path) }));
  const named = pages.filter(({ own }) => name !== '' && own === name);
  const proposals: PageProposal[] = [];
  for (const { path, title, own } of pages) {
    const sameText = text !== '' && (text === title || text === own) ? 0.08 : 0;
    if (own === name && name !== '') {
      const near = sharedSegments(wanted, path.split('/')) * 0.02;
      const score = named.length === 1 ? 0.86 : 0.62 + near;
      proposals.push({
        path,
        score: Math.min(0.95, score + sameText),
        why: named.length === 1 ? 'the only page of that name' : 'a page of that name',
      });
    } else if (text !== '' && text === title) {
      proposals.push({ path, score: 0.7 + 0.15 * plainLikeness(name, own), why: 'its title is what the link says' });
    } else {
      const likeness = plainLikeness(name, own);
      if (likeness >= 0.75)
        proposals.push({ path, score: 0.75 * likeness + sameText, why: 'a page of nearly that name' });
    }
  }
  return proposals;
}

const sharedSegments = (a: readonly string[], b: readonly string[]): number =>
  a.filter((segment) => segment !== '' && b.includes(segment)).length;
