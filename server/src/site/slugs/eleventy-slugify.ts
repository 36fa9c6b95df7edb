import slugify from '@sindresorhus/slugify';
import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';

/** Transliterating is slow, and headings are asked for again after every edit of their page. */
const made = new Map<string, string>();
const MOST_KEPT = 20_000;

/** markdown-it-anchor with Eleventy's `slugify` filter. Up to Eleventy 2 the filter parts a word at a typographic apostrophe. */
export const eleventySlugify: SlugDialect = {
  ...markdownItAnchor,
  slug(text) {
    const slug = made.get(text) ?? slugify(text.replaceAll('’', '-'), { decamelize: false });
    if (made.size > MOST_KEPT) made.clear();
    made.set(text, slug);
    return slug;
  },
};
