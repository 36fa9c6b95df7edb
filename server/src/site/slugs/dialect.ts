import type { Heading, Page } from '../../page/page';
import type { CustomId } from './custom-ids';
import type { Duplicates } from './duplicates';

/** How a generator turns headings into ids. */
export interface SlugDialect {
  /** What it reads of a heading. */
  text(heading: Heading): string;
  /** One heading's id before duplicates are told apart. An empty id is none, but it counts. */
  slug(text: string): string;
  readonly duplicates: Duplicates;
  /** A heading that only counts, or that is not even rendered as one, gets no id. */
  role(heading: Heading): 'id' | 'counted' | 'none';
  /** Whether an author may give a heading an id; with some generators this is a plugin's affair. */
  readonly customIds: boolean;
  /** How such an id is written; null for a heading without. `text` is what `text()` read. */
  customId(heading: Heading, text: string): CustomId | null;
  /** HTML headings are not rendered, have an id if they bring one themselves, or are given one like all others. */
  readonly htmlHeadings: 'none' | 'own' | 'all';
  /** `##Pay` is a heading, as it was before CommonMark. */
  readonly spaceless?: true;
}

/** Ids of a page's headings, in their order; null for a heading that is rendered without one. */
export function headingIds(page: Page, dialect: SlugDialect): (string | null)[] {
  const read = page.headings.map((heading) => (heading.html ? readHtml(heading, dialect) : readText(heading, dialect)));
  const numbering = dialect.duplicates(read.flatMap((each) => (each?.from === 'custom' ? [each.id] : [])));
  return read.map((each) => {
    if (each === null) return null;
    if (each.from === 'custom') numbering.given(each.id);
    const id = each.from === 'text' ? numbering.next(each.id) : each.id;
    return id === '' || each.hidden ? null : id;
  });
}

interface ReadHeading {
  readonly id: string;
  /** An `id` in HTML, an author's own in Markdown, or the slug of a text, which is still to be told apart. */
  readonly from: 'html' | 'custom' | 'text';
  readonly hidden: boolean;
}

function readHtml(heading: Heading, dialect: SlugDialect): ReadHeading | null {
  if (dialect.htmlHeadings === 'none') return null;
  if (heading.htmlId !== null) return { id: heading.htmlId, from: 'html', hidden: false };
  return dialect.htmlHeadings === 'own' ? null : readText(heading, dialect);
}

function readText(heading: Heading, dialect: SlugDialect): ReadHeading | null {
  const role = dialect.role(heading);
  if (role === 'none') return null;
  const hidden = role === 'counted';
  const text = dialect.text(heading);
  const own = dialect.customIds && !heading.html ? dialect.customId(heading, text) : null;
  if (own !== null && own.id !== null) return { id: own.id, from: 'custom', hidden };
  return { id: dialect.slug(own?.text ?? text), from: 'text', hidden };
}
