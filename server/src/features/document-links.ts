import type { Handbook } from '../handbook/handbook';
import type { Span } from '../page/page';
import { followsBuiltIn } from './built-in';
import { placeOf, spanOfAnchor } from './place';

/** A link's destination, and what a click on it opens. */
export interface DocumentLink {
  readonly span: Span;
  readonly path: string;
  /** Where on the page; null for its start, and for a file that is no page. */
  readonly target: Span | null;
}

/**
 * The links of a page that lead into the handbook.
 *
 * @param beside VS Code's own Markdown extension is there too: those that it opens rightly are left to it
 */
export function documentLinks(handbook: Handbook, path: string, beside: boolean): DocumentLink[] {
  return (handbook.pages.get(path)?.links ?? []).flatMap((link) => {
    const place = placeOf(link, path, handbook);
    if (place === null || (beside && followsBuiltIn(link, path, place, handbook))) return [];
    const page = place.anchor && handbook.pages.get(place.path);
    const target = page ? spanOfAnchor(page, place.anchor) : null;
    return [{ span: link.destination, path: place.path, target }];
  });
}
