import type { Range } from './match';
import type { Region } from './regions';

/** What differs between a region and its copy: ranges of words of each, of which one may be empty. */
export function* hunks({ a, b, pairs }: Region): Generator<{ readonly here: Range; readonly there: Range }> {
  let [atA, atB] = [a.start, b.start];
  for (let at = 0; at <= pairs.length; at += 2) {
    const nextA = pairs[at] ?? a.end;
    const nextB = pairs[at + 1] ?? b.end;
    if (nextA > atA || nextB > atB) yield { here: { start: atA, end: nextA }, there: { start: atB, end: nextB } };
    [atA, atB] = [nextA + 1, nextB + 1];
  }
}
