import type { SiteProfile } from '../profile';
import { gatsby as ids } from '../slugs/gatsby';
import { type LooseOptions, looseSite } from './loose';

export const GATSBY: LooseOptions = { slugs: ids, base: '', folder: '' };

/** Gatsby: the site's own code gives each page its URL, mostly by its file's path or by a key of its frontmatter. */
export function gatsby(options: LooseOptions): SiteProfile {
  return looseSite({
    ...options,
    id: 'gatsby',
    name: 'Gatsby',
    assets: ['static'],
    sources: ['src/pages'],
    keys: ['slug', 'path', 'permalink', 'url'],
  });
}
