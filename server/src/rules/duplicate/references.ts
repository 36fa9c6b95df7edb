import type { Link, Page, Span } from '../../page/page';

/** The words of a stretch rest on definitions, `[label]: target`, which stay on their page or would be there twice. */
export function usesDefinitions(page: Page, { start, end }: Span): boolean {
  const inside = plain(page.text.slice(start, end));
  return page.links.some((link) => link.kind === 'definition' && inside.includes(reference(link)));
}

/** What stands around a stretch rests on definitions inside it. */
export function definesForOthers(page: Page, { start, end }: Span): boolean {
  const defined = page.links.filter(
    ({ kind, destination }) => kind === 'definition' && destination.start >= start && destination.end <= end,
  );
  if (defined.length === 0) return false;
  const outside = plain(`${page.text.slice(0, start)}\n${page.text.slice(end)}`);
  return defined.some((link) => outside.includes(reference(link)));
}

const reference = ({ text }: Link): string => plain(`[${text}]`);

/** Labels are the same in upper and lower case, and however they are broken into lines, in a quote too. */
const plain = (text: string): string => text.replace(/[\s>]+/g, ' ').toLowerCase();
