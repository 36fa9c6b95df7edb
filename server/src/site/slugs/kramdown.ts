import type { SlugDialect } from './dialect';
import { githubSlug } from './github';

/** Jekyll's kramdown in GFM mode; typographic dashes are gone before the id is made. */
export const kramdownGfm: SlugDialect = {
  parts: ['text', 'code', 'template', 'break'],
  slug: (text) => githubSlug(text.replace(/-{2,3}/g, '').toLowerCase()),
  emptyHeadings: 'none',
  duplicates: 'counted',
  customIds: true,
  htmlHeadings: false,
};
