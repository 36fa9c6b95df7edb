import { CONFIGURATION_FILE, type Configuration, NO_CONFIGURATION } from '../handbook/configuration';
import { type Clues, detect } from '../handbook/detect';
import { ELSEWHERE, type Place } from '../handbook/discover';
import type { FileTree } from '../handbook/files';
import { NO_SCHEMAS } from '../handbook/found-schemas';
import { Handbook, type Publication } from '../handbook/handbook';
import type { Page } from '../page/page';
import { RULE_CODES } from '../rules/check';
import { sitesById, UNCONFIGURED } from '../site/configuration';
import { partOf } from './paths';

/** A handbook under check. */
export interface Kept {
  readonly handbook: Handbook;
  readonly place: Place;
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

/**
 * Finds out how the site publishes a handbook, and puts its pages together.
 * @param pause awaited in between, so that other work of the process gets its turn
 */
export async function keep(
  place: Place,
  pages: ReadonlyMap<string, Page>,
  tree: FileTree,
  copies: boolean,
  pause: () => Promise<unknown>,
): Promise<Kept> {
  const publication = await detect(pages, tree, await cluesOf(place, tree), pause);
  const handbook = new Handbook(publication, tree, copies);
  for (const [path, page] of pages) {
    handbook.set(path, page);
    await pause();
  }
  return { handbook, place };
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
  };
}
