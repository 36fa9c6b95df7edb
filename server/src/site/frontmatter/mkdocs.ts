import type { Reads } from '../profile';

/**
 * https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data, and what its theme Material adds:
 * https://squidfunk.github.io/mkdocs-material/reference/
 */
export const MKDOCS_READS: Reads = {
  values: 'free',
  schema: {
    properties: {
      title: { type: 'string', description: 'Title of the page; without it, its first heading.' },
      template: { type: 'string', description: 'Template of the theme for the page: `custom.html`.' },
      description: { type: 'string', description: 'What the page is about, for search engines (theme Material).' },
      icon: { type: 'string', description: 'Icon before the page’s name in the navigation (theme Material).' },
      status: {
        type: 'string',
        examples: ['new', 'deprecated'],
        description: 'Mark beside the page’s name in the navigation (theme Material).',
      },
      subtitle: { type: 'string', description: 'Line below the page’s name in the navigation (theme Material).' },
      tags: {
        type: 'array',
        items: { type: 'string' },
        description: 'Tags of the page (theme Material, plugin tags).',
      },
      hide: {
        type: 'array',
        items: { examples: ['navigation', 'toc', 'path', 'footer', 'feedback', 'tags'] },
        description: 'Parts that are not shown around the page (theme Material).',
      },
      search: {
        type: 'object',
        properties: {
          exclude: { type: 'boolean', default: false, description: 'Keeps the page out of the site’s search.' },
          boost: { type: 'number', default: 1, description: 'How far up the page stands in search results.' },
        },
        description: 'How the site’s search finds the page (theme Material).',
      },
    },
  },
};
