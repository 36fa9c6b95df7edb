import { type Copied, type Copy, sectionAt } from './copies';
import type { Range } from './match';

/** The part of the smaller region that lies in the larger one, when both are one place. */
const SAME_PLACE = 0.5;

/** Copies of one place of a page together, each with what the others are; in the order of the page. */
export function clusters(copies: readonly Copy[]): Copied[] {
  const groups: { readonly place: Copy; readonly copies: Copy[] }[] = [];
  for (const copy of [...copies].sort((a, b) => size(b.region.a) - size(a.region.a) || byRank(a, b))) {
    const group = groups.find(({ place }) => isSamePlace(place.region.a, copy.region.a));
    if (group === undefined) groups.push({ place: copy, copies: [copy] });
    else group.copies.push(copy);
  }
  return groups
    .map(({ place, copies: all }) => ({
      span: place.own,
      section: sectionAt(place.a, place.region.a.start),
      pages: new Set(all.map(({ path }) => path)).size,
      copies: all.sort(byRank),
    }))
    .sort((a, b) => a.span.start - b.span.start);
}

/** Whether two regions of a page are taken for one place. */
export function isSamePlace(large: Range, small: Range): boolean {
  const shared = Math.min(large.end, small.end) - Math.max(large.start, small.start);
  return shared >= SAME_PLACE * size(small);
}

const size = ({ start, end }: Range): number => end - start;

function byRank(a: Copy, b: Copy): number {
  if (a.similarity !== b.similarity) return b.similarity - a.similarity;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.span.start - b.span.start;
}
