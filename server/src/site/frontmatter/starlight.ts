import type { Reads } from '../profile';

const TEXT = { type: 'string' };
const LEVEL = { type: 'integer', minimum: 1, maximum: 6 };
const PAGER = {
  type: ['boolean', 'string', 'object'],
  properties: {
    link: { ...TEXT, description: 'Where the link leads.' },
    label: { ...TEXT, description: 'Text of the link.' },
  },
};

/**
 * Starlight checks each page against a schema, and the site is not built when a value is of another type: `title: 404` is a
 * number. A site may add keys. See `packages/starlight/schema.ts` of withastro/starlight, and
 * https://starlight.astro.build/reference/frontmatter/
 */
export const STARLIGHT_READS: Reads = {
  values: 'exact',
  schema: {
    properties: {
      title: {
        ...TEXT,
        description: 'Title of the page, for readers and for the browser’s tab. Every page must have one.',
      },
      description: { ...TEXT, description: 'What the page is about, for search engines and previews of links.' },
      slug: { ...TEXT, description: 'URL path of the page, instead of its file’s.' },
      editUrl: {
        type: ['string', 'boolean'],
        default: true,
        description: 'Where “Edit page” leads; `false` for no such link.',
      },
      head: { type: 'array', description: 'Tags for the `<head>` of the page.' },
      tableOfContents: {
        type: ['boolean', 'object'],
        properties: {
          minHeadingLevel: { ...LEVEL, default: 2, description: 'Highest level of headings that is listed.' },
          maxHeadingLevel: { ...LEVEL, default: 3, description: 'Lowest level of headings that is listed.' },
        },
        description: 'Which headings the table of contents lists; `false` for none.',
      },
      template: {
        enum: ['doc', 'splash'],
        default: 'doc',
        description: 'Layout of the page: `splash` is wider and has no sidebars.',
      },
      hero: { type: 'object', description: 'Title, picture and buttons at the top of a landing page.' },
      banner: {
        type: 'object',
        properties: { content: { ...TEXT, description: 'What the banner says, as HTML.' } },
        description: 'An announcement at the top of the page.',
      },
      lastUpdated: { type: ['boolean', 'string'], description: 'Date of the last change, or whether one is shown.' },
      prev: { ...PAGER, description: 'Link to the previous page: its text, `false` for none, or text and address.' },
      next: { ...PAGER, description: 'Link to the next page: its text, `false` for none, or text and address.' },
      pagefind: { type: 'boolean', default: true, description: 'Whether the site’s search finds the page.' },
      draft: { type: 'boolean', default: false, description: 'Leaves the page out of the published site.' },
      sidebar: {
        type: 'object',
        properties: {
          label: { ...TEXT, description: 'What the page is called in the sidebar; without it, its title.' },
          order: { type: 'number', description: 'Place of the page among its siblings, the lowest first.' },
          hidden: { type: 'boolean', default: false, description: 'Leaves the page out of a generated sidebar.' },
          badge: {
            type: ['string', 'object'],
            properties: {
              text: { ...TEXT, description: 'What the badge says.' },
              variant: {
                enum: ['note', 'tip', 'caution', 'danger', 'success', 'default'],
                default: 'default',
                description: 'Colour of the badge.',
              },
            },
            description: 'A badge behind the page’s name.',
          },
          attrs: { type: 'object', description: 'HTML attributes of the link in the sidebar.' },
        },
        description: 'How the page stands in a generated sidebar.',
      },
    },
  },
};
