import type { SlugDialect } from './dialect';
import { rehypeSlug } from './rehype-slug';
import { joinedBy } from './text';

/** Astro 5 and Starlight: github-slugger after SmartyPants, which makes a dash of `--`; one hyphen at the end goes. */
export const astro: SlugDialect = {
  ...rehypeSlug,
  text: joinedBy(({ kind, value }) => {
    if (kind === 'alt' || kind === 'html') return '';
    return kind === 'text' ? value.replace(/(?<!-)--(?!-)/g, '—') : value;
  }),
  slug: (text) => rehypeSlug.slug(text).replace(/-$/, ''),
  htmlHeadings: 'own',
};
