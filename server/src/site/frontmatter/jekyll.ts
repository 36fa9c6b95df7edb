import type { Reads } from '../profile';

const NAMES = { type: ['array', 'string'], items: { type: 'string' } };

/** https://jekyllrb.com/docs/front-matter/, and `redirect_from` and `redirect_to` of its plugin jekyll-redirect-from. */
export const JEKYLL_READS: Reads = {
  values: 'free',
  schema: {
    properties: {
      title: { type: 'string', description: 'Title of the page.' },
      layout: { type: ['string', 'null'], description: 'Name of the layout in `_layouts`, without its ending.' },
      permalink: { type: 'string', description: 'The page’s whole URL path.' },
      published: { type: 'boolean', default: true, description: '`false` leaves the page out of the published site.' },
      date: { type: 'string', description: 'Date of a post, instead of that in its file’s name.' },
      category: { type: 'string', description: 'Category of a post.' },
      categories: { ...NAMES, description: 'Categories of a post.' },
      tags: { ...NAMES, description: 'Tags of a post.' },
      excerpt_separator: { type: 'string', description: 'What ends the excerpt of a post.' },
      redirect_from: { ...NAMES, description: 'Old URL paths, which forward to the page (jekyll-redirect-from).' },
      redirect_to: { type: 'string', description: 'Where the page forwards to (jekyll-redirect-from).' },
    },
  },
};
