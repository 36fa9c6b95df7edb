import slugify from '@sindresorhus/slugify';
import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';

/** markdown-it-anchor with Eleventy's `slugify` filter. Up to Eleventy 2 the filter parts a word at a typographic apostrophe. */
export const eleventySlugify: SlugDialect = {
  ...markdownItAnchor,
  slug: (text) => slugify(text.replaceAll('’', '-'), { decamelize: false }),
};
