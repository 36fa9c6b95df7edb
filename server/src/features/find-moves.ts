import type { Move } from '../handbook/moves';
import { type Bag, bagOf, bagSimilarity } from '../history/words';
import type { Page } from '../page/page';
import { wordsOf } from '../page/word-table';
import { basename } from '../site/url';

/** Pages that share less than half of their words are two pages, and so are those that another one is as like. */
const LEAST = 0.5;
const LEAD = 0.1;

/** More pairs of pages are not compared: after so large a change nobody wants to be asked. */
const MOST_PAIRS = 20_000;

/** Which of the pages that went are which of those that came: the same by their words, or nearly. */
export async function findMoves(
  gone: ReadonlyMap<string, Page>,
  came: ReadonlyMap<string, Page>,
  pause: () => Promise<unknown>,
): Promise<Move[]> {
  if (gone.size * came.size > MOST_PAIRS) return [];
  const free = new Map([...came].map(([path, page]) => [path, bag(page)]));
  const moves: Move[] = [];
  for (const [from, page] of gone) {
    const to = likest(from, bag(page), free);
    await pause();
    if (to === null) continue;
    free.delete(to);
    moves.push({ from, to });
  }
  return moves;
}

function likest(from: string, wanted: Bag, free: ReadonlyMap<string, Bag>): string | null {
  const [best, second] = [...free]
    .map(([path, words]) => ({ path, likeness: likeness(wanted, words), end: sharedEnd(from, path) }))
    .sort((a, b) => b.likeness - a.likeness || b.end - a.end);
  if (best === undefined || best.likeness < LEAST) return null;
  const isAhead = second === undefined || best.likeness - second.likeness >= LEAD || best.end > second.end;
  // A page of a few words is like many others: its name must be the same.
  return isAhead && (wanted.size >= 5 || basename(from) === basename(best.path)) ? best.path : null;
}

const likeness = (a: Bag, b: Bag): number => (a.size === 0 && b.size === 0 ? 1 : bagSimilarity(a, b));

function bag({ headings, words }: Page): Bag {
  const titles = headings.flatMap(({ parts }) => parts.map(({ value }) => value.toLowerCase()));
  return bagOf([...titles, ...wordsOf(words)]);
}

/** How many segments two paths have in common at their ends. */
function sharedEnd(a: string, b: string): number {
  const [one, other] = [a.split('/').reverse(), b.split('/').reverse()];
  const differs = one.findIndex((segment, index) => segment !== other[index]);
  return differs < 0 ? one.length : differs;
}
