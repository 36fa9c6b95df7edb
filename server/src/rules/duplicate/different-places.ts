import type { Span } from '../../page/page';
import type { Copy } from '../../passages/copies';
import { differencesOf } from '../../passages/differences';
import type { Range } from '../../passages/match';
import { wordAt } from '../../passages/page-text';
import type { Compared } from './describe';
import { ofLink, ofParts, ofWords } from './in-words';

/** Words of this page that a copy does not have, and what it says instead. */
export interface DifferentPlace {
  readonly span: Span;
  /** For an author. */
  readonly words: string;
}

/** Where a passage differs from its copy, in the order of the page. What only the copy has is shown at the word before. */
export function differentPlaces({ copy, links }: Compared): DifferentPlace[] {
  const { words, parts } = differencesOf(copy);
  return [
    ...words.map((difference) => ({ span: spanHere(copy, difference.here), words: ofWords(copy, difference) })),
    ...parts.map((part) => ({
      span: spanHere(copy, part.side === 'here' ? part.all : placeHere(copy, part.all)),
      words: ofParts(copy, part),
    })),
    ...links.map((difference) => ({ span: difference.link.destination, words: ofLink(difference) })),
  ].sort((x, y) => x.span.start - y.span.start);
}

function spanHere({ a, region }: Copy, { start, end }: Range): Span {
  const first = start === end ? Math.max(region.a.start, start - 1) : start;
  const last = Math.max(first, end - 1);
  return { start: a.offsets[first] ?? 0, end: (a.offsets[last] ?? 0) + wordAt(a, last).length };
}

/** Where words of the copy would stand here. */
function placeHere({ region: { a, pairs } }: Copy, { start }: Range): Range {
  let place = a.start;
  for (let at = 0; at < pairs.length && (pairs[at + 1] ?? 0) < start; at += 2) place = (pairs[at] ?? 0) + 1;
  return { start: place, end: place };
}
