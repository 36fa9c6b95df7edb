import slugify from '@sindresorhus/slugify';
import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';

/** Transliterating is slow, and headings are asked for again after every edit of their page. */
const MOST_KEPT = 20_000;

/** Version 2 does not know them. */
const LIGATURES: readonly [string, string][] = [
  ['Œ', 'OE'],
  ['œ', 'oe'],
];

export function remembered(slug: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const before = made.get(text);
    if (before !== undefined) return before;
    if (made.size >= MOST_KEPT) made.clear();
    const after = slug(text);
    made.set(text, after);
    return after;
  };
}

/** markdown-it-anchor with @sindresorhus/slugify 3 by its own defaults: a word is parted at its capitals. */
export const sindresorhus: SlugDialect = {
  ...markdownItAnchor,
  slug: remembered((text) => slugify(text.replaceAll('’', "'"), { customReplacements: LIGATURES })),
};
