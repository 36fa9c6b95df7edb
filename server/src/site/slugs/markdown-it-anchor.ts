import type { SlugDialect } from './dialect';

/** markdown-it-anchor's defaults: the id is percent-encoded, and written that way into the page. */
export const markdownItAnchor: SlugDialect = {
  parts: ['text', 'code', 'template'],
  slug: (text) => encode(text.trim().toLowerCase().replace(/\s+/g, '-')),
  emptyHeadings: 'id',
  duplicates: 'free',
  customIds: false,
  htmlHeadings: false,
};

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
