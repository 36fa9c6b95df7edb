import { slug } from 'github-slugger';
import { noCustomId } from './custom-ids';
import type { SlugDialect } from './dialect';
import { slugger } from './duplicates';
import { joined } from './text';

/** rehype-slug (Next, remark): github-slugger over the HTML; HTML headings count with rehype-raw. */
export const rehypeSlug: SlugDialect = {
  text: joined('text', 'code', 'template', 'footnote', 'break'),
  slug: (text) => slug(text),
  duplicates: slugger,
  role: () => 'id',
  customIds: false,
  customId: noCustomId,
  htmlHeadings: 'all',
};
