import type { SlugDialect } from './dialect';

/** GitHub's HTML pipeline: only ASCII letters are made lower-case. */
export const github: SlugDialect = {
  parts: ['text', 'code', 'attributes', 'template', 'break'],
  slug: (text) => githubSlug(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  emptyHeadings: 'counted',
  duplicates: 'counted',
  customIds: false,
  htmlHeadings: true,
};

/** Drops all but word characters, hyphens and spaces, then turns each space into a hyphen. */
export function githubSlug(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
}
