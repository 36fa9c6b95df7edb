import type { Page } from '../../page/page';
import { ELEVENTY_READS } from '../frontmatter/eleventy';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import { headingIds, type SlugDialect } from '../slugs/dialect';
import { markdownItAnchor } from '../slugs/markdown-it-anchor';
import { basename, dirname, inFolder, isMarkdown } from '../url';
import {
  fileReading,
  folderOf,
  frontmatterOf,
  redirectFrom,
  redirectsOf,
  urlReading,
  withoutExtension,
  withoutRoot,
} from './shared';

export interface EleventyOptions {
  /**
   * `url`: as a browser reads it, from the page's own URL. `input`: so too, but a path of a source file leads to its
   * page. `file`: the site rewrites links that are relative to the file.
   */
  readonly links: 'url' | 'input' | 'file';
  readonly slugs: SlugDialect;
  readonly customIds: boolean;
  /** `addPassthroughCopy`: folders and files of the opened folder, with the URL path that they are copied to. */
  readonly copied: ReadonlyMap<string, string>;
}

export const ELEVENTY: EleventyOptions = { links: 'url', slugs: markdownItAnchor, customIds: false, copied: new Map() };

const NAMES = {
  url: { id: 'eleventy', name: 'Eleventy' },
  input: { id: 'eleventy-input-path', name: 'Eleventy, links to source files rewritten' },
  file: { id: 'eleventy-file-links', name: 'Eleventy, links relative to the file' },
} as const satisfies Record<EleventyOptions['links'], Pick<SiteProfile, 'id' | 'name'>>;

/** Eleventy: `x.md` is published as `/x/`, `index.md` as its folder; `permalink` in the frontmatter decides otherwise. */
export function eleventy(options: EleventyOptions): SiteProfile {
  const slugs = { ...options.slugs, customIds: options.customIds };
  const file = options.links === 'file';
  return {
    ...NAMES[options.links],
    reads: ELEVENTY_READS,
    headingIds: (page) => headingIds(page, slugs),
    address: (path, page, layout) => addressOf(path, page, layout, file),
    base: (from, layout) => (file ? fileFolder(from, layout) : folderOf(from.url)),
    read: (link, from, layout) => readings(link, from, layout, options.links),
    files: (urlPath, layout) => publishedFiles(urlPath, layout, options.copied),
    folders: 'index',
    spellings: (path, address, layout) =>
      file && address.url === defaultUrl(path, layout, true)
        ? [`${layout.baseUrl}/${withoutRoot(path, layout)}`, address.url.replace(/\/$/, ''), address.url]
        : [address.url, address.url.replace(/(?<=.)\/$/, '')],
    forwards: redirectFrom(false),
    linkTag: 'unknown',
    byEnd: true,
    templates: true,
  };
}

function addressOf(path: string, page: Page, layout: Layout, readme: boolean): Address {
  const data = frontmatterOf(page);
  const permalink = data?.permalink;
  const own = typeof permalink === 'string' && !/[{]/.test(permalink) ? `/${permalink.replace(/^\/+/, '')}` : null;
  return {
    url: own?.replace(/(?:^|(?<=\/))index\.html$/, '') ?? defaultUrl(path, layout, readme),
    also: [],
    redirects: redirectsOf(data?.redirect_from),
  };
}

function defaultUrl(path: string, layout: Layout, readme: boolean): string {
  const stem = withoutExtension(withoutRoot(path, layout));
  const name = basename(stem);
  // Eleventy publishes a page that is named like its folder as the folder's index.
  const index = name === 'index' || name === basename(dirname(stem)) || (readme && name === 'README');
  const folder = index ? dirname(stem) : stem;
  return folder === '' ? `${layout.baseUrl}/` : `${layout.baseUrl}/${folder}/`;
}

function fileFolder(from: From, layout: Layout): string {
  const folder = dirname(withoutRoot(from.path, layout));
  return folder === '' ? `${layout.baseUrl}/` : `${layout.baseUrl}/${folder}/`;
}

function readings(link: Written, from: From, layout: Layout, links: EleventyOptions['links']): Reading[] {
  if (links === 'file') return urlReading(fileFolder(from, layout), withoutMarkdown(link), layout);
  const asUrl = urlReading(folderOf(from.url), link.path, layout);
  return links === 'input' && isMarkdown(link.path) && link.url.fragment !== ''
    ? [...fileReading(link.path, from, layout), ...asUrl]
    : asUrl;
}

function withoutMarkdown({ path, url }: Written): string {
  if (url.query !== '' || !isMarkdown(path)) return path;
  return withoutExtension(path).replace(/(^|\/)README$/, '$1') || './';
}

function publishedFiles(urlPath: string, layout: Layout, copied: ReadonlyMap<string, string>): string[] {
  const rest = urlPath.slice(layout.baseUrl.length).replace(/^\/+|\/+$/g, '');
  const places = [inFolder(layout.root, rest), rest, inFolder('public', rest), inFolder('static', rest)];
  for (const [from, to] of copied) {
    const start = to.replace(/^\/+|\/+$/g, '');
    if (rest === start) places.push(from);
    else if (rest.startsWith(start === '' ? '' : `${start}/`))
      places.push(`${from}/${rest.slice(start.length).replace(/^\/+/, '')}`);
  }
  return urlPath.startsWith(layout.baseUrl) ? [...new Set(places)] : [];
}
