import slugify from '@sindresorhus/slugify';
import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';

/** Its tables for other scripts make slugify slow, so what it makes of a word is kept: headings share their words. */
const MOST_KEPT = 20_000;
/** Its patterns take the square of a word's length. */
const LONGEST_WORD = 2000;

/** Of such a word slugify makes nothing but small letters. */
const PLAIN = /^[A-Z]?[a-z\d]*$/;

/** Applies slugify to one word after the other, which gives the same: white space always parts a slug. */
export function byWord(slug: (word: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  const slugOf = (word: string): string => {
    if (word.length < LONGEST_WORD && PLAIN.test(word)) return word.toLowerCase();
    const before = made.get(word);
    if (before !== undefined) return before;
    if (made.size >= MOST_KEPT) made.clear();
    const after = slug(word.slice(0, LONGEST_WORD));
    made.set(word, after);
    return after;
  };
  return (text) => {
    const words = text.split(/\s+/).map(slugOf);
    return words.filter((word) => word !== '').join('-');
  };
}

/** Version 2 does not know them. */
const LIGATURES: readonly [string, string][] = [
  ['Œ', 'OE'],
  ['œ', 'oe'],
];

/** markdown-it-anchor with @sindresorhus/slugify 3 by its own defaults: a word is parted at its capitals. */
export const sindresorhus: SlugDialect = {
  ...markdownItAnchor,
  slug: byWord((word) => slugify(word.replaceAll('’', "'"), { customReplacements: LIGATURES })),
};
