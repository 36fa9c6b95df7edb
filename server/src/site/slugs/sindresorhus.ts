import slugify, { type Options } from '@sindresorhus/slugify';
import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';

/** Its tables for other scripts make slugify slow, so what it makes of a word is kept: headings share their words. */
const MOST_KEPT = 20_000;
/** Its patterns take the square of a word's length. */
const LONGEST_WORD = 2000;

/** Signs that part a slug as white space does. */
const SIGNS = /[!"#$%'()*+,./:;<=>?@[\\\]_{|}~-]+/;
/** Of which slugify makes nothing but small letters, where it parts a word at its capitals and where it does not. */
const PLAIN = /^(?:[A-Z]+|[A-Z]?[a-z\d]*)$/;
const UNPARTED = /^[A-Za-z\d]*$/;
/** Its apostrophe is left out. */
const CONTRACTION = /(?<=[A-Za-z\d])'(?=[TtSs]$)/;

/** The slug of a word for which slugify's tables need not be asked; most words are such. */
function plainSlug(word: string, { decamelize = true }: Options): string | null {
  const plain = decamelize ? PLAIN : UNPARTED;
  const parts = word.replace(CONTRACTION, '').split(SIGNS);
  if (!parts.every((part) => plain.test(part))) return null;
  return parts
    .filter((part) => part !== '')
    .join('-')
    .toLowerCase();
}

/**
 * Applies slugify to one word after the other, which gives the same: white space always parts a slug.
 * @param prepare makes of a word what slugify is given
 */
export function byWord(options: Options, prepare: (word: string) => string = (word) => word): SlugDialect['slug'] {
  const made = new Map<string, string>();
  const slugOf = (word: string): string => {
    const before = made.get(word);
    if (before !== undefined) return before;
    if (made.size >= MOST_KEPT) made.clear();
    const whole = prepare(word.slice(0, LONGEST_WORD));
    const after = plainSlug(whole, options) ?? slugify(whole, options);
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
  slug: byWord({ customReplacements: LIGATURES }, (word) => word.replaceAll('’', "'")),
};
