import type { Page } from '../../page/page';
import type { Address, Layout, SiteProfile } from '../profile';
import { headingIds, type SlugDialect } from '../slugs/dialect';
import { github, githubSlug } from '../slugs/github';
import { honkit } from '../slugs/honkit';
import { byWord } from '../slugs/sindresorhus';
import { basename, dirname, inFolder } from '../url';
import { joinUrl, withoutExtension, withoutRoot } from './shared';

const lowerCase = (text: string): string => githubSlug(text.toLowerCase());
const slugs: SlugDialect = { ...github, slug: lowerCase, customIds: true, customId: honkit.customId };

/** GitBook has changed how it makes ids more than once; old links keep working. */
const OTHERS: readonly SlugDialect['slug'][] = [
  (text) => lowerCase(text).replace(/-+/g, '-').replace(/^-|-$/g, ''),
  byWord({ decamelize: false }),
  byWord({ decamelize: false }, (word) => word.replace(/['’]/g, '-')),
];

/** GitBook: links are relative to the file and may leave out `.md`; `README.md` is its folder's page. */
export const gitbook: SiteProfile = {
  id: 'gitbook',
  name: 'GitBook',
  headingIds: (page) => headingIds(page, slugs),
  otherHeadingIds: (page) => OTHERS.flatMap((slug) => headingIds(page, { ...slugs, slug })),
  address: (path, _page: Page, layout) => addressOf(path, layout),
  base: (from, layout) => `/${dirname(withoutRoot(from.path, layout))}/`.replace('//', '/'),
  read({ path }, from, layout) {
    // The file is looked up before there is a URL, so a path that climbs too far leads nowhere.
    const base = this.base(from, layout);
    return [{ url: joinUrl(base, path, { ...layout, whole: false }) ?? base + path }];
  },
  files: (urlPath, layout) => {
    const rest = urlPath.replace(/^\/+|\/+$/g, '');
    return [inFolder(layout.root, rest)];
  },
  folders: 'index',
  spellings: (path, address, layout) => [`/${withoutRoot(path, layout)}`, address.url, `${address.url}/`],
  linkTag: 'unknown',
  byPath: true,
  byEnd: true,
  // "Site redirects", About automatic redirects, in GitBook's documentation.
  forwardsMoved: true,
  templates: false,
};

function addressOf(path: string, layout: Layout): Address {
  const file = `/${withoutRoot(path, layout)}`;
  const stem = withoutExtension(file);
  const url = /^readme$/i.test(basename(stem)) ? dirname(stem) : stem;
  return { url: url === '' ? '/' : url, also: [file, stem, `${stem}.html`], redirects: [] };
}
