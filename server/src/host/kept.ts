import { CONFIGURATION_FILE, type Configuration, NO_CONFIGURATION } from '../handbook/configuration';
import { type Clues, detect } from '../handbook/detect';
import { ELSEWHERE, type Place } from '../handbook/discover';
import type { FileTree } from '../handbook/files';
import { NO_SCHEMAS } from '../handbook/found-schemas';
import { Handbook, type Publication } from '../handbook/handbook';
import type { Page } from '../page/page';
import { PassageIndex } from '../passages/passage-index';
import { RULE_CODES } from '../rules/check';
import { sitesById, UNCONFIGURED } from '../site/configuration';
import type { PassageCache } from './cache/passage-cache';
import { partOf } from './paths';
import type { Slices } from './slices';

/** A handbook under check. */
export interface Kept {
  readonly handbook: Handbook;
  readonly place: Place;
  /** Keeps what was found out about its passages, as far as that is much. */
  save(this: void): Promise<void>;
}

export interface KeepOptions {
  /** False: copied passages are not looked for, since no rule about them is asked for. */
  readonly copies?: boolean;
  /** Copied passages are looked for among so many words, page by page. */
  readonly compared?: number;
  /** Opens what earlier runs found out about the passages of a handbook, by its root. */
  readonly passages?: (root: string) => Promise<PassageCache | null>;
  /** Takes one line for the log, in words for an author. */
  readonly log: (line: string) => void;
}

const OUTSIDE: Publication = {
  profile: ELSEWHERE,
  layout: { root: '', baseUrl: '', whole: false },
  origins: [],
  redirects: new Map(),
  redirectMap: null,
  layoutAnchors: new Set(),
  because: 'no handbook was found here; open pages are read as on GitHub',
  rivals: [],
};

/** Whether a page outside of every handbook needs frontmatter, and which, nobody knows. */
const LINKS_ALONE: Configuration = {
  ...NO_CONFIGURATION,
  rules: new Map(RULE_CODES.filter((code) => code.startsWith('frontmatter/')).map((code) => [code, 'off'])),
};

/** What is kept of the words of 15,000 pages takes half a gigabyte, and more would end a process that has no more. */
const MOST_COMPARED = 12_000_000;

/**
 * Finds out how the site publishes a handbook, and puts its pages together.
 * @param slices so that other work of the process gets its turn in between
 */
export async function keep(
  place: Place,
  pages: ReadonlyMap<string, Page>,
  tree: FileTree,
  { copies = true, compared = MOST_COMPARED, passages, log }: KeepOptions,
  slices: Slices,
): Promise<Kept> {
  const publication = await detect(pages, tree, await cluesOf(place, tree), () => slices.next());
  const late = copies ? pagesAfter(compared, pages) : [];
  if (late.length > 0) log(tooMany(late, compared));
  const uncompared = new Set(late);
  const isCompared = (path: string): boolean => copies && !uncompared.has(path);
  const cache = copies ? ((await passages?.(place.root)) ?? null) : null;
  const known = (await cache?.read([...pages].filter(([path]) => isCompared(path)))) ?? null;
  const index = new PassageIndex(known?.texts);
  for (const [path, ids] of known?.pages ?? []) {
    const page = pages.get(path);
    if (page !== undefined) index.goOnWith(path, page, ids);
    await slices.next();
  }
  const handbook = new Handbook(publication, tree, isCompared, index);
  for (const [path, page] of pages) {
    await slices.finish(handbook.setting(path, page));
    await slices.next();
  }
  return { handbook, place, save: async () => cache?.keep(index, handbook.pages) };
}

/** The pages that come, in their order, after those that have so many words together. */
function pagesAfter(words: number, pages: ReadonlyMap<string, Page>): string[] {
  let before = 0;
  return [...pages].flatMap(([path, page]) => {
    before += page.words.length;
    return before > words ? [path] : [];
  });
}

function tooMany(late: readonly string[], words: number): string {
  const pages = late.length === 1 ? `${late[0]} is` : `${late.length} pages, from ${late[0]} on, are`;
  const most = words.toLocaleString('en');
  const way = `Pages that need no check can be named by "ignore" in ${CONFIGURATION_FILE}.`;
  return `Copies are looked for among the first ${most} words of a handbook: ${pages} not compared with others. ${way}`;
}

/** What the configuration says of how the site publishes a handbook. */
export async function cluesOf({ root, configuration, site }: Place, tree: FileTree): Promise<Clues> {
  const entries = await tree.list('');
  const part = site === null ? '' : partOf(root, site.root);
  const profiles = configuration.site === null ? (site?.profiles ?? UNCONFIGURED) : sitesById(configuration.site, site);
  const publishes = site?.profiles.some((profile) => profiles.includes(profile)) ?? false;
  return {
    profiles,
    doubts: configuration.site === null ? (site?.doubts ?? []) : [],
    layout: {
      root,
      baseUrl: configuration.baseUrl ?? `${site?.baseUrl ?? ''}${part}`,
      whole: configuration.baseUrl === '' || (site?.whole === true && part === ''),
    },
    baseUrlOpen: configuration.baseUrl === null && (site === null || site.baseUrl === null),
    repository: entries.some(({ name }) => name === '.git'),
    origins: [...configuration.origins, ...(site?.origins ?? [])],
    redirects: site?.redirects ?? new Map(),
    redirectMap: publishes ? (site?.redirectMap ?? null) : null,
    because: configuration.site === null ? (site?.because ?? null) : `${CONFIGURATION_FILE} says so`,
  };
}

/** The pages outside of every handbook, as far as they are open. */
export function keepElsewhere(tree: FileTree): Kept {
  return {
    handbook: new Handbook(OUTSIDE, tree),
    place: {
      root: '',
      site: null,
      configurationFile: null,
      configuration: LINKS_ALONE,
      found: NO_SCHEMAS,
      problems: [],
      inner: [],
      pages: [],
    },
    save: async () => {},
  };
}
