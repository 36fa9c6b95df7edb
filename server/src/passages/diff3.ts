import { align } from './lcs';
import type { Range } from './match';

/**
 * A stretch in which two versions are not both what the base is. `mine`, `theirs`: one side alone has changed it.
 * `both`: the two have made the same change. `conflict`: each has made another one.
 */
export interface Chunk {
  readonly by: 'mine' | 'theirs' | 'both' | 'conflict';
  readonly mine: Range;
  readonly theirs: Range;
}

/** Fewer tokens that nobody changed do not part two changes: what one side says there, the other may rest on. */
const LEAST_BETWEEN = 2;

/**
 * What two versions have made of one text, in order; between the chunks all three are the same. The text is parted where
 * the base is aligned with both: S. Khanna, K. Kunal and B. C. Pierce, "A Formal Investigation of Diff3", FSTTCS 2007.
 */
export function diff3(base: Int32Array, mine: Int32Array, theirs: Int32Array): Chunk[] {
  const [toMine, toTheirs] = [partners(base, mine), partners(base, theirs)];
  const chunks: Chunk[] = [];
  let [atBase, atMine, atTheirs] = [0, 0, 0];
  for (let place = 0; place <= base.length; place++) {
    const end = place === base.length;
    const [inMine, inTheirs] = end ? [mine.length, theirs.length] : [toMine.get(place), toTheirs.get(place)];
    if (inMine === undefined || inTheirs === undefined) continue;
    if (place > atBase || inMine > atMine || inTheirs > atTheirs) {
      const [ours, others] = [
        { start: atMine, end: inMine },
        { start: atTheirs, end: inTheirs },
      ];
      const was = base.subarray(atBase, place);
      const [here, there] = [part(mine, ours), part(theirs, others)];
      chunks.push({ by: changedBy(was, here, there), mine: ours, theirs: others });
    }
    [atBase, atMine, atTheirs] = [place + 1, inMine + 1, inTheirs + 1];
  }
  return apart(chunks);
}

function partners(base: Int32Array, version: Int32Array): Map<number, number> {
  const pairs = align(base, version);
  const found = new Map<number, number>();
  for (let at = 0; at < pairs.length; at += 2) found.set(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  return found;
}

function changedBy(was: Int32Array, here: Int32Array, there: Int32Array): Chunk['by'] {
  if (isSame(here, there)) return 'both';
  if (isSame(here, was)) return 'theirs';
  return isSame(there, was) ? 'mine' : 'conflict';
}

/** Changes that stand too close to each other are one; those of the two sides a conflict. */
function apart(chunks: readonly Chunk[]): Chunk[] {
  const found: Chunk[] = [];
  for (const chunk of chunks) {
    const last = found.at(-1);
    const isNear = last !== undefined && chunk.mine.start - last.mine.end < LEAST_BETWEEN;
    if (isNear && last.by !== 'both' && chunk.by !== 'both') {
      found[found.length - 1] = joined(last, chunk);
    } else found.push(chunk);
  }
  return found;
}

/** Two chunks and all between them as one. */
export function joined(first: Chunk, last: Chunk): Chunk {
  const by = first.by === last.by ? first.by : 'conflict';
  const mine = { start: first.mine.start, end: last.mine.end };
  return { by, mine, theirs: { start: first.theirs.start, end: last.theirs.end } };
}

const part = (text: Int32Array, { start, end }: Range): Int32Array => text.subarray(start, end);

const isSame = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((token, at) => token === b[at]);
