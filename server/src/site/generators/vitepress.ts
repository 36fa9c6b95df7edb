import type { Page } from '../../page/page';
import { VITEPRESS_READS } from '../frontmatter/vitepress';
import type { Address, From, Layout, Reading, SiteProfile, Written } from '../profile';
import type { SlugDialect } from '../slugs/dialect';
import { vitepress as ids } from '../slugs/vitepress';
import { basename, dirname, inFolder, isMarkdown } from '../url';
import { fileReading, folderOf, hostedReading, withoutExtension, withoutRoot } from './shared';
import { staticSite } from './static';

export interface VitePressOptions {
  /** `cleanUrls`: `x.md` is published as `/x` and not as `/x.html`. */
  readonly clean: boolean;
  readonly slugs: SlugDialect;
  readonly otherSlugs: readonly SlugDialect[];
  /** `base`: the URL path of the site, which VitePress itself puts before absolute links. */
  readonly base: string;
  /** `srcDir`, where the pages and the folder `public` lie. */
  readonly sources: string;
}

export const VITEPRESS: VitePressOptions = { clean: false, slugs: ids, otherSlugs: [], base: '', sources: '' };

/** VitePress: links in Markdown are relative to the file, and it adds `.html` to those without an extension. */
export function vitepress(options: VitePressOptions): SiteProfile {
  return staticSite({
    id: options.clean ? 'vitepress-clean-urls' : 'vitepress',
    name: options.clean ? 'VitePress with cleanUrls' : 'VitePress',
    reads: VITEPRESS_READS,
    slugs: options.slugs,
    otherSlugs: options.otherSlugs,
    base: options.base,
    assets: [inFolder(options.sources, 'public')],
    fileLinks: true,
    ...(!options.clean && { emptyLinks: 'broken' }),
    address: (path, _page: Page, layout) => addressOf(path, layout, options.clean),
    byPath: true,
    byEnd: true,
    read: (link, from, layout) => readings(link, from, layout, options),
  });
}

function addressOf(path: string, layout: Layout, clean: boolean): Address {
  const stem = withoutExtension(withoutRoot(path, layout));
  const at = (rest: string): string => `${layout.baseUrl}/${rest}`;
  const file = at(`${stem}.html`);
  if (basename(stem) !== 'index') return { url: clean ? at(stem) : file, also: clean ? [file] : [], redirects: [] };
  const folder = dirname(stem);
  return { url: folder === '' ? at('') : at(`${folder}/`), also: clean ? [file, at(stem)] : [file], redirects: [] };
}

function readings({ path, html }: Written, from: From, layout: Layout, { clean, base }: VitePressOptions): Reading[] {
  const byUrl = (written: string): Reading[] => hostedReading(folderOf(from.url), written, layout);
  if (html) return byUrl(path);
  if (isMarkdown(path)) return fileReading(path, from, layout);
  const written = clean || path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}.html`;
  return [...(path.startsWith('/') && base !== '' ? byUrl(base + written) : []), ...byUrl(written)];
}
