import { linksInText } from '../page/frontmatter-links';
import type { Page } from '../page/page';
import { readingQuickly } from '../page/sections/quickly';
import { finished } from '../page/steps';
import type { RedirectMap } from '../site/configuration';
import type { Layout, Site, SiteProfile } from '../site/profile';
import { resolve, type Target } from '../site/resolve';
import { decode, parseUrl } from '../site/url';
import type { FileTree } from './files';
import { Handbook, type Publication } from './handbook';

/** What is known before the handbook's own links are asked. */
export interface Clues {
  /** Profiles that are possible, the plainest first. */
  readonly profiles: readonly SiteProfile[];
  /** Readings that cannot be ruled out, whatever the links say. */
  readonly doubts: readonly SiteProfile[];
  readonly layout: Layout;
  /** The layout's base URL is only what is likely, and the links may know better. */
  readonly baseUrlOpen: boolean;
  /** The opened folder is a repository: GitHub shows it whole. */
  readonly repository: boolean;
  readonly origins: readonly string[];
  readonly redirects: ReadonlyMap<string, string>;
  readonly redirectMap: RedirectMap | null;
  /** Why these profiles are possible; null when only the links can tell. */
  readonly because: string | null;
}

interface Evidence {
  readonly publication: Publication;
  readonly links: number;
  readonly working: number;
  readonly anchors: number;
  readonly workingAnchors: number;
}

/** A reading must explain this much more of the handbook's links than a plainer one to be believed. */
const CLEARLY = 0.02;
/** Where a configuration speaks for one reading, another must explain nearly all links to be believed. */
const NEARLY_ALL = 0.8;
/** So many pages must be linked with an anchor that none of them has before the site's layout is thought to add it. */
const LAYOUT_PAGES = 4;
/** Stands for whatever URL path the links may tell: no link names it. */
const SOME_BASE = '/{base}';
const EMPTY = finished(readingQuickly(''));

/** Awaited between pages, so that other work of the process gets its turn. */
type Pause = () => Promise<unknown>;

/**
 * Chooses how the handbook is published: the reading under which most of its own links and anchors work, and of
 * readings that explain them equally well the plainest.
 */
export async function detect(
  pages: ReadonlyMap<string, Page>,
  tree: FileTree,
  clues: Clues,
  pause: Pause,
): Promise<Publication> {
  const tried: Evidence[] = [];
  for (const publication of readings(clues, clues.profiles, await baseUrls(pages, tree, clues))) {
    tried.push(await weigh(await filled(pages, tree, publication, pause), tree, pause));
  }
  const links = Math.max(...tried.map((evidence) => evidence.links));
  const [configured] = clues.because === null ? [] : clues.profiles;
  const credible = tried.filter(
    ({ publication, working }) =>
      configured === undefined || publication.profile === configured || working >= NEARLY_ALL * links,
  );
  const share = (evidence: Evidence): number => shareOf(evidence, links);
  const most = Math.max(...credible.map(share));
  const best = credible.find((evidence) => share(evidence) >= most - CLEARLY);
  if (best === undefined) throw new Error('A handbook needs at least one possible site profile.');
  const rivals = tried.filter((evidence) => evidence !== best && share(evidence) >= share(best) - CLEARLY);
  const { site } = await filled(pages, tree, best.publication, pause);
  const origins = [...best.publication.origins, ...(await ownOrigins(pages, site, pause))];
  const publication = { ...best.publication, origins };
  return {
    ...publication,
    layoutAnchors: await layoutAnchors(await filled(pages, tree, publication, pause), tree, pause),
    because: reason(best, clues.because),
    rivals: distinct(
      [...(clues.because === null ? rivals.map((evidence) => evidence.publication.profile) : []), ...clues.doubts],
      publication.profile,
    ),
  };
}

/** Every reading that may be chosen, or be named as a rival, once the links are asked. The likeliest comes first. */
export function possibleReadings(clues: Clues): readonly Publication[] {
  const { layout, baseUrlOpen, profiles, doubts } = clues;
  const all = [...profiles, ...doubts];
  const based = readings(clues, baseUrlOpen ? all : [], [SOME_BASE]);
  return [...readings(clues, all, [layout.baseUrl]), ...based.filter(heedsBase)];
}

/** On GitHub, say, pages have the URLs of their files, wherever they are published besides. */
function heedsBase({ profile, layout }: Publication): boolean {
  const path = layout.root === '' ? 'a.md' : `${layout.root}/a.md`;
  return profile.address(path, EMPTY, layout).url.startsWith(layout.baseUrl);
}

function readings(clues: Clues, profiles: readonly SiteProfile[], bases: readonly string[]): Publication[] {
  return bases.flatMap((baseUrl) =>
    profiles.map((profile) => {
      const whole =
        (clues.layout.whole && baseUrl === clues.layout.baseUrl) || (clues.repository && profile.folders === 'listed');
      const layout = { ...clues.layout, baseUrl, whole };
      return { ...clues, profile, layout, layoutAnchors: new Set(), because: '', rivals: [] };
    }),
  );
}

/** A link that a reading has nothing to say of counts against it when another has. */
const shareOf = ({ working, anchors, workingAnchors }: Evidence, links: number): number =>
  (links === 0 ? 1 : working / links) + (anchors === 0 ? 1 : workingAnchors / anchors);

const distinct = (profiles: readonly SiteProfile[], chosen: SiteProfile): SiteProfile[] =>
  [...new Set(profiles)].filter((profile) => profile !== chosen);

function reason({ publication, links, working, anchors, workingAnchors }: Evidence, because: string | null): string {
  const counts = [
    ...(links === 0 ? [] : [`${working} of ${links} links`]),
    ...(anchors === 0 ? [] : [`${workingAnchors} of ${anchors} anchors`]),
  ].join(' and ');
  const evidence = counts === '' ? 'there are no links to tell from' : `${counts} work that way`;
  return `${publication.profile.name}: ${because === null ? '' : `${because}; `}${evidence}`;
}

async function weigh(handbook: Handbook, tree: FileTree, pause: Pause): Promise<Evidence> {
  const counts = { links: 0, working: 0, anchors: 0, workingAnchors: 0 };
  for (const path of handbook.pages.keys()) {
    for (const target of await targetsOn(path, handbook, tree)) {
      if (target.kind === 'external' || target.kind === 'unknown') continue;
      counts.links += 1;
      if (target.kind === 'page' || target.kind === 'asset') counts.working += 1;
      if (target.kind !== 'page' || target.anchor === 'none') continue;
      counts.anchors += 1;
      if (target.anchor === 'found') counts.workingAnchors += 1;
    }
    await pause();
  }
  return { publication: handbook.publication, ...counts };
}

async function filled(
  pages: ReadonlyMap<string, Page>,
  tree: FileTree,
  publication: Publication,
  pause: Pause,
): Promise<Handbook> {
  const handbook = new Handbook(publication, tree);
  for (const [path, page] of pages) {
    handbook.set(path, page);
    await pause();
  }
  return handbook;
}

/** Where the links of a page lead, once the folders are listed that they lead into. */
async function targetsOn(path: string, { pages, site }: Handbook, tree: FileTree): Promise<readonly Target[]> {
  const [page, url] = [pages.get(path), site.address(path)?.url];
  if (page === undefined || url === undefined) return [];
  const links = linksInText(page);
  for (;;) {
    const targets = links.map((link) => resolve(link, { path, url }, site));
    if (!tree.waiting) return targets;
    await tree.load();
  }
}

/**
 * The URL paths that the handbook may be published under: none, or the first segment that most of its absolute links
 * share, when no folder of the handbook has that name.
 */
async function baseUrls(
  pages: ReadonlyMap<string, Page>,
  tree: FileTree,
  { layout, baseUrlOpen }: Clues,
): Promise<string[]> {
  if (layout.baseUrl !== '' || !baseUrlOpen) return [layout.baseUrl];
  const folders = new Set((await tree.list(layout.root)).map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const page of pages.values()) {
    for (const { url } of linksInText(page)) {
      const segment = decode(/^\/([^/?#]+)/.exec(url)?.[1] ?? '');
      if (segment !== '' && !folders.has(segment)) counts.set(segment, (counts.get(segment) ?? 0) + 1);
    }
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  return commonest === undefined ? [''] : ['', `/${commonest[0]}`];
}

/** Origins of absolute URLs of which a quarter lead to pages of the handbook, to three of them at least. */
async function ownOrigins(pages: ReadonlyMap<string, Page>, site: Site, pause: Pause): Promise<string[]> {
  const seen = new Map<string, { total: number; hits: number; pages: Set<string> }>();
  for (const page of pages.values()) {
    for (const { url } of linksInText(page)) {
      const origin = /^https?:\/\/(?:github\.com\/[^/]+\/[^/]+\/(?:blob|tree)\/[^/]+|[^/?#]+)/i.exec(url)?.[0];
      if (origin === undefined) continue;
      const count = seen.get(origin) ?? { total: 0, hits: 0, pages: new Set() };
      const { path } = parseUrl(url.slice(origin.length));
      const at = path.length > 1 ? site.pageAt(decode(path)) : undefined;
      count.total += 1;
      if (at !== undefined) {
        count.hits += 1;
        count.pages.add(at.path);
      }
      seen.set(origin, count);
    }
    await pause();
  }
  return [...seen]
    .filter(([, { total, hits, pages: named }]) => named.size >= 3 && hits * 4 >= total)
    .map(([origin]) => origin);
}

/**
 * Fragments that many pages are linked with though none of them has the anchor: the site's layout adds it. A page's
 * link to itself says half as much, for a template may have spread it.
 */
async function layoutAnchors(handbook: Handbook, tree: FileTree, pause: Pause): Promise<Set<string>> {
  if (!handbook.publication.profile.templates) return new Set();
  const missing = new Map<string, Map<string, number>>();
  const found = new Set<string>();
  for (const from of handbook.pages.keys()) {
    for (const target of await targetsOn(from, handbook, tree)) {
      if (target.kind !== 'page' || target.fragment === null) continue;
      if (target.anchor === 'found') found.add(target.fragment);
      if (target.anchor !== 'missing') continue;
      const on = missing.get(target.fragment) ?? new Map<string, number>();
      const weight = Math.max(on.get(target.path) ?? 0, from === target.path ? 0.5 : 1);
      missing.set(target.fragment, on.set(target.path, weight));
    }
    await pause();
  }
  const weight = (on: ReadonlyMap<string, number>): number => [...on.values()].reduce((sum, each) => sum + each, 0);
  return new Set([...missing].filter(([id, on]) => weight(on) >= LAYOUT_PAGES && !found.has(id)).map(([id]) => id));
}
