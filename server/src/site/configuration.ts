import { readAstro } from './configurations/astro';
import { readDocusaurus } from './configurations/docusaurus';
import { readEleventy } from './configurations/eleventy';
import { readGatsby } from './configurations/gatsby';
import { readGitBook } from './configurations/gitbook';
import { readHonKit } from './configurations/honkit';
import { readHugo } from './configurations/hugo';
import { readJekyll } from './configurations/jekyll';
import { readMkDocs } from './configurations/mkdocs';
import { readNext } from './configurations/next';
import type { Reader, SiteConfiguration } from './configurations/reader';
import { readVitePress } from './configurations/vitepress';
import { ASTRO, astro } from './generators/astro';
import { DOCUSAURUS, docusaurus } from './generators/docusaurus';
import { ELEVENTY, eleventy } from './generators/eleventy';
import { GATSBY, gatsby } from './generators/gatsby';
import { gitbook } from './generators/gitbook';
import { github } from './generators/github';
import { HONKIT, honkit } from './generators/honkit';
import { HUGO, hugo } from './generators/hugo';
import { GITHUB_PAGES, JEKYLL, jekyll } from './generators/jekyll';
import { MKDOCS, mkdocs } from './generators/mkdocs';
import { NEXT, next } from './generators/next';
import { VITEPRESS, vitepress } from './generators/vitepress';
import type { SiteProfile } from './profile';
import { dirname } from './url';

export { type Collections, readCollections } from './configurations/collections';
export type { RedirectMap, SiteConfiguration } from './configurations/reader';

/** By path. Of two that configure one folder, the first in this list is believed. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(?:^|\/)docusaurus\.config\.(?:js|cjs|mjs|ts|cts|mts)$/, readDocusaurus],
  [/(?:^|\/)\.vitepress\/config(?:\/index)?\.(?:js|cjs|mjs|ts|cts|mts)$/, readVitePress],
  [/(?:^|\/)astro\.config\.(?:js|cjs|mjs|ts|cts|mts)$/, readAstro],
  [/(?:^|\/)gatsby-config\.(?:js|cjs|mjs|ts)$/, readGatsby],
  [/(?:^|\/)(?:\.eleventy|eleventy\.config)\.(?:js|cjs|mjs|ts)$/, readEleventy],
  [/(?:^|\/)(?:hugo\.(?:toml|ya?ml|json)|config\.(?:toml|ya?ml))$/, readHugo],
  [/(?:^|\/)mkdocs\.ya?ml$/, readMkDocs],
  [/(?:^|\/)\.gitbook\.ya?ml$/, readGitBook],
  [/(?:^|\/)book\.(?:json|js)$/, readHonKit],
  [/(?:^|\/)next\.config\.(?:js|cjs|mjs|ts)$/, readNext],
  [/(?:^|\/)_config\.ya?ml$/, readJekyll],
];

/** Of a path that is no configuration: the number of all readers. */
const rankOf = (path: string): number => {
  const rank = READERS.findIndex(([pattern]) => pattern.test(path));
  return rank < 0 ? READERS.length : rank;
};

/** Asked of every file of a folder. */
const CONFIGURATION = new RegExp(READERS.map(([pattern]) => pattern.source).join('|'));
/** GitHub's own `config.yml` lies in a folder from which no site is published. */
export const isSiteConfiguration = (path: string): boolean =>
  CONFIGURATION.test(path) && !/(?:^|\/)\.github\//.test(path);

/** In the order in which they are believed. */
export const byRank = (a: string, b: string): number => rankOf(a) - rankOf(b);

/**
 * What a configuration file says. Null when it is none that is known.
 * @param path of the file, in the opened folder
 * @param files of the opened folder
 */
export function readSiteConfiguration(path: string, text: string, files: readonly string[]): SiteConfiguration | null {
  return READERS[rankOf(path)]?.[1]({ path, folder: dirname(path), text, files }) ?? null;
}

/** Profiles for a handbook whose site is configured elsewhere, the plainest first. */
export const UNCONFIGURED: readonly SiteProfile[] = [github, eleventy({ ...ELEVENTY, links: 'file' }), gitbook];

/** Every profile as it is without a generator's configuration. */
const DEFAULTS: readonly SiteProfile[] = [
  ...UNCONFIGURED,
  eleventy(ELEVENTY),
  eleventy({ ...ELEVENTY, links: 'input' }),
  jekyll(JEKYLL),
  jekyll({ ...JEKYLL, pretty: true }),
  jekyll({ ...JEKYLL, ...GITHUB_PAGES, extensionless: false }),
  jekyll({ ...JEKYLL, ...GITHUB_PAGES, extensionless: false, pretty: true }),
  jekyll({ ...JEKYLL, ...GITHUB_PAGES }),
  docusaurus(DOCUSAURUS),
  docusaurus({ ...DOCUSAURUS, slash: true }),
  docusaurus({ ...DOCUSAURUS, slash: false }),
  vitepress(VITEPRESS),
  vitepress({ ...VITEPRESS, clean: true }),
  astro(ASTRO),
  astro({ ...ASTRO, starlight: true }),
  hugo(HUGO),
  hugo({ ...HUGO, fileLinks: true }),
  hugo({ ...HUGO, ugly: true }),
  mkdocs(MKDOCS),
  mkdocs({ ...MKDOCS, directories: false }),
  gatsby(GATSBY),
  next(NEXT),
  honkit(HONKIT),
];

export const SITE_IDS: readonly string[] = DEFAULTS.map((profile) => profile.id);

/**
 * The profiles of one id: those of the generator's configuration, where there is one, else the generator's defaults.
 * A generator's plain name means its configuration, whatever variant that chooses.
 */
export function sitesById(id: string, site: SiteConfiguration | null): readonly SiteProfile[] {
  const configured = site?.profiles ?? [];
  const exact = configured.filter((profile) => profile.id === id);
  const variants = configured.filter((profile) => profile.id.startsWith(`${id}-`));
  const found = [exact, variants].find((profiles) => profiles.length > 0);
  return found ?? DEFAULTS.filter((profile) => profile.id === id);
}
