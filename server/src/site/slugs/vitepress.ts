import type { SlugDialect } from './dialect';
import { markdownItAnchor } from './markdown-it-anchor';
import { joinedBy } from './text';

/** VitePress: markdown-it-anchor with the slugs of `@mdit-vue/shared`; entities count as they are written. */
export const vitepress: SlugDialect = {
  ...markdownItAnchor,
  text: joinedBy(({ kind, value, written }) => {
    if (kind === 'text') return written === undefined ? value : withEntities(written);
    return kind === 'alt' || kind === 'html' || kind === 'break' ? '' : value;
  }),
  slug: (text) =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f\p{Cc}]/gu, '')
      .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
      .replace(/^-|-$/g, '')
      .replace(/^(?=\d)/, '_')
      .toLowerCase(),
  customIds: true,
};

/** The Markdown of a text without its escapes. An entity that stands alone is no text to markdown-it-anchor. */
function withEntities(written: string): string {
  return /^&[^;]*;$/.test(written) ? '' : written.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
