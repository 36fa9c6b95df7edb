import { parse } from 'yaml';
import { type EleventyOptions, eleventy } from './generators/eleventy';
import { gitbook } from './generators/gitbook';
import { github } from './generators/github';
import { jekyll } from './generators/jekyll';
import type { SiteProfile } from './profile';
import { eleventySlugify } from './slugs/eleventy-slugify';
import { markdownItAnchor } from './slugs/markdown-it-anchor';

/** What a site generator's configuration says, read as text and never run. */
export interface SiteConfiguration {
  /** Profiles that the configuration allows, the likeliest first; the handbook's own links decide between them. */
  readonly profiles: readonly SiteProfile[];
  /** Folder of the configuration file, relative to the opened folder. */
  readonly folder: string;
  /** Folder of the pages, relative to the opened folder. */
  readonly root: string;
  readonly origins: readonly string[];
  readonly redirects: ReadonlyMap<string, string>;
  /** Patterns in `.gitignore` syntax, relative to the configuration's folder, of Markdown files that are no pages. */
  readonly ignore: readonly string[];
  /** "`.eleventy.js` uses markdown-it-anchor". */
  readonly because: string;
}

type Reader = (text: string, folder: string, file: string) => SiteConfiguration;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(?:\.eleventy|eleventy\.config)\.(?:js|cjs|mjs|ts)$/, readEleventy],
  [/^_config\.ya?ml$/, readJekyll],
  [/^\.gitbook\.ya?ml$/, readGitBook],
];

export const isSiteConfiguration = (name: string): boolean => READERS.some(([pattern]) => pattern.test(name));

/** `path` of the configuration file in the opened folder, and its text. Null when it is none that is known. */
export function readSiteConfiguration(path: string, text: string): SiteConfiguration | null {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return READERS.find(([pattern]) => pattern.test(file))?.[1](text, folder, path) ?? null;
}

const ELEVENTY: Omit<EleventyOptions, 'links'> = { slugs: markdownItAnchor, customIds: false, copied: new Map() };

/** Profiles for a handbook whose site is configured elsewhere, the plainest first. */
export const UNCONFIGURED: readonly SiteProfile[] = [github, eleventy({ ...ELEVENTY, links: 'file' }), gitbook];

/** Every profile as it is without a generator's configuration. */
const DEFAULTS: readonly SiteProfile[] = [
  ...UNCONFIGURED,
  eleventy({ ...ELEVENTY, links: 'url' }),
  jekyll({ pretty: false, flat: false, collections: [] }),
];

export const SITE_IDS: readonly string[] = DEFAULTS.map((profile) => profile.id);

/** The profiles of one id: those of the generator's configuration, where there is one, else the generator's defaults. */
export function sitesById(id: string, site: SiteConfiguration | null): readonly SiteProfile[] {
  const configured = site?.profiles.filter((profile) => profile.id === id) ?? [];
  return configured.length > 0 ? configured : DEFAULTS.filter((profile) => profile.id === id);
}

function readEleventy(text: string, folder: string, file: string): SiteConfiguration {
  const code = withoutComments(text);
  const input = /\binput\s*:\s*(['"`])(?<path>[^'"`]*)\1/.exec(code)?.groups?.path ?? '.';
  const slugify = /slugify\s*:[^,}]*(?:getFilter\(\s*['"]slugify['"]|slugify)/.test(code);
  const options: Omit<EleventyOptions, 'links'> = {
    slugs: slugify ? eleventySlugify : markdownItAnchor,
    customIds: /markdown-it-attrs|markdownItAttrs/.test(code),
    copied: passthroughCopies(code, folder),
  };
  return {
    profiles: [eleventy({ ...options, links: 'url' }), eleventy({ ...options, links: 'file' })],
    folder,
    root: join(folder, input),
    origins: [],
    redirects: new Map(),
    ignore: [],
    because: `${file} configures Eleventy${slugify ? ' with its slugify filter for heading ids' : ''}`,
  };
}

/** `addPassthroughCopy('img')` and `addPassthroughCopy({ 'from': 'to' })`, where both are written out. */
function passthroughCopies(code: string, folder: string): Map<string, string> {
  const copies = new Map<string, string>();
  for (const { groups } of code.matchAll(/addPassthroughCopy\(\s*(?:(?<map>\{[^}]*\})|['"`](?<same>[^'"`]+)['"`])/g)) {
    if (groups?.same !== undefined) copies.set(join(folder, groups.same), groups.same);
    for (const pair of groups?.map?.matchAll(/['"`](?<from>[^'"`]+)['"`]\s*:\s*['"`](?<to>[^'"`]*)['"`]/g) ?? []) {
      copies.set(join(folder, pair.groups?.from ?? ''), pair.groups?.to ?? '');
    }
  }
  return copies;
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function readJekyll(text: string, folder: string, file: string): SiteConfiguration {
  const data = yaml(text);
  const collections = Object.entries(record(data.collections))
    .filter(([, collection]) => record(collection).output === true)
    .map(([name]) => `_${name}`);
  const permalinks = [
    data.permalink,
    ...Object.values(record(data.collections)).map((collection) => record(collection).permalink),
  ];
  const pretty = permalinks.some(
    (permalink) => typeof permalink === 'string' && (permalink === 'pretty' || permalink.endsWith('/')),
  );
  const flat = data.flat_namespace === true || permalinks.includes('/:name/') || permalinks.includes('/:title/');
  const url = typeof data.url === 'string' ? data.url : '';
  const baseurl = typeof data.baseurl === 'string' ? data.baseurl : '';
  return {
    profiles: [jekyll({ pretty, flat, collections }), jekyll({ pretty, flat: !flat, collections })],
    folder,
    root: join(folder, typeof data.source === 'string' ? data.source : '.'),
    origins: /^https?:\/\//.test(url) ? [`${url.replace(/\/+$/, '')}${baseurl.replace(/\/+$/, '')}`] : [],
    redirects: new Map(),
    ignore: [...strings(data.exclude), ...hiddenFromJekyll(collections)],
    because: `${file} configures Jekyll`,
  };
}

/** Jekyll leaves out folders that begin with an underscore, unless they are collections. */
function hiddenFromJekyll(collections: readonly string[]): string[] {
  return ['_*/', ...collections.map((folder) => `!${folder}/`)];
}

function readGitBook(text: string, folder: string, file: string): SiteConfiguration {
  const data = yaml(text);
  const root = typeof data.root === 'string' ? data.root : '.';
  const redirects = Object.entries(record(data.redirects)).flatMap(([from, to]): [string, string][] =>
    typeof to === 'string' ? [[`/${trimSlashes(from)}`, `/${to.replace(/^\.?\/+/, '')}`]] : [],
  );
  return {
    profiles: [gitbook],
    folder,
    root: join(folder, root),
    origins: [],
    redirects: new Map(redirects),
    ignore: [],
    because: `${file} configures GitBook`,
  };
}

function yaml(text: string): Record<string, unknown> {
  try {
    return record(parse(text, { logLevel: 'silent' }));
  } catch {
    return {};
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const trimSlashes = (path: string): string => path.replace(/^\.?\/+|\/+$/g, '');

function join(folder: string, path: string): string {
  return [...folder.split('/'), ...path.split('/')].filter((segment) => segment !== '' && segment !== '.').join('/');
}
