import { distance } from 'fastest-levenshtein';

/** A word that few write, where many write another one that hardly differs. */
export interface NearMiss {
  readonly instead: string;
  /** How many write the word, and how many the other one. */
  readonly few: number;
  readonly many: number;
  /** Only case, spaces or punctuation differ. */
  readonly sameLetters: boolean;
}

/** Words that differ only in case or punctuation are meant to be one: the majority need not be large. */
const MANY_SAME = 2;
/** Words that differ in a letter may both be meant: it takes so many that write the other, and so many times as many. */
const MANY = 5;
/** Among shorter words, too many are words in their own right: Anna and Anne. */
const SHORTEST = 5;
const LONGEST = 100;
const SHORTEST_ALIKE = 4;

/** The words among these that are most likely a slip for another of them. */
export function nearMisses(
  counts: ReadonlyMap<string, number>,
  areApart: (word: string, other: string) => boolean = () => false,
): ReadonlyMap<string, NearMiss> {
  const found = new Map<string, NearMiss>();
  const take = (word: string, others: Iterable<string>, times: number, sameLetters: boolean): void => {
    const few = counts.get(word) ?? 0;
    for (const other of others) {
      const many = counts.get(other) ?? 0;
      const isCommon = many >= times * few && many > (found.get(word)?.many ?? 0);
      if (other !== word && isCommon && !areApart(word, other)) {
        found.set(word, { instead: other, few, many, sameLetters });
      }
    }
  };
  // Sorted, so that of two words that are equally common always the same one counts.
  const words = [...counts.keys()].filter((word) => word.length <= LONGEST).sort();
  for (const same of grouped(words, lettersOf).values()) {
    for (const word of same) take(word, same, MANY_SAME, true);
  }
  const common = grouped(
    words.filter((word) => (counts.get(word) ?? 0) >= MANY),
    initialOf,
  );
  for (const word of words) {
    if (found.has(word)) continue;
    const near = (common.get(initialOf(word)) ?? []).filter((other) => differInOneLetter(word, other));
    take(word, near, MANY, false);
  }
  return found;
}

function grouped(words: readonly string[], by: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const name = by(word);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [word]);
    else group.push(word);
  }
  return groups;
}

/** What is left without case and punctuation. Of short names and of numbers, punctuation is a part: C and C#, 1.1 and 11. */
function lettersOf(word: string): string {
  const lower = word.toLowerCase();
  const letters = lower.replaceAll('&', 'and').replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return letters.length < SHORTEST_ALIKE || /\p{N}/u.test(letters) ? lower : letters;
}

const initialOf = (word: string): string => word.charAt(0).toLowerCase();

/** One letter more, less or other, or two swapped, within one word. A first letter is hardly ever mistaken; a plural is no mistake. */
function differInOneLetter(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [these, those] = [wordsOf(a), wordsOf(b)];
  if (these.length !== those.length) return false;
  const differing = these.flatMap((word, index) =>
    word === those[index] ? [] : [[word, those[index] ?? ''] as const],
  );
  const [pair, ...more] = differing;
  if (pair === undefined || more.length > 0) return false;
  const [one, other] = pair;
  if (Math.max(one.length, other.length) < SHORTEST || one.charAt(0) !== other.charAt(0)) return false;
  if (/\p{N}/u.test(one + other) || `${one}s` === other || `${other}s` === one) return false;
  return distance(one, other) === 1 || areSwapped(one, other);
}

const wordsOf = (text: string): string[] =>
  text
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u);

function areSwapped(a: string, b: string): boolean {
  let at = 0;
  while (a.charAt(at) === b.charAt(at)) at += 1;
  return a.length === b.length && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}
