import { noCustomId } from './custom-ids';
import type { SlugDialect } from './dialect';
import { countedFrom } from './duplicates';
import { slugifyFilter } from './eleventy-slugify';
import { isEmpty, joinedBy } from './text';

/** Eleventy's IdAttributePlugin: the `slugify` filter over the HTML, in which the words of comments count. */
export const idAttributePlugin: SlugDialect = {
  text: joinedBy(({ kind, value }) => {
    if (kind === 'html') return /^<!--(.*?)(?:-->)?$/s.exec(value)?.[1] ?? '';
    return kind === 'alt' ? '' : value;
  }),
  slug: slugifyFilter,
  duplicates: countedFrom(2),
  role: (heading) => (isEmpty(heading) ? 'none' : 'id'),
  customIds: false,
  customId: noCustomId,
  htmlHeadings: 'all',
};
