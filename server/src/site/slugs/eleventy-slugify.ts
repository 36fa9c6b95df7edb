import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';
import { byWord } from './sindresorhus';

/** Eleventy's `slugify` filter. Up to Eleventy 2 it parts a word at a typographic apostrophe. */
export const slugifyFilter = byWord({ decamelize: false }, (word) => word.replaceAll('’', '-'));

/** markdown-it-anchor with Eleventy's `slugify` filter. */
export const eleventySlugify: SlugDialect = { ...markdownItAnchor, slug: slugifyFilter };
