import type { Heading, HeadingPart, Page } from '../../page/page';

/** How a generator turns headings into ids. */
export interface SlugDialect {
  /** The pieces of a heading that count, in order. */
  readonly parts: readonly HeadingPart['kind'][];
  /** One heading's id before duplicates are told apart. */
  slug(text: string): string;
  /** A heading without any content: gets an id, is only counted, or neither. */
  readonly emptyHeadings: 'id' | 'counted' | 'none';
  /** `counted`: `-1`, `-2` per base, whether or not that id is taken. `free`: the first number that is not taken. */
  readonly duplicates: 'counted' | 'free';
  readonly customIds: boolean;
  readonly htmlHeadings: boolean;
}

/** The text that a dialect sees of a heading. */
export function headingText(heading: Heading, dialect: Pick<SlugDialect, 'parts' | 'customIds'>): string {
  return heading.parts
    .filter((part) => (part.kind === 'attributes' ? !dialect.customIds : dialect.parts.includes(part.kind)))
    .map((part) => part.value)
    .join('');
}

/** Ids of a page's headings, in their order; null for a heading that is rendered without one. */
export function headingIds(page: Page, dialect: SlugDialect): (string | null)[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return page.headings.map((heading) => {
    const own = heading.htmlId ?? (dialect.customIds ? heading.customId?.id : undefined);
    if (own === undefined && heading.html && !dialect.htmlHeadings) return null;
    if (own !== undefined) {
      taken.add(own);
      return own;
    }
    const isEmpty = heading.parts.length === 0;
    if (isEmpty && dialect.emptyHeadings === 'none') return null;
    const base = dialect.slug(headingText(heading, dialect));
    const id = dialect.duplicates === 'counted' ? counted(base, counts) : free(base, taken);
    taken.add(id);
    return isEmpty && dialect.emptyHeadings === 'counted' ? null : id;
  });
}

function counted(base: string, counts: Map<string, number>): string {
  const before = counts.get(base) ?? 0;
  counts.set(base, before + 1);
  return before === 0 ? base : `${base}-${before}`;
}

function free(base: string, taken: ReadonlySet<string>): string {
  let id = base;
  for (let n = 1; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}
