import type { Heading, Page } from './page';
import { parsePage } from './parse';

export interface SpacelessHeading {
  /** Where the space is missing. */
  readonly at: number;
  /** As it would be with the space. */
  readonly heading: Heading;
}

/** Lines such as `##Pay`: headings to older Markdown, and to many authors; paragraphs to CommonMark. */
export function spacelessHeadings({ text, passages }: Pick<Page, 'text' | 'passages'>): SpacelessHeading[] {
  return passages
    .filter(({ kind, html }) => kind === 'prose' && !html)
    .flatMap(({ span: { start, end } }) =>
      [...text.slice(start, end).matchAll(/^(#{1,6})([^#\s].*)$/gm)].flatMap(
        ({ 1: level = '', 2: title = '', index }) =>
          parsePage(`${level} ${title}`).headings.map((heading) => ({ at: start + index + level.length, heading })),
      ),
    );
}
