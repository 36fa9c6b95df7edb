import ignore from 'ignore';
import { linksInText } from '../page/frontmatter-links';
import type { Page } from '../page/page';
import {
  byRank,
  isSiteConfiguration,
  readSiteConfiguration,
  SITE_IDS,
  type SiteConfiguration,
  UNCONFIGURED,
} from '../site/configuration';
import { github } from '../site/generators/github';
import { resolve } from '../site/resolve';
import { basename, dirname, inFolder, within } from '../site/url';
import {
  CONFIGURATION_FILE,
  type Configuration,
  type ConfigurationProblem,
  NO_CONFIGURATION,
  readConfiguration,
} from './configuration';
import type { FileSource, FileTree } from './files';
import { type FoundSchemas, findSchemas, NO_SCHEMAS } from './found-schemas';
import { Handbook } from './handbook';
import { loadSchemas } from './schema-entries';
import { type Walk, walk } from './walk';

/** A folder of an opened folder whose pages are checked together. */
export interface Place {
  /** Folder of the pages, relative to the opened folder. */
  readonly root: string;
  /** Path of `handbook.config.json`, when there is one. */
  readonly configurationFile: string | null;
  readonly configuration: Configuration;
  /** What other tools say of the pages' frontmatter. */
  readonly found: FoundSchemas;
  /** What is wrong with the configuration file. */
  readonly problems: readonly ConfigurationProblem[];
  /** The configuration of the site that publishes it, when it lies in the opened folder. */
  readonly site: SiteConfiguration | null;
  /** Folders of other handbooks inside it. */
  readonly inner: readonly string[];
  /** Markdown files in it that are pages, when it was found. */
  readonly pages: readonly string[];
}

/** So many pages must link to each other before a folder that nothing else speaks for is called a handbook. */
const LINKED_PAGES = 10;

/** What a folder's files are listed with. */
export interface Listing {
  readonly tree: FileTree;
  readonly source: FileSource;
  /** Patterns of files that the editor hides, in `.gitignore` syntax. */
  readonly hidden: readonly string[];
}

export interface Discovery {
  readonly tree: FileTree;
  readonly source: FileSource;
  /** The opened folder's files. */
  readonly walked: Walk;
  /** The author asked for this folder to be checked: it is a handbook whatever lies in it. */
  readonly requested: boolean;
  /** Codes that the configuration may name. */
  readonly rules: readonly string[];
  readonly parse: (path: string) => Promise<Page | null>;
}

/** The handbooks of an opened folder. None when nothing speaks for one: then no page is read for it. */
export async function discover(how: Discovery): Promise<readonly Place[]> {
  const { files, pages } = how.walked;
  const marked = await Promise.all(
    files.filter((path) => basename(path) === CONFIGURATION_FILE).map((path) => configured(path, how, pages)),
  );
  const sites = await siteConfigurations(how, files);
  const published = sites.map((site) => place(site.root, site, pages)).filter(({ pages: own }) => own.length > 0);

  const places = [...marked.map((mark) => ({ ...mark, site: siteAround(mark, published) })), ...published];
  if (how.requested && !places.some(speaksForAll)) places.push(place('', null, pages));
  if (places.length === 0) {
    const root = await linkedRoot(how, pages);
    if (root !== null) places.push(place(root, null, pages));
  }
  const found = outermost(places).map((each, _, all) => ({ ...each, inner: innerRoots(each, all) }));
  return Promise.all(
    found.map(async (each) => ({
      ...each,
      found: await findSchemas(each, how.tree),
      pages: ownPages(each, pages),
    })),
  );
}

/** Reads a configuration file with the schemas that it names. What is wrong is left out and said, the rest counts. */
export async function loadConfiguration(
  path: string,
  text: string,
  source: FileSource,
  rules: readonly string[],
): Promise<Pick<Place, 'configuration' | 'problems'>> {
  const { configuration, schemas, problems } = readConfiguration(text, { sites: SITE_IDS, rules });
  const loaded = await loadSchemas(schemas, dirname(path), source);
  return {
    configuration: { ...configuration, frontmatter: loaded.schemas },
    problems: [...problems, ...loaded.problems],
  };
}

/** The site that publishes a folder: the innermost one around it. */
function siteAround({ root }: Place, published: readonly Place[]): SiteConfiguration | null {
  const around = published.filter((outer) => covers(outer.root, root));
  return around.sort((a, b) => b.root.length - a.root.length)[0]?.site ?? null;
}

/** The opened folder's files that nothing leaves out. */
export const listFiles = ({ tree, source, hidden }: Listing): Promise<Walk> => walk(tree, source, '', hidden);

/** Files that decide which pages there are and how they are published. */
export function decidesOnPages(path: string): boolean {
  const name = basename(path);
  return [CONFIGURATION_FILE, '.gitignore', '.eleventyignore', 'CNAME'].includes(name) || isSiteConfiguration(path);
}

/** Those of the opened folder's Markdown files that are the handbook's own pages. */
export function ownPages({ root, site, inner, configuration }: Place, pages: readonly string[]): string[] {
  const leftOut = [
    { folder: site?.root ?? root, patterns: site?.ignore ?? [] },
    { folder: root, patterns: configuration.ignore },
  ]
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ folder, patterns }) => ({ folder, rules: ignore().add([...patterns]) }));
  return pages.filter(
    (path) =>
      covers(root, path) &&
      !inner.some((folder) => covers(folder, path)) &&
      !leftOut.some(({ folder, rules }) => rules.ignores(within(folder, path))),
  );
}

const innerRoots = (each: Place, all: readonly Place[]): string[] =>
  all.map(({ root }) => root).filter((root) => root !== each.root && covers(each.root, root));

function place(root: string, site: SiteConfiguration | null, pages: readonly string[]): Place {
  return {
    root,
    site,
    configurationFile: null,
    configuration: NO_CONFIGURATION,
    found: NO_SCHEMAS,
    problems: [],
    inner: [],
    pages: pages.filter((path) => covers(root, path)),
  };
}

async function configured(path: string, how: Discovery, pages: readonly string[]): Promise<Place> {
  const read = await loadConfiguration(path, (await readText(path, how.source)) ?? '', how.source, how.rules);
  return { ...place(dirname(path), null, pages), ...read, configurationFile: path };
}

async function siteConfigurations(how: Discovery, files: readonly string[]): Promise<SiteConfiguration[]> {
  // A generator's configuration may be a dot file; a walk lists those of the folders that it enters.
  const found: SiteConfiguration[] = [];
  for (const path of files.filter(isSiteConfiguration).sort(byRank)) {
    const text = await readText(path, how.source);
    const site = text === null ? null : readSiteConfiguration(path, text, files);
    if (site !== null) found.push({ ...site, origins: [...site.origins, ...(await ownDomain(site, how, files))] });
  }
  return found;
}

/** The domain that GitHub Pages serves the site at: in a file beside the configuration or among what is published. */
async function ownDomain(site: SiteConfiguration, how: Discovery, files: readonly string[]): Promise<string[]> {
  const folders = [
    site.folder,
    site.root,
    ...['static', 'public', 'docs'].map((folder) => inFolder(site.folder, folder)),
  ];
  const path = folders.map((folder) => inFolder(folder, 'CNAME')).find((file) => files.includes(file));
  const domain = path === undefined ? '' : ((await readText(path, how.source)) ?? '').trim();
  return /^[\w.-]+$/.test(domain) ? [`https://${domain}`, `http://${domain}`] : [];
}

async function readText(path: string, source: FileSource): Promise<string | null> {
  const bytes = await source.read(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** One handbook inside another belongs to the outer one, unless it has a configuration file of its own. */
function outermost(places: readonly Place[]): Place[] {
  const found: Place[] = [];
  for (const each of [...places].sort((a, b) => a.root.length - b.root.length)) {
    const around = found.filter(({ root }) => covers(root, each.root));
    if (each.configurationFile === null && around.some((outer) => !isSiteInside(each, outer))) continue;
    found.push(each);
  }
  return found;
}

/** A site that is configured inside a folder for which nothing speaks but the author's request. */
const isSiteInside = (each: Place, outer: Place): boolean =>
  each.site !== null && outer.site === null && outer.configurationFile === null;

/** The opened folder itself is configured: its configuration says where the pages are. */
const speaksForAll = ({ root, site }: Place): boolean => root === '' || site?.folder === '';

/** The deepest folder that holds nearly all pages that link to each other; null when they are fewer than ten. */
async function linkedRoot(how: Discovery, pages: readonly string[]): Promise<string | null> {
  if (pages.length < LINKED_PAGES) return null;
  const parsed = new Map<string, Page>();
  for (const path of pages) {
    const page = await how.parse(path);
    if (page !== null) parsed.set(path, page);
  }
  const linked = linkedPages(parsed, how.tree);
  if (linked.length < LINKED_PAGES) return null;
  let root = '';
  for (;;) {
    const inside = folders(linked, root).find(
      (folder) => linked.filter((path) => covers(folder, path)).length >= 0.9 * linked.length,
    );
    if (inside === undefined) return root;
    root = inside;
  }
}

function linkedPages(pages: ReadonlyMap<string, Page>, tree: FileTree): string[] {
  const linked = new Set<string>();
  for (const profile of UNCONFIGURED) {
    const layout = { root: '', baseUrl: '', whole: false };
    const handbook = new Handbook(
      {
        profile,
        layout,
        origins: [],
        redirects: new Map(),
        redirectMap: null,
        layoutAnchors: new Set(),
        because: '',
        rivals: [],
      },
      tree,
    );
    for (const [path, page] of pages) handbook.set(path, page);
    const { site } = handbook;
    for (const [path, page] of pages) {
      for (const link of linksInText(page)) {
        const target = resolve(link, { path, url: site.address(path)?.url ?? '/' }, site);
        if (target.kind === 'page' && target.path !== path) linked.add(path).add(target.path);
      }
    }
  }
  return [...linked];
}

function folders(paths: readonly string[], root: string): string[] {
  const start = root === '' ? 0 : root.length + 1;
  return [
    ...new Set(
      paths.filter((path) => path.indexOf('/', start) > 0).map((path) => path.slice(0, path.indexOf('/', start))),
    ),
  ];
}

const covers = (root: string, path: string): boolean => root === '' || path === root || path.startsWith(`${root}/`);
/** How open pages outside of every handbook are checked. */
export const ELSEWHERE = github;
