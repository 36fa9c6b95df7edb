import type { Page } from '../../page/page';
import type { Address, Layout, SiteProfile } from '../profile';
import type { SlugDialect } from '../slugs/dialect';
import { honkit as ids } from '../slugs/honkit';
import { basename, dirname, isMarkdown } from '../url';
import { fileReading, folderOf, urlReading, withoutExtension, withoutRoot } from './shared';
import { staticSite } from './static';

export interface HonKitOptions {
  readonly slugs: SlugDialect;
}

export const HONKIT: HonKitOptions = { slugs: ids };

/** HonKit and the GitBook that it came from: `x.md` is published as `/x.html`, `README.md` is its folder's page. */
export function honkit({ slugs }: HonKitOptions): SiteProfile {
  return staticSite({
    id: 'honkit',
    name: 'HonKit',
    slugs,
    assets: [],
    templates: true,
    fileLinks: true,
    address: (path, _page: Page, layout) => addressOf(path, layout),
    byPath: true,
    byEnd: true,
    read: ({ path }, from, layout) => [
      ...(isMarkdown(path) ? fileReading(path, from, layout) : []),
      ...urlReading(folderOf(from.url), path, layout),
    ],
  });
}

function addressOf(path: string, layout: Layout): Address {
  const stem = withoutExtension(withoutRoot(path, layout));
  const at = (rest: string): string => `${layout.baseUrl}/${rest}`;
  if (!/^readme$/i.test(basename(stem))) return { url: at(`${stem}.html`), also: [at(stem)], redirects: [] };
  const folder = dirname(stem);
  const url = folder === '' ? at('') : at(`${folder}/`);
  return { url, also: [`${url}index.html`], redirects: [] };
}
