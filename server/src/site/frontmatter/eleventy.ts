import type { Reads } from '../profile';

const TEXT = { type: 'string' };

/** https://www.11ty.dev/docs/data-configuration/, and `eleventyNavigation` of its plugin: https://www.11ty.dev/docs/plugins/navigation/ */
export const ELEVENTY_READS: Reads = {
  values: 'free',
  schema: {
    properties: {
      layout: { ...TEXT, description: 'Layout around the page, a file in the folder of includes.' },
      permalink: {
        type: ['string', 'boolean', 'object'],
        description: 'The page’s whole URL path; `false` publishes nothing.',
      },
      tags: { type: ['array', 'string'], items: TEXT, description: 'Collections that the page belongs to.' },
      date: {
        ...TEXT,
        description: 'Date of the page, which orders collections: a day, or `git Last Modified`, `git Created`.',
      },
      pagination: { type: 'object', description: 'Makes several pages of one, from data.' },
      templateEngineOverride: {
        ...TEXT,
        examples: ['njk,md', 'liquid,md', 'md'],
        description: 'Languages of the templates in the page.',
      },
      eleventyExcludeFromCollections: {
        type: 'boolean',
        default: false,
        description: 'Keeps the page out of all collections.',
      },
      eleventyComputed: { type: 'object', description: 'Keys whose values are made from other keys.' },
      eleventyNavigation: {
        type: 'object',
        properties: {
          key: { ...TEXT, description: 'Names the page for those below it.' },
          title: { ...TEXT, description: 'What the page is called in the navigation; without it, its `key`.' },
          parent: { ...TEXT, description: '`key` of the page above it.' },
          order: { type: 'number', description: 'Place of the page among its siblings.' },
          url: { ...TEXT, description: 'Where the entry leads, instead of to the page.' },
          excerpt: { ...TEXT, description: 'What is said about the page in the navigation.' },
        },
        description: 'Place of the page in the navigation (plugin eleventy-navigation).',
      },
    },
  },
};
