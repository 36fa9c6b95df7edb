import type { Reads } from '../profile';

const SHOWN = { type: 'boolean', default: true };

/** https://vitepress.dev/reference/frontmatter-config; all but the first four keys are those of the default theme. */
export const VITEPRESS_READS: Reads = {
  values: 'free',
  schema: {
    properties: {
      title: { type: 'string', description: 'Title of the page; without it, the first heading.' },
      titleTemplate: {
        type: ['string', 'boolean'],
        description: 'What follows the title in the browser’s tab; `:title` stands for the title.',
      },
      description: { type: 'string', description: 'What the page is about, for search engines.' },
      head: { type: 'array', description: 'Tags for the `<head>` of the page.' },
      layout: {
        examples: ['doc', 'home', 'page', false],
        default: 'doc',
        description: 'Layout of the page: `home` has a hero and features, `page` has no styles of its own.',
      },
      hero: {
        type: 'object',
        description: 'Name, text, picture and buttons at the top of a page with the layout `home`.',
      },
      features: { type: 'array', description: 'Features that a page with the layout `home` lists.' },
      navbar: { ...SHOWN, description: 'Shows the navigation at the top.' },
      sidebar: { ...SHOWN, description: 'Shows the sidebar.' },
      aside: {
        type: ['boolean', 'string'],
        examples: ['left'],
        default: true,
        description: 'Where the outline stands: at the right, at the `left`, or nowhere.',
      },
      outline: {
        type: ['number', 'array', 'string', 'boolean'],
        examples: ['deep', 2],
        default: 2,
        description: 'Levels of headings in the outline: `2`, `[2, 4]`, `deep` for all, `false` for none.',
      },
      lastUpdated: { type: ['boolean', 'string'], default: true, description: 'Shows when the page was changed last.' },
      editLink: { ...SHOWN, description: 'Shows a link to edit the page.' },
      footer: { ...SHOWN, description: 'Shows the footer.' },
      pageClass: { type: 'string', description: 'CSS class of the page.' },
    },
  },
};
