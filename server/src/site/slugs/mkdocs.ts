import type { Heading } from '../../page/page';
import { atEnd, attributeReader, contentOf } from './custom-ids';
import type { SlugDialect } from './dialect';
import { underscored } from './duplicates';
import { joined } from './text';

/** MkDocs: the `slugify` of Python-Markdown's `toc`; ids of one's own with `attr_list`. */
export const mkdocs: SlugDialect = {
  text: joined('text', 'code', 'template', 'footnote', 'break'),
  slug: (text) => pythonSlug(text.normalize('NFKD').replace(/[^\0-\x7f]/g, '')),
  duplicates: underscored,
  role: (heading) => (isUnknown(heading) ? 'none' : 'id'),
  customIds: false,
  customId: atEnd(/(?<=^|[ \t])\{:?([^{}*]*)\}$/, attributeReader('id')),
  htmlHeadings: 'own',
  spaceless: true,
};

/** MkDocs with `slugify_unicode`: letters of other scripts stay. */
export const mkdocsUnicode: SlugDialect = { ...mkdocs, slug: pythonSlug };

function pythonSlug(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

/** What Python-Markdown takes for a paragraph; it reads a backslash at the end as an escaped line break. */
function isUnknown(heading: Heading): boolean {
  return heading.oddities.length > 0 || /[\r\n]|\\$/.test(contentOf(heading));
}
