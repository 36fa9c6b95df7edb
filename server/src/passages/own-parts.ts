import type { Copy } from './copies';
import type { Range } from './match';
import type { PageText } from './page-text';

/** Neighbouring items of a list, or rows of a table, that the other side has nothing like. A header stands alone. */
export interface OwnParts {
  readonly side: 'here' | 'there';
  readonly kind: 'item' | 'row' | 'header';
  /** The words of the first of them. */
  readonly first: Range;
  /** The words of all of them. */
  readonly all: Range;
  readonly count: number;
}

/** So many of its words the other side does not have. */
const OWN = 0.75;
/** So many words in its place on the other side say it in another way. */
const INSTEAD = 0.5;

/** All of a region and its copy, in order: first those of this page. */
export function ownParts({ a, b, region }: Copy): OwnParts[] {
  const pairs = pairsOf(region.pairs);
  const turned = pairs.map(([inA, inB]): Pair => [inB, inA]);
  const here = groups(partsIn(a, region.a, pairs), 'here');
  const there = groups(partsIn(b, region.b, turned), 'there');
  return [
    ...here.filter((part) => isAlone(part, pairs, region.b)),
    ...there.filter((part) => isAlone(part, turned, region.a)),
  ];
}

/** Places of a word that both sides share. */
type Pair = readonly [own: number, other: number];

interface Part extends Range {
  readonly kind: OwnParts['kind'];
}

function pairsOf(flat: Int32Array): Pair[] {
  return Array.from({ length: flat.length / 2 }, (_, at): Pair => [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0]);
}

function partsIn({ page }: PageText, range: Range, pairs: readonly Pair[]): Part[] {
  const shared = new Set(pairs.map(([own]) => own));
  return page.passages.flatMap(({ kind, parent, words }, index): Part[] => {
    const [start, end] = [words[0].start, words.at(-1)?.end ?? 0];
    if ((kind !== 'item' && kind !== 'row') || start < range.start || end > range.end) return [];
    let [count, own] = [0, 0];
    for (const run of words) {
      count += run.end - run.start;
      for (let place = run.start; place < run.end; place++) if (!shared.has(place)) own += 1;
    }
    if (count < 2 || own < OWN * count) return [];
    const isHeader = kind === 'row' && parent === index - 1;
    return [{ kind: isHeader ? 'header' : kind, start, end }];
  });
}

function groups(parts: readonly Part[], side: 'here' | 'there'): OwnParts[] {
  const found: OwnParts[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && last.kind === part.kind && part.start <= last.all.end) {
      const all = { start: last.all.start, end: Math.max(last.all.end, part.end) };
      found[found.length - 1] = { ...last, all, count: last.count + 1 };
    } else found.push({ side, kind: part.kind, first: part, all: part, count: 1 });
  }
  return found;
}

/** Whether the other side has next to nothing in that place. */
function isAlone({ all }: OwnParts, pairs: readonly Pair[], other: Range): boolean {
  const before = pairs.findLast(([own]) => own < all.start)?.[1] ?? other.start - 1;
  const behind = pairs.find(([own]) => own >= all.end)?.[1] ?? other.end;
  return behind - before - 1 < INSTEAD * (all.end - all.start);
}
