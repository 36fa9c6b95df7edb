import type { Page } from '../../page/page';
import { HUGO_READS } from '../frontmatter/hugo';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import type { SlugDialect } from '../slugs/dialect';
import { hugo as ids } from '../slugs/hugo';
import { basename, dirname, inFolder, isMarkdown } from '../url';
import { inLanguage, withoutLanguage } from './hugo-languages';
import { hugoRefs, type RefOptions } from './hugo-refs';
import {
  fileReading,
  folderOf,
  frontmatterOf,
  hosted,
  hostedReading,
  urlReading,
  withoutExtension,
  withoutRoot,
} from './shared';
import { staticSite } from './static';

export interface HugoOptions extends RefOptions {
  readonly slugs: SlugDialect;
  /** `uglyURLs`: `x.md` is published as `/x.html` and not as `/x/`. */
  readonly ugly: boolean;
  /** `disablePathToLower`. */
  readonly keepCase: boolean;
  /** A render hook, of Hugo's own or of the theme, leads a path of a file to its page. */
  readonly fileLinks: boolean;
  /** `permalinks`: pages of some sections stand elsewhere. */
  readonly permalinks: boolean;
}

export const HUGO: HugoOptions = {
  slugs: ids,
  ugly: false,
  keepCase: false,
  fileLinks: false,
  permalinks: false,
  languages: [],
  folder: '',
  content: null,
  mounts: false,
};

/** Hugo: `x.md` is published as `/x/`, in lower case; `url`, `slug` and `aliases` in the frontmatter decide otherwise. */
export function hugo(options: HugoOptions): SiteProfile {
  const site = staticSite({
    id: `hugo${options.ugly ? '-ugly' : ''}${options.fileLinks ? '-file-links' : ''}`,
    name: `Hugo${options.ugly ? ' with uglyURLs' : ''}${options.fileLinks ? ', links to source files resolved' : ''}`,
    reads: HUGO_READS,
    slugs: options.slugs,
    assets: ['static', 'assets'].map((folder) => inFolder(options.folder, folder)),
    fileLinks: options.fileLinks,
    templates: true,
    // Below another path than the top, Hugo and the handbook count from different places.
    forwards: { key: 'aliases', certain: true, value: (url, { baseUrl }) => (baseUrl === '' ? url : null) },
    address: (path, page, layout) => addressOf(path, page, layout, options),
    read: (link, from, layout) => readings(link, from, layout, options),
    makesPage: (urlPath, folder, layout) => makesPage(urlPath, options.ugly ? null : folder, layout),
  });
  return { ...site, refs: hugoRefs(options) };
}

function addressOf(path: string, page: Page, layout: Layout, options: HugoOptions): Address {
  const data = frontmatterOf(page);
  const at = (rest: string): string => `${layout.baseUrl}/${rest}`;
  const end = options.ugly ? '.html' : '/';
  const stem = spelled(withoutExtension(withoutRoot(path, layout)), options);
  const index = /^_?index$/.test(basename(stem));
  const folder = index ? dirname(stem) : stem;
  const slug =
    typeof data?.slug === 'string' && !index ? inFolder(dirname(folder), spelled(data.slug, options)) : folder;
  const own = typeof data?.url === 'string' && !data.url.includes(':') ? data.url : null;
  const urlOf = (name: string): string => at(name === '' ? '' : name + end);
  const url = own === null ? urlOf(inLanguage(slug, options)) : own.startsWith('/') ? own : at(own);
  return {
    url,
    also: [
      hosted(url),
      ...(options.permalinks ? [urlOf(basename(slug))] : []),
      ...(options.languages.length > 0 ? [urlOf(slug), urlOf(withoutLanguage(slug, options))] : []),
    ],
    redirects: aliases(data?.aliases).map((alias) => {
      const old = alias.startsWith('/') ? alias : at(inFolder(dirname(folder), alias));
      return options.ugly ? old.replace(/(?:\/|\.html)?$/, '.html') : old;
    }),
  };
}

function spelled(path: string, { keepCase }: HugoOptions): string {
  const kept = path.replace(/\s+/g, '-').replace(/[^\p{L}\p{M}\p{N}/\\._#+~@-]/gu, '');
  return keepCase ? kept : kept.toLowerCase();
}

const aliases = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((alias) => typeof alias === 'string');

function readings({ path }: Written, from: From, layout: Layout, { ugly, fileLinks }: HugoOptions): Reading[] {
  const byUrl = (ugly ? hostedReading : urlReading)(folderOf(from.url), path, layout);
  if (!fileLinks) return byUrl;
  const file = fileReading(path, from, layout);
  return isMarkdown(path) ? file : [...byUrl, ...urlReading(fileFolder(from, layout), path, layout), ...file];
}

function fileFolder({ path }: From, layout: Layout): string {
  const folder = dirname(withoutRoot(path, layout)).toLowerCase();
  return folder === '' ? `${layout.baseUrl}/` : `${layout.baseUrl}/${folder}/`;
}

/** The home page, lists of taxonomies, feeds, and the list of each folder at the top. */
function makesPage(urlPath: string, folder: string | null, layout: Layout): boolean {
  const rest = urlPath.slice(layout.baseUrl.length).replace(/^\/+|\/+$/g, '');
  if (rest === '' || rest === 'index.html' || (folder !== null && !rest.includes('/'))) return true;
  return /^(?:tags|categories|series|page)(?:\/|\.html$|$)|(?:^|\/)(?:index|sitemap|rss|feed)\.(?:xml|json)$/.test(
    rest,
  );
}
