import type { Heading } from '../../page/page';
import { atEnd, attributeReader, contentOf } from './custom-ids';
import type { SlugDialect } from './dialect';
import { free } from './duplicates';

const ATTRIBUTE = String.raw`(?:[#.][^\s{}]*|[\w-]+=(?:"[^"{}]*"|[^\s"'{}]+))`;
const ATTRIBUTES = new RegExp(String.raw`(?<!\\)\{([ \t]*${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE})*[ \t]*)\}$`);

/** Hugo's default, `autoHeadingIDType: github`: made from the Markdown of a heading's last line, links and all. */
export const hugo: SlugDialect = {
  text: markdownOf,
  slug: (text) => hugoSlug(text) || 'heading',
  duplicates: free,
  role: () => 'id',
  customIds: true,
  customId: atEnd(ATTRIBUTES, attributeReader('')),
  htmlHeadings: 'own',
};

/** `autoHeadingIDType: github-ascii`. */
export const hugoAscii: SlugDialect = {
  ...hugo,
  slug: (text) => hugoSlug(text.normalize('NFD').replace(/[^\0-\x7f]/g, '')) || 'heading',
};

/** `autoHeadingIDType: blackfriday`. */
export const hugoBlackfriday: SlugDialect = {
  ...hugo,
  slug(text) {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? ['heading'];
    return lowerCase(words.join('-'));
  },
};

function markdownOf(heading: Heading): string {
  const [first = '', ...more] = contentOf(heading).split(/\r\n|\n|\r/);
  return more.at(-1)?.replace(/^[ \t>]+/, '') ?? first;
}

function hugoSlug(text: string): string {
  return lowerCase(text.replace(/[^\p{L}\p{Nd}_\- ]/gu, '').replaceAll(' ', '-'));
}

/** Go makes one letter of one letter; JavaScript makes `i` and a dot of `İ`. */
function lowerCase(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}
