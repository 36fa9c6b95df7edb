import { distance } from 'fastest-levenshtein';
import { decode } from '../../site/url';

/** Has nothing to decode and no accents. */
const SIMPLE = /^[ -$&-~]*$/;

/** Letters and digits alone, lower-case, without accents: what is left of a text when only its words count. */
export function plain(text: string): string {
  return SIMPLE.test(text) ? text.toLowerCase().replace(/[^a-z0-9]+/g, '') : wordsIn(text).join('');
}

/** The words of an id, a file name, a heading or a title. */
export function wordsIn(text: string): string[] {
  const letters = SIMPLE.test(text) ? text : decode(text).normalize('NFKD').replace(/\p{M}/gu, '');
  return (
    letters
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** How alike the words of two texts are letter by letter, 0 to 1. */
export const letterLikeness = (a: string, b: string): number => plainLikeness(plain(a), plain(b));

/** The same for plain texts: one less the Levenshtein distance's share of the longer one. */
export function plainLikeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0 || Math.min(one.length, other.length) < longest / 2) return 0;
  return 1 - distance(one, other) / longest;
}

/** Words that both have, as a share of the words of either (Jaccard), 0 to 1. */
export function wordLikeness(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const either = one.size + other.size - shared;
  return either === 0 ? 0 : shared / either;
}

/** The shorter list stands whole and in one piece inside the longer one; the share that it fills, 0 to 1. */
export function containment(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0 || !` ${long.join(' ')} `.includes(` ${short.join(' ')} `)) return 0;
  return short.length / long.length;
}
