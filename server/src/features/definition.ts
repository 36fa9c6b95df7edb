import type { Handbook } from '../handbook/handbook';
import type { Link, Page, Span } from '../page/page';
import { builtInHeading, builtInReading } from './built-in';
import { linkAt, placeOf, spanOfAnchor } from './place';

/** A link's destination, and where it leads. */
export interface Definition {
  readonly link: Span;
  readonly path: string;
  readonly target: Span;
}

/**
 * Where the link at an offset of a page leads.
 *
 * @param beside VS Code's own Markdown extension is there too; it goes to headings that it finds, and nowhere else
 */
export function definition(handbook: Handbook, path: string, offset: number, beside: boolean): Definition | null {
  const page = handbook.pages.get(path);
  const link = page === undefined ? null : linkAt(page, offset);
  const place = link && placeOf(link, path, handbook);
  const target = place && handbook.pages.get(place.path);
  if (!link || !place || !target || (beside && goesBuiltIn(link, path, handbook))) return null;
  return { link: link.destination, path: place.path, target: spanOfAnchor(target, place.anchor) };
}

function goesBuiltIn(link: Link, path: string, { pages }: Handbook): boolean {
  const reading = builtInReading(link, path);
  if (reading === null || reading.slug === null) return false;
  const page: Page | undefined = pages.get(reading.file) ?? pages.get(`${reading.file}.md`);
  return page !== undefined && builtInHeading(page, reading.slug) !== null;
}
