import { atEnd, attributeReader } from './custom-ids';
import type { SlugDialect } from './dialect';
import { free } from './duplicates';
import { joined } from './text';

/** markdown-it-attrs: any attributes in braces, the shortest `{#x}`. */
export const markdownItAttributes = atEnd(/(?<!\\)\{((?:[#.][^{}]|[^#.{}])[^{}]*)\}$/, attributeReader(''));

/** markdown-it-anchor's defaults: the id is percent-encoded, and written that way into the page. */
export const markdownItAnchor: SlugDialect = {
  text: joined('text', 'code', 'template'),
  slug: (text) => encodeURIComponent(text.trim().toLowerCase().replace(/\s+/g, '-').toWellFormed()),
  duplicates: free,
  role: () => 'id',
  customIds: false,
  customId: markdownItAttributes,
  htmlHeadings: 'own',
};
