import { inText } from './custom-ids';
import type { SlugDialect } from './dialect';
import { rehypeSlug } from './rehype-slug';
import { joined } from './text';

const inBraces = inText(/\{#((?:(?!\{#|\}).)+)\}$/);
const inComment = inText(/\{\/\*\s*#([^\s{}*]+)\s*\*\/\}$/);

/**
 * Docusaurus with `markdown.format: 'md'`: github-slugger over text and alternative texts; the title of the page is
 * rendered without its id. `{#id}` is looked for in the text, so in code too (`parseMarkdownHeadingId`).
 */
export const docusaurusMd: SlugDialect = {
  ...rehypeSlug,
  text: joined('text', 'code', 'alt', 'template', 'break'),
  role: ({ level }) => (level === 1 ? 'counted' : 'id'),
  customIds: true,
  customId: inBraces,
  htmlHeadings: 'own',
};

/** Docusaurus as it is by default: pages are MDX, and an id may be a comment. */
export const docusaurus: SlugDialect = {
  ...docusaurusMd,
  customId: (heading, text) => inBraces(heading, text) ?? inComment(heading, text),
};
