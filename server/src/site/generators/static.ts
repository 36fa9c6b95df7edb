import type { Page } from '../../page/page';
import { spacelessHeadings } from '../../page/spaceless-headings';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import { headingIds, type SlugDialect } from '../slugs/dialect';
import { inFolder } from '../url';
import { folderOf, urlReading, withoutRoot } from './shared';

/** What sets one generator of static sites apart from the others. */
export interface StaticSite
  extends Pick<SiteProfile, 'id' | 'name' | 'byPath' | 'byEnd' | 'makesPage' | 'emptyLinks' | 'forwards' | 'reads'> {
  readonly slugs: SlugDialect;
  /** Others that a setting which cannot be read may have chosen. */
  readonly otherSlugs?: readonly SlugDialect[];
  /** URL path of the whole site, where the handbook is a part of it; no trailing slash. */
  readonly base?: string;
  /** Folders of the opened folder whose files are published at the top of the site. */
  readonly assets: readonly string[];
  /** Folders of the opened folder whose source files, in whatever language, become pages at the top of the site. */
  readonly sources?: readonly string[];
  /** Shortcodes and layouts may add what a page's text does not show. */
  readonly templates?: true;
  /** A link to a page may be written as the path of its file. */
  readonly fileLinks: boolean;
  address(path: string, page: Page, layout: Layout): Address;
  /** As a browser reads it, without this. */
  read?(link: Written, from: From, layout: Layout): readonly Reading[];
}

const SOURCES = ['astro', 'tsx', 'jsx', 'ts', 'js', 'vue', 'svelte', 'mdx', 'md', 'html'];

/** Generators that make a folder of files out of pages have most in common. */
export function staticSite(own: StaticSite): SiteProfile {
  const {
    slugs: { spaceless },
    otherSlugs = [],
  } = own;
  return {
    id: own.id,
    name: own.name,
    headingIds: (page) => headingIds(page, own.slugs),
    otherHeadingIds: (page) => [
      ...otherSlugs.flatMap((slugs) => headingIds(page, slugs)),
      ...(spaceless ? spacelessIds(page, own.slugs) : []),
    ],
    address: own.address,
    ...(own.byPath && { byPath: own.byPath }),
    ...(own.byEnd && { byEnd: own.byEnd }),
    base: (from) => folderOf(from.url),
    read: own.read ?? ((link, from, layout) => urlReading(folderOf(from.url), link.path, layout)),
    files: (urlPath, layout) => [...new Set(published(urlPath, layout, own))],
    folders: 'index',
    ...(own.makesPage && { makesPage: own.makesPage }),
    ...(own.forwards && { forwards: own.forwards }),
    ...(own.reads && { reads: own.reads }),
    ...(own.emptyLinks && { emptyLinks: own.emptyLinks }),
    spellings: (path, { url }, layout) => [
      ...(own.fileLinks ? [`/${withoutRoot(path, layout)}`] : []),
      url,
      url.replace(/(?<=.)\/$|\.html$/, ''),
    ],
    linkTag: 'unknown',
    templates: own.templates ?? false,
  };
}

const spacelessIds = (page: Page, slugs: SlugDialect): (string | null)[] =>
  headingIds({ ...page, headings: spacelessHeadings(page).map(({ heading }) => heading) }, slugs);

function published(urlPath: string, layout: Layout, { base = '', assets, sources = [] }: StaticSite): string[] {
  const inside = below(layout.baseUrl, urlPath);
  const onSite = below(base, urlPath);
  return [
    ...(inside === null ? [] : [inFolder(layout.root, inside)]),
    ...(onSite === null ? [] : assets.map((folder) => inFolder(folder, onSite))),
    ...(onSite === null || onSite === '' ? [] : sources.flatMap((folder) => withSources(inFolder(folder, onSite)))),
  ];
}

const withSources = (path: string): string[] =>
  /\.[a-z]+$/.test(path) ? [] : [path, ...SOURCES.map((extension) => `${path}.${extension}`)];

/** The rest of a URL path below another, without slashes at its ends; null when it is not below it. */
function below(base: string, urlPath: string): string | null {
  if (urlPath !== base && !urlPath.startsWith(`${base}/`)) return null;
  return urlPath.slice(base.length).replace(/^\/+|\/+$/g, '');
}
