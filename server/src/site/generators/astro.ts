import type { Page } from '../../page/page';
import { STARLIGHT_READS } from '../frontmatter/starlight';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import { astro as ids } from '../slugs/astro';
import type { SlugDialect } from '../slugs/dialect';
import { basename, dirname, inFolder, isMarkdown } from '../url';
import { fileReading, folderOf, frontmatterOf, urlReading, withoutExtension, withoutRoot } from './shared';
import { staticSite } from './static';

export interface AstroOptions {
  readonly slugs: SlugDialect;
  /** Starlight names pages by its own rule: lower-case, hyphens for spaces. */
  readonly starlight: boolean;
  /** `trailingSlash: 'never'` or `build.format: 'file'`: a page's URL has no slash at its end. */
  readonly slash: boolean;
  /** A plugin rewrites links to `.md` files. */
  readonly fileLinks: boolean;
  /** Pages of a content collection, which the site's own code publishes anywhere. */
  readonly collections: boolean;
  /** `base`: the URL path of the site. */
  readonly base: string;
  /** Folder of the configuration. */
  readonly folder: string;
}

export const ASTRO: AstroOptions = {
  slugs: ids,
  starlight: false,
  slash: true,
  fileLinks: false,
  collections: false,
  base: '',
  folder: '',
};

/** Astro: `x.md` is published as `/x/`, and links are read as a browser does; Markdown images lie beside the file. */
export function astro(options: AstroOptions): SiteProfile {
  return staticSite({
    id: options.starlight ? 'starlight' : 'astro',
    name: options.starlight ? 'Starlight' : 'Astro',
    ...(options.starlight && { reads: STARLIGHT_READS }),
    slugs: options.slugs,
    base: options.base,
    assets: [inFolder(options.folder, 'public')],
    sources: [inFolder(options.folder, 'src/pages')],
    fileLinks: options.fileLinks,
    address: (path, page, layout) => addressOf(path, page, layout, options),
    read: (link, from, layout) => readings(link, from, layout, options),
  });
}

function addressOf(path: string, page: Page, layout: Layout, { starlight, slash, collections }: AstroOptions): Address {
  const own = frontmatterOf(page)?.slug;
  const stem = withoutExtension(withoutRoot(path, layout));
  const spelled = starlight ? stem.split('/').map(segment).join('/') : stem;
  const name = (starlight || collections) && typeof own === 'string' ? own.replace(/^\/+|\/+$/g, '') : spelled;
  const folder = basename(name) === 'index' ? dirname(name) : name;
  const url = `${layout.baseUrl}/${folder}${slash && folder !== '' ? '/' : ''}`;
  const flat =
    collections && folder.includes('/') ? [`${layout.baseUrl}/${folder.slice(folder.indexOf('/') + 1)}`] : [];
  return { url, also: flat, redirects: [] };
}

/** One name of a path as Starlight's collection writes it. */
const segment = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

function readings(link: Written, from: From, layout: Layout, options: AstroOptions): Reading[] {
  const { path } = link;
  const byUrl = urlReading(folderOf(from.url), path, layout);
  const isFile = options.fileLinks && isMarkdown(path);
  const besideFile = !link.html && link.embeds;
  const loose = options.collections ? urlReading(`${layout.baseUrl}/`, path, layout) : [];
  return isFile || besideFile || options.collections ? [...fileReading(path, from, layout), ...byUrl, ...loose] : byUrl;
}
