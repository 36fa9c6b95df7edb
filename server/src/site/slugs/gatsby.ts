import { slug } from 'github-slugger';
import { inText } from './custom-ids';
import type { SlugDialect } from './dialect';
import { slugger } from './duplicates';
import { lettersOf } from './letters';
import { joined } from './text';

/** Letters that Unicode does not take apart, as lodash's `deburr` writes them. */
const LATIN = lettersOf('ÆAe æae ŒOe œoe ØO øo ŁL łl ĐD đd ĦH ħh ÐD ðd ÞTh þth ßss ıi ŦT ŧt ĸk ŊN ŋn');

/** gatsby-remark-autolink-headers: github-slugger over text, alternative texts and raw HTML tags. */
export const gatsby: SlugDialect = {
  text: joined('text', 'code', 'alt', 'html', 'template', 'footnote', 'break'),
  slug: (text) => slug(text),
  duplicates: slugger,
  role: () => 'id',
  customIds: false,
  customId: inText(/\{#([\w-]+)\}$/),
  htmlHeadings: 'own',
};

/** Its options: `maintainCase` keeps capitals, `removeAccents` writes letters without their accents. */
export function gatsbyWith(options: { readonly maintainCase: boolean; readonly removeAccents: boolean }): SlugDialect {
  return {
    ...gatsby,
    slug: (text) => slug(options.removeAccents ? withoutAccents(text) : text, options.maintainCase),
  };
}

function withoutAccents(text: string): string {
  return text
    .replace(/[\u00c0-\u017f]/g, (letter) => LATIN.get(letter) ?? letter.normalize('NFD'))
    .replace(/[\u0300-\u036f\ufe20-\ufe2f\u20d0-\u20ff]/g, '');
}
