import type { Page } from '../../page/page';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import type { SlugDialect } from '../slugs/dialect';
import { basename, dirname, inFolder, isMarkdown } from '../url';
import { fileReading, folderOf, frontmatterOf, urlReading, withoutExtension, withoutRoot } from './shared';
import { staticSite } from './static';

export interface LooseOptions {
  readonly slugs: SlugDialect;
  /** URL path of the site. */
  readonly base: string;
  /** Folder of the configuration. */
  readonly folder: string;
}

interface Loose extends LooseOptions {
  readonly id: string;
  readonly name: string;
  readonly assets: readonly string[];
  readonly sources: readonly string[];
  /** Keys of the frontmatter that may name a page's URL path. */
  readonly keys: readonly string[];
}

/**
 * A site whose own code decides on URLs and links: a page is at its file's path or where its frontmatter says, and a
 * link that works when it is read from the page's URL or from its file is not broken.
 */
export function looseSite({ id, name, slugs, base, folder, assets, sources, keys }: Loose): SiteProfile {
  return staticSite({
    id,
    name,
    slugs,
    base,
    assets: assets.map((each) => inFolder(folder, each)),
    sources: sources.map((each) => inFolder(folder, each)),
    templates: true,
    fileLinks: true,
    address: (path, page, layout) => addressOf(path, page, layout, keys),
    read: (link, from, layout) => readings(link, from, layout, base),
  });
}

function addressOf(path: string, page: Page, layout: Layout, keys: readonly string[]): Address {
  const data = frontmatterOf(page);
  const stem = withoutExtension(withoutRoot(path, layout));
  const isIndex = /^(?:index|readme|page)$/i.test(basename(stem));
  // A folder in parentheses groups files and is no part of the URL.
  const folder = (isIndex ? dirname(stem) : stem).replace(/(^|\/)\([^)/]*\)(?=\/|$)/g, '').replace(/^\/+/, '');
  const url = `${layout.baseUrl}/${folder}${folder === '' ? '' : '/'}`;
  const named = keys.flatMap((key) => {
    const value = data?.[key];
    return typeof value === 'string'
      ? [`/${value.replace(/^\/+/, '')}`, `${layout.baseUrl}/${value.replace(/^\/+/, '')}`]
      : [];
  });
  const flat = folder.includes('/') ? [`${layout.baseUrl}/${basename(folder)}`] : [];
  return { url: named[0] ?? url, also: [...named, url, ...flat], redirects: [] };
}

function readings({ path }: Written, from: From, layout: Layout, base: string): Reading[] {
  const plain = withoutExtension(path);
  const file = fileReading(path, from, layout);
  const folder = dirname(withoutRoot(from.path, layout));
  const fromFile = folder === '' ? `${layout.baseUrl}/` : `${layout.baseUrl}/${folder}/`;
  const starts = [folderOf(from.url), folderOf(from.url.replace(/\/$/, '')), fromFile];
  return [
    ...(isMarkdown(path) ? file : []),
    ...[...new Set(starts)].flatMap((start) => urlReading(start, plain, layout)),
    ...(path.startsWith('/') && base !== '' ? urlReading('/', base + plain, layout) : []),
    ...(path.startsWith('/') && layout.baseUrl !== '' ? urlReading('/', layout.baseUrl + plain, layout) : []),
    ...(isMarkdown(path) ? [] : file),
  ];
}
