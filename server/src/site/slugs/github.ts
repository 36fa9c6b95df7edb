import { noCustomId } from './custom-ids';
import type { SlugDialect } from './dialect';
import { counted } from './duplicates';
import { isEmpty, joined } from './text';

/** GitHub's HTML pipeline: only ASCII letters are made lower-case. */
export const github: SlugDialect = {
  text: joined('text', 'code', 'template', 'footnote', 'break'),
  slug: (text) => githubSlug(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  duplicates: counted,
  role: (heading) => (isEmpty(heading) ? 'counted' : 'id'),
  customIds: false,
  customId: noCustomId,
  htmlHeadings: 'all',
};

/** ASCII and typographic punctuation: told apart by a plainer pattern. */
const IS_PLAIN = /^[\0-\x7f\u2010-\u2027]*$/;
const NOT_IN_WORDS = /[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu;

/** Drops all but word characters, hyphens and spaces, then turns each space into a hyphen. */
export function githubSlug(text: string): string {
  return text.replace(IS_PLAIN.test(text) ? /[^\w\- ]/g : NOT_IN_WORDS, '').replaceAll(' ', '-');
}
