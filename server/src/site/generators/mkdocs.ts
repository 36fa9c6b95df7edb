import type { Page } from '../../page/page';
import { MKDOCS_READS } from '../frontmatter/mkdocs';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import type { SlugDialect } from '../slugs/dialect';
import { mkdocs as ids } from '../slugs/mkdocs';
import { basename, dirname, isMarkdown } from '../url';
import { fileReading, folderOf, hosted, hostedReading, withoutExtension, withoutRoot } from './shared';
import { staticSite } from './static';

export interface MkDocsOptions {
  /** `use_directory_urls`: `x.md` is published as `/x/` and not as `/x.html`. */
  readonly directories: boolean;
  readonly slugs: SlugDialect;
  readonly otherSlugs: readonly SlugDialect[];
  /** `absolute_links: relative_to_docs`, or a plugin that finds pages: `/x.md` names a file too. */
  readonly absoluteFiles: boolean;
}

/** Where nothing is known of the site's extensions, ids of one's own may count. */
export const MKDOCS: MkDocsOptions = {
  directories: true,
  slugs: { ...ids, customIds: true },
  otherSlugs: [ids],
  absoluteFiles: false,
};

/** MkDocs: a relative path of a file that is there leads to its page; all else is read as a browser does. */
export function mkdocs(options: MkDocsOptions): SiteProfile {
  return staticSite({
    id: options.directories ? 'mkdocs' : 'mkdocs-flat',
    name: options.directories ? 'MkDocs' : 'MkDocs, pages as .html files',
    reads: MKDOCS_READS,
    slugs: options.slugs,
    otherSlugs: options.otherSlugs,
    assets: [],
    fileLinks: options.absoluteFiles,
    address: (path, _page: Page, layout) => addressOf(path, layout, options.directories),
    byPath: true,
    byEnd: true,
    read: (link, from, layout) => readings(link, from, layout, options),
    makesPage: (urlPath) => urlPath === '/search.html',
  });
}

function addressOf(path: string, layout: Layout, directories: boolean): Address {
  const stem = withoutExtension(withoutRoot(path, layout));
  const index = /^(?:index|README)$/.test(basename(stem));
  const folder = index ? dirname(stem) : stem;
  const url = folder === '' ? '/' : index || directories ? `/${folder}/` : `/${folder}.html`;
  return { url: layout.baseUrl + url, also: [hosted(layout.baseUrl + url)], redirects: [] };
}

function readings(link: Written, from: From, layout: Layout, { absoluteFiles }: MkDocsOptions): Reading[] {
  const isFile = !link.html && (absoluteFiles || !link.path.startsWith('/')) && /[^/]\.[a-z0-9]+$/i.test(link.path);
  const file = isFile ? fileReading(link.path, from, layout) : [];
  if (isMarkdown(link.path) && file.length > 0) return file;
  return [...file, ...hostedReading(folderOf(from.url), link.path, layout)];
}
