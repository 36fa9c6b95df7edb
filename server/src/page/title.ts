import type { Heading, Page } from './page';

/** A page's name for its readers: of its frontmatter, else its first heading; empty where it has neither. */
export function pageTitle(page: Page): string {
  const title = page.frontmatter?.data?.title;
  return typeof title === 'string' ? title : headingTitle(page.headings[0]);
}

/** A heading's words. */
export function headingTitle(heading: Heading | undefined): string {
  return (heading?.parts ?? [])
    .map(({ kind, value }) => (kind === 'text' || kind === 'code' ? value : kind === 'break' ? ' ' : ''))
    .join('')
    .trim();
}
