import type { Page } from '../../page/page';
import type { Address, Layout, SiteProfile } from '../profile';
import { headingIds } from '../slugs/dialect';
import { kramdownGfm } from '../slugs/kramdown';
import { basename, dirname } from '../url';
import { inFolder, joinUrl, redirectsOf, withoutExtension, withoutRoot } from './shared';

export interface JekyllOptions {
  /** `permalink: pretty` and its like: `x.md` is published as `/x/` and not as `/x.html`. */
  readonly pretty: boolean;
  /** Pages are published under their bare file name: `permalink: /:name/`, or a plugin that flattens the folders. */
  readonly flat: boolean;
  /** Folders such as `_pages` whose content is published without the folder's name. */
  readonly collections: readonly string[];
}

/** Jekyll with kramdown in GFM mode; `permalink` and `redirect_from` in the frontmatter count. */
export function jekyll(options: JekyllOptions): SiteProfile {
  return {
    id: 'jekyll',
    name: 'Jekyll',
    headingIds: (page) => headingIds(page, kramdownGfm),
    address: (path, page, layout) => addressOf(path, page, layout, options),
    base: (from) => from.url.slice(0, from.url.lastIndexOf('/') + 1),
    read(path, _url, from, layout) {
      const urlPath = joinUrl(this.base(from, layout), path, layout);
      return urlPath === null ? [] : [urlPath];
    },
    files(urlPath, layout) {
      const rest = urlPath.slice(layout.baseUrl.length).replace(/^\/+|\/+$/g, '');
      return ['', ...options.collections].map((folder) => inFolder(inFolder(layout.root, folder), rest));
    },
    folders: 'index',
    spellings: (_path, address) => [address.url, address.url.replace(/(?<=.)\/$/, ''), ...address.also],
    linkTag: 'file',
    templates: true,
  };
}

function addressOf(path: string, page: Page, layout: Layout, options: JekyllOptions): Address {
  const data = page.frontmatter?.misplaced === false ? page.frontmatter.data : null;
  const collection = options.collections.find((folder) => withoutRoot(path, layout).startsWith(`${folder}/`));
  const file = withoutRoot(path, layout).slice(collection === undefined ? 0 : collection.length + 1);
  const stem = withoutExtension(file);
  const index = /^index$/i.test(basename(stem));
  const full = index ? dirname(stem) : stem;
  const short = options.flat ? basename(full) : full;
  const permalink = data?.permalink;
  const url =
    typeof permalink === 'string' && permalink.includes('/') && !permalink.includes(':')
      ? `/${permalink.replace(/^\/+/, '')}`
      : published(short, index, options.pretty, layout);
  return {
    url,
    // A host serves `/x` from `x.html`; whether a plugin flattens the folders is not always to be read.
    also: [
      published(full, index, options.pretty, layout),
      `${layout.baseUrl}/${short}`,
      `${layout.baseUrl}/${short}.html`,
    ],
    redirects: redirectsOf(data?.redirect_from),
  };
}

function published(stem: string, index: boolean, pretty: boolean, layout: Layout): string {
  if (stem === '') return `${layout.baseUrl}/`;
  return `${layout.baseUrl}/${stem}${index || pretty ? '/' : '.html'}`;
}
