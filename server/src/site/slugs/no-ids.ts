import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';

/** Headings are rendered without ids, but for those that HTML headings bring: Eleventy by itself, jekyll-commonmark. */
export const noIds: SlugDialect = { ...markdownItAnchor, role: () => 'none', customIds: false };
