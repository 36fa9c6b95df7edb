import type { SiteProfile } from '../profile';
import { headingIds } from '../slugs/dialect';
import { github as githubIds, githubSlug } from '../slugs/github';
import { basename, dirname } from '../url';
import { folderOf, urlReading } from './shared';

/** A repository as GitHub shows it: a page's URL is its file's path, a folder shows its listing and its README. */
export const github: SiteProfile = {
  id: 'github',
  name: 'GitHub',
  headingIds: (page) => headingIds(page, githubIds),
  otherHeadingIds: (page) => headingIds(page, { ...githubIds, slug: (text) => githubSlug(text.toLowerCase()) }),
  address(path) {
    const isReadme = /^readme\.(?:md|markdown)$/i.test(basename(path));
    return { url: `/${path}`, also: isReadme ? [`/${dirname(path)}`] : [], redirects: [] };
  },
  base: (from) => folderOf(from.url),
  // Above the repository lie its issues and the like: `../../issues` is no mistake.
  read: ({ path }, from, layout) => urlReading(folderOf(from.url), path, { ...layout, whole: false }),
  files: (urlPath) => [urlPath.replace(/^\/+|\/+$/g, '')],
  folders: 'listed',
  spellings: (_path, address) => [address.url, ...address.also.flatMap((url) => [url, `${url.replace(/\/$/, '')}/`])],
  frontmatter: 'unread',
  linkTag: 'unknown',
  byPath: true,
  byEnd: true,
  templates: false,
  // GitHub scrolls by a script, which looks for its lower-case ids.
  ignoresFragmentCase: true,
};
