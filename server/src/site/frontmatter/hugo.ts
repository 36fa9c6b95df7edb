import type { Reads } from '../profile';

const TEXT = { type: 'string' };
const TEXTS = { type: 'array', items: TEXT };

/** https://gohugo.io/content-management/front-matter/; a site’s own keys stand among them or under `params`. */
export const HUGO_READS: Reads = {
  values: 'free',
  schema: {
    properties: {
      title: { ...TEXT, description: 'Title of the page.' },
      linkTitle: { ...TEXT, description: 'A shorter title, for menus and lists.' },
      description: { ...TEXT, description: 'What the page is about, for search engines.' },
      summary: { ...TEXT, description: 'What lists show of the page, instead of its beginning.' },
      weight: {
        type: 'integer',
        description: 'Place of the page among its siblings: the lowest first, and those without one last.',
      },
      date: { ...TEXT, description: 'Date of the page; while it lies in the future, the page is not published.' },
      publishDate: { ...TEXT, description: 'Date from which the page is published.' },
      expiryDate: { ...TEXT, description: 'Date from which the page is no longer published.' },
      lastmod: { ...TEXT, description: 'Date of the last change.' },
      draft: { type: 'boolean', default: false, description: 'Leaves the page out of the published site.' },
      aliases: { ...TEXTS, description: 'Old URL paths, which forward to the page.' },
      slug: { ...TEXT, description: 'Last part of the page’s URL, instead of its file’s name.' },
      url: { ...TEXT, description: 'The page’s whole URL path.' },
      type: { ...TEXT, description: 'Chooses the layout, instead of the folder at the top.' },
      layout: { ...TEXT, description: 'Name of the template of the page.' },
      tags: { ...TEXTS, description: 'Tags, each of which gets a page that lists its pages.' },
      categories: { ...TEXTS, description: 'Categories, each of which gets a page that lists its pages.' },
      keywords: { ...TEXTS, description: 'Keywords, for search engines and related pages.' },
      menus: { type: ['string', 'array', 'object'], description: 'Menus that the page is an entry of.' },
      params: { type: 'object', description: 'Keys of the site’s own.' },
      cascade: { type: ['object', 'array'], description: 'Keys that all pages below this one get.' },
      build: {
        type: 'object',
        properties: {
          list: { enum: ['always', 'never', 'local'], default: 'always', description: 'Whether lists have the page.' },
          render: {
            enum: ['always', 'never', 'link'],
            default: 'always',
            description: 'Whether the page is published.',
          },
          publishResources: { type: 'boolean', default: true, description: 'Whether the page’s files are published.' },
        },
        description: 'What is made of the page.',
      },
      headless: {
        type: 'boolean',
        default: false,
        description: 'Neither publishes nor lists the page, so that others may use its files.',
      },
      outputs: { ...TEXTS, description: 'Formats in which the page is published.' },
      resources: { type: 'array', description: 'Titles and parameters of the files beside the page.' },
      sitemap: { type: 'object', description: 'What the site map says of the page.' },
      translationKey: { ...TEXT, description: 'What translations of the page have in common.' },
      isCJKLanguage: { type: 'boolean', description: 'Counts words as in Chinese, Japanese and Korean.' },
      markup: { ...TEXT, description: 'Format of the text, instead of what the file’s name says.' },
    },
  },
};
