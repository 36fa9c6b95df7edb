import type { Page } from '../../page/page';
import { DOCUSAURUS_READS } from '../frontmatter/docusaurus';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import type { SlugDialect } from '../slugs/dialect';
import { docusaurus as ids } from '../slugs/docusaurus';
import { basename, dirname, inFolder, isMarkdown } from '../url';
import {
  fileReading,
  folderOf,
  frontmatterOf,
  hostedReading,
  urlReading,
  withoutExtension,
  withoutRoot,
} from './shared';
import { staticSite } from './static';

export interface DocusaurusOptions {
  /** `trailingSlash`; null where it is not set: then a page's URL has no slash, its folder's has one, and hosts serve both. */
  readonly slash: boolean | null;
  readonly slugs: SlugDialect;
  /** `baseUrl`: the URL path of the site, which Docusaurus itself puts before absolute links. */
  readonly base: string;
  /** Folder of the configuration. */
  readonly folder: string;
}

export const DOCUSAURUS: DocusaurusOptions = { slash: null, slugs: ids, base: '', folder: '' };

/** Docusaurus: a path of a Markdown file leads to its page; `slug` and `id` in the frontmatter name a page. */
export function docusaurus(options: DocusaurusOptions): SiteProfile {
  const ends = options.slash === null ? '' : `, trailingSlash: ${options.slash}`;
  return staticSite({
    id: options.slash === null ? 'docusaurus' : options.slash ? 'docusaurus-slash' : 'docusaurus-no-slash',
    name: `Docusaurus${ends}`,
    reads: DOCUSAURUS_READS,
    slugs: options.slugs,
    base: options.base,
    assets: [inFolder(options.folder, 'static')],
    sources: [inFolder(options.folder, 'src/pages')],
    fileLinks: true,
    address: (path, page, layout) => addressOf(path, page, layout, options.slash),
    read: (link, from, layout) => readings(link, from, layout, options),
    makesPage,
  });
}

function addressOf(path: string, page: Page, layout: Layout, slash: boolean | null): Address {
  const data = frontmatterOf(page);
  const file = withoutExtension(withoutRoot(path, layout));
  const stem = file.split('/').map(withoutNumber).join('/');
  const name = basename(stem);
  const folder = dirname(stem);
  const index = /^(?:index|readme)$/i.test(name) || name.toLowerCase() === basename(folder).toLowerCase();
  const named = typeof data?.id === 'string' ? inFolder(folder, data.id) : stem;
  const { slug } = data ?? {};
  const own =
    typeof slug === 'string' || typeof slug === 'number'
      ? inFolder(`${slug}`.startsWith('/') ? '' : folder, `${slug}`)
      : null;
  const rest = (own ?? (index ? folder : named)).replace(/^\/+|\/+$/g, '');
  const at = (part: string): string => `${layout.baseUrl}/${part}`;
  const asFolder = slash ?? (own === null ? index : own.endsWith('/'));
  const url = rest === '' ? at('') : at(rest + (asFolder ? '/' : ''));
  const numbered = own === null && file !== stem ? [at(index ? dirname(file) : file)] : [];
  return { url, also: [...numbered, ...(slash === false ? [`${url}.html`] : [])], redirects: [] };
}

/** `01-intro` is published as `intro`; what looks like a date or a version stays. */
function withoutNumber(segment: string): string {
  if (/^(?:\d{2}|\d{4})[-_.]\d{2}(?:[-_.]|$)|^\d+[-_.]\d+/.test(segment)) return segment;
  return /^\d+\s*[-_.]+\s*([^-_.\s].*)$/.exec(segment)?.[1] ?? segment;
}

function readings(link: Written, from: From, layout: Layout, { slash, base, folder }: DocusaurusOptions): Reading[] {
  const { path, html, embeds, url } = link;
  const byUrl = (written: string): Reading[] =>
    (slash === false ? hostedReading : urlReading)(folderOf(from.url), written, layout);
  if (html) return byUrl(path);
  if (path.startsWith('@site/')) return [{ file: inFolder(folder, path.slice('@site/'.length)) }];
  const absolute = path.startsWith('/');
  if (isMarkdown(path)) {
    const fromRoot = absolute || /^\.{1,2}\//.test(path) ? [] : fileReading(`/${path}`, from, layout);
    return [...fileReading(path, from, layout), ...fromRoot];
  }
  // The setting is for all links of Markdown, to files as well.
  const plain = slash === false ? path.replace(/(?<=[^./])\/$/, '') : path;
  const asUrl = [...(absolute && base !== '' ? byUrl(base + plain) : []), ...byUrl(plain)];
  if (!/\.[a-z0-9]+$/i.test(url.path)) return asUrl;
  if (slash === true && !embeds && !/\.html?$/i.test(path))
    return hostedReading(folderOf(from.url), `${path}/`, layout);
  return [...fileReading(path, from, layout), ...asUrl];
}

/** Lists of tags and categories, the blog and the search: other plugins make them. */
const makesPage = (urlPath: string): boolean => /(?:^|\/)(?:tags|category|blog|search)(?:\/|$)/.test(urlPath);
