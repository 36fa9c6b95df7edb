import type { Copy } from '../../passages/copies';
import { differencesOf } from '../../passages/differences';
import type { WordKind } from '../../passages/kinds';
import { areNamedAlike } from '../../passages/names';
import { once } from '../../passages/once';
import type { Compared } from './describe';

/** So many words that both have speak for a copy; more where the two are less alike. */
const ENOUGH = 25;
/** Fewer are enough where they are nearly all, and what differs is dangerous to miss. */
const ENOUGH_IN_DANGER = 20;
const NEARLY_ALL = 0.8;
const DANGEROUS: readonly WordKind[] = ['number', 'date', 'negation'];

/** Text of which no more is new, says one thing over and over. */
const LEAST_NEW = 0.25;

/** Whether the words alone say that one was copied from the other, and not that both are made after one pattern. */
export function isSure({ copy, links }: Compared): boolean {
  const { shared, similarity, template, a, b } = copy;
  if (template || areNamedAlike(a.path, b.path) || isRepetitive(copy)) return false;
  if (shared * Math.sqrt(similarity) >= ENOUGH) return true;
  if (shared < ENOUGH_IN_DANGER || similarity < NEARLY_ALL) return false;
  return links.length > 0 || differencesOf(copy).words.some(({ kind }) => DANGEROUS.includes(kind));
}

const isRepetitive = once(({ a, region: { a: range } }: Copy): boolean => {
  const pairs = new Set<string>();
  for (let place = range.start + 1; place < range.end; place++) pairs.add(`${a.words[place - 1]} ${a.words[place]}`);
  return pairs.size < LEAST_NEW * (range.end - range.start);
});
