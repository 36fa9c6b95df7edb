import type { Page } from '../../page/page';
import type { Address, From, Layout, SiteProfile } from '../profile';
import { headingIds, type SlugDialect } from '../slugs/dialect';
import { basename, dirname, isMarkdown, type ParsedUrl } from '../url';
import { inFolder, joinUrl, redirectsOf, withoutExtension, withoutRoot } from './shared';

export interface EleventyOptions {
  /** `url`: as a browser reads it, from the page's own URL. `file`: the site rewrites links that are relative to the file. */
  readonly links: 'url' | 'file';
  readonly slugs: SlugDialect;
  readonly customIds: boolean;
  /** `addPassthroughCopy`: folders and files of the opened folder, with the URL path that they are copied to. */
  readonly copied: ReadonlyMap<string, string>;
}

/** Eleventy: `x.md` is published as `/x/`, `index.md` as its folder; `permalink` in the frontmatter decides otherwise. */
export function eleventy(options: EleventyOptions): SiteProfile {
  const slugs = { ...options.slugs, customIds: options.customIds };
  const file = options.links === 'file';
  return {
    id: file ? 'eleventy-file-links' : 'eleventy',
    name: file ? 'Eleventy, links relative to the file' : 'Eleventy',
    headingIds: (page) => headingIds(page, slugs),
    address: (path, page, layout) => addressOf(path, page, layout, file),
    base: (from, layout) => (file ? fileFolder(from, layout) : folderOf(from.url)),
    read(path, url, from, layout) {
      const urlPath = joinUrl(this.base(from, layout), file ? withoutMarkdown(path, url) : path, layout);
      return urlPath === null ? [] : [urlPath];
    },
    files: (urlPath, layout) => publishedFiles(urlPath, layout, options.copied),
    folders: 'index',
    spellings: (path, address, layout) =>
      file && address.url === defaultUrl(path, layout, true)
        ? [`${layout.baseUrl}/${withoutRoot(path, layout)}`, address.url.replace(/\/$/, ''), address.url]
        : [address.url, address.url.replace(/(?<=.)\/$/, '')],
    linkTag: 'unknown',
    templates: true,
  };
}

function addressOf(path: string, page: Page, layout: Layout, readme: boolean): Address {
  const data = page.frontmatter?.misplaced === false ? page.frontmatter.data : null;
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

const folderOf = (url: string): string => url.slice(0, url.lastIndexOf('/') + 1);

function withoutMarkdown(path: string, url: ParsedUrl): string {
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
