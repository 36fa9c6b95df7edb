import type { Page } from '../../page/page';
import type { Address, Layout, SiteProfile } from '../profile';
import { headingIds, type SlugDialect } from '../slugs/dialect';
import { github, githubSlug } from '../slugs/github';
import { basename, dirname } from '../url';
import { joinUrl, withoutExtension, withoutRoot } from './shared';

const slugs: SlugDialect = { ...github, slug: (text) => githubSlug(text.toLowerCase()), customIds: true };

/** GitBook: links are relative to the file and may leave out `.md`; `README.md` is its folder's page. */
export const gitbook: SiteProfile = {
  id: 'gitbook',
  name: 'GitBook',
  headingIds: (page) => headingIds(page, slugs),
  otherHeadingIds: (page) => headingIds(page, { ...slugs, slug: (text) => slugs.slug(text).replace(/-+/g, '-').replace(/^-|-$/g, '') }),
  address: (path, _page: Page, layout) => addressOf(path, layout),
  base: (from, layout) => `/${dirname(withoutRoot(from.path, layout))}/`.replace('//', '/'),
  read(path, _url, from, layout) {
    const urlPath = joinUrl(this.base(from, layout), path, layout);
    return urlPath === null ? [] : [urlPath];
  },
  files: (urlPath, layout) => {
    const rest = urlPath.replace(/^\/+|\/+$/g, '');
    return [layout.root === '' ? rest : `${layout.root}/${rest}`];
  },
  folders: 'index',
  spellings: (path, address, layout) => [`/${withoutRoot(path, layout)}`, address.url, `${address.url}/`],
  templates: false,
};

function addressOf(path: string, layout: Layout): Address {
  const file = `/${withoutRoot(path, layout)}`;
  const stem = withoutExtension(file);
  const url = /^readme$/i.test(basename(stem)) ? dirname(stem) : stem;
  return { url: url === '' ? '/' : url, also: [file, stem, `${stem}.html`], redirects: [] };
}
