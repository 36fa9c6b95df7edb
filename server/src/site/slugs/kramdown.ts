import type { Heading } from '../../page/page';
import { type CustomId, contentOf } from './custom-ids';
import type { SlugDialect } from './dialect';
import { counted } from './duplicates';
import { githubSlug } from './github';
import { joinedBy } from './text';

/** `{#id}` at the very end, after closing hashes. */
const HEADER_ID = /[ \t]\{#([A-Za-z][\w.:-]*)\}[ \t]*$/;

/** Jekyll's kramdown in GFM mode; typographic dashes are gone before the id is made. */
export const kramdownGfm: SlugDialect = {
  text: joinedBy(({ kind, value }) => {
    if (kind === 'alt' || kind === 'html' || kind === 'footnote') return '';
    return kind === 'text' ? value.replace(/-{2,3}/g, '') : value;
  }),
  slug: (text) => githubSlug(text.replaceAll('\t', ' ').toLowerCase()),
  duplicates: counted,
  role: (heading) => (isUnknown(heading) || /^#+\s*$/.test(heading.source) ? 'none' : 'id'),
  customIds: true,
  customId,
  htmlHeadings: 'own',
};

/** kramdown as it is by itself: ids are made from the Markdown, and all before the first letter goes (`generate_id`). */
export const kramdown: SlugDialect = {
  ...kramdownGfm,
  text: contentOf,
  slug(text) {
    const kept = text.replace(/^[^a-zA-Z]+/, '').replace(/[^a-zA-Z0-9 -]/g, '');
    return kept.replaceAll(' ', '-').toLowerCase() || 'section';
  },
  role: (heading) => (isUnknown(heading) || heading.content.start === heading.content.end ? 'none' : 'id'),
  spaceless: true,
};

/** What kramdown takes for a paragraph or for HTML. */
function isUnknown(heading: Heading): boolean {
  const { oddities } = heading;
  return oddities.includes('indented') || oddities.includes('in-html') || /[\r\n]/.test(contentOf(heading));
}

function customId({ source, span, customId }: Heading, text: string): CustomId | null {
  const [firstLine = ''] = source.split(/[\r\n]/, 1);
  const own = HEADER_ID.exec(firstLine);
  if (own?.[1] !== undefined) return { id: own[1], text };
  const onNextLine = customId !== null && customId.span.start >= span.end;
  return onNextLine ? { id: customId.id, text } : null;
}
