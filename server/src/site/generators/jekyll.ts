import type { Page } from '../../page/page';
import { JEKYLL_READS } from '../frontmatter/jekyll';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import { headingIds, type SlugDialect } from '../slugs/dialect';
import { kramdownGfm } from '../slugs/kramdown';
import { basename, dirname, inFolder } from '../url';
import {
  fileReading,
  folderOf,
  frontmatterOf,
  hosted,
  hostedReading,
  redirectFrom,
  redirectsOf,
  withoutExtension,
  withoutRoot,
} from './shared';

export interface JekyllOptions {
  /** `permalink: pretty` and its like: `x.md` is published as `/x/` and not as `/x.html`. */
  readonly pretty: boolean;
  /** Pages are published under their bare file name: `permalink: /:name/`, or a plugin that flattens the folders. */
  readonly flat: boolean;
  /** Folders such as `_pages` whose content is published without the folder's name. */
  readonly collections: readonly string[];
  /** jekyll-relative-links: a relative path of a Markdown file leads to its page. */
  readonly relativeLinks: boolean;
  /** jekyll-readme-index: `README.md` is its folder's page. */
  readonly readmeIndex: boolean;
  /** jekyll-redirect-from is in the list of plugins, or may be run all the same. */
  readonly redirects: 'listed' | 'possible' | null;
  /** The host serves `/x` from `x.html`, as GitHub Pages does. */
  readonly extensionless: boolean;
  readonly slugs: SlugDialect;
}

export const JEKYLL: JekyllOptions = {
  pretty: false,
  flat: false,
  collections: [],
  relativeLinks: false,
  readmeIndex: false,
  redirects: null,
  extensionless: false,
  slugs: kramdownGfm,
};

/** What the plugins that GitHub Pages always runs make of a site, and how its host serves it. */
export const GITHUB_PAGES = {
  relativeLinks: true,
  readmeIndex: true,
  redirects: 'possible',
  extensionless: true,
} as const;

/** Jekyll; `permalink` and, with its plugin, `redirect_from` in the frontmatter count. */
export function jekyll(options: JekyllOptions): SiteProfile {
  return {
    ...nameOf(options),
    reads: JEKYLL_READS,
    headingIds: (page) => headingIds(page, options.slugs),
    address: (path, page, layout) => addressOf(path, page, layout, options),
    base: (from) => folderOf(from.url),
    read: (link, from, layout) => readings(link, from, layout, options),
    files(urlPath, layout) {
      const rest = urlPath.slice(layout.baseUrl.length).replace(/^\/+|\/+$/g, '');
      return ['', ...options.collections].map((folder) => inFolder(inFolder(layout.root, folder), rest));
    },
    folders: 'index',
    spellings: (path, { url }, layout) => [
      ...(options.relativeLinks ? [`/${withoutRoot(path, layout)}`] : []),
      url,
      url.replace(/(?<=.)\/$/, ''),
      url.replace(/\.html$/, ''),
    ],
    ...(options.redirects && { forwards: redirectFrom(options.redirects === 'listed') }),
    linkTag: 'file',
    byEnd: true,
    templates: true,
  };
}

function nameOf({ pretty, relativeLinks, extensionless }: JekyllOptions): Pick<SiteProfile, 'id' | 'name'> {
  const [ending, said] = pretty ? ['-pretty', ', pretty permalinks'] : ['', ''];
  if (extensionless) return { id: 'jekyll-github-pages', name: `Jekyll on GitHub Pages${said}` };
  if (relativeLinks) return { id: `jekyll-relative-links${ending}`, name: `Jekyll with relative-links${said}` };
  return { id: `jekyll${ending}`, name: `Jekyll${said}` };
}

function addressOf(path: string, page: Page, layout: Layout, options: JekyllOptions): Address {
  const data = frontmatterOf(page);
  const collection = options.collections.find((folder) => withoutRoot(path, layout).startsWith(`${folder}/`));
  const file = withoutRoot(path, layout).slice(collection === undefined ? 0 : collection.length + 1);
  const stem = withoutExtension(file);
  const index = /^index$/i.test(basename(stem)) || (options.readmeIndex && /^readme$/i.test(basename(stem)));
  const full = index ? dirname(stem) : stem;
  const short = options.flat ? basename(full) : full;
  const permalink = data?.permalink;
  const own =
    typeof permalink === 'string' && permalink.includes('/') && !permalink.includes(':')
      ? `/${permalink.replace(/^\/+/, '')}`
      : null;
  const url = own ?? published(short, index, options.pretty, layout);
  // Whether a plugin flattens the folders is not always to be read.
  const urls = own === null ? [url, published(full, index, options.pretty, layout)] : [url];
  return {
    url,
    also: urls.flatMap((each) => [each, hosted(each), ...(options.extensionless ? [each.replace(/\.html$/, '')] : [])]),
    redirects: options.redirects ? redirectsOf(data?.redirect_from).flatMap((old) => [old, hosted(old)]) : [],
  };
}

function published(stem: string, index: boolean, pretty: boolean, layout: Layout): string {
  if (stem === '') return `${layout.baseUrl}/`;
  return `${layout.baseUrl}/${stem}${index || pretty ? '/' : '.html'}`;
}

function readings({ path, url, html }: Written, from: From, layout: Layout, options: JekyllOptions): Reading[] {
  const asUrl = hostedReading(folderOf(from.url), path, layout);
  // The plugin finds a file only by the very text of the link.
  const plain = url.query === '' && url.fragment !== '' && !/\s/.test(url.path);
  const isFile = options.relativeLinks && !html && plain && /\.[a-z0-9]+$/i.test(path);
  return isFile ? [...fileReading(path, from, layout), ...asUrl] : asUrl;
}
