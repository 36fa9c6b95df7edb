import type { Demand, Reads } from '../profile';

const TEXT = { type: 'string' };
const LEVEL = { type: 'integer', minimum: 1, maximum: 6 };
const PAGER = {
  type: ['boolean', 'string', 'object'],
  additionalProperties: false,
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
  besides,
  schema: {
    properties: {
      title: {
        ...TEXT,
        description: 'Title of the page, for readers and for the browser’s tab. Every page must have one.',
      },
      description: { ...TEXT, description: 'What the page is about, for search engines and previews of links.' },
      slug: { description: 'URL path of the page, instead of its file’s.' },
      editUrl: {
        type: ['string', 'boolean'],
        format: 'uri',
        default: true,
        description: 'Where “Edit page” leads; `false` for no such link.',
      },
      head: {
        type: 'array',
        items: {
          type: 'object',
          required: ['tag'],
          properties: {
            tag: { enum: ['title', 'base', 'link', 'style', 'meta', 'script', 'noscript', 'template'] },
            attrs: { type: 'object', additionalProperties: { type: ['string', 'boolean'] } },
            content: TEXT,
          },
        },
        description: 'Tags for the `<head>` of the page.',
      },
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
      hero: {
        type: 'object',
        properties: {
          title: { ...TEXT, description: 'A greater title than the page’s own.' },
          tagline: { ...TEXT, description: 'A few words below the title.' },
          image: {
            type: 'object',
            anyOf: [{ required: ['file'] }, { required: ['html'] }, { required: ['dark', 'light'] }],
            properties: { alt: TEXT, file: TEXT, html: TEXT, dark: TEXT, light: TEXT },
            description: 'The picture: a file, one for dark and one for light, or HTML.',
          },
          actions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['text', 'link'],
              properties: { text: TEXT, link: TEXT, variant: { enum: ['primary', 'secondary', 'minimal'] } },
            },
            description: 'Buttons, each with a `text` and a `link`.',
          },
        },
        description: 'Title, picture and buttons at the top of a landing page.',
      },
      banner: {
        type: 'object',
        required: ['content'],
        properties: { content: { ...TEXT, description: 'What the banner says, as HTML.' } },
        description: 'An announcement at the top of the page.',
      },
      lastUpdated: {
        type: ['boolean', 'string'],
        format: 'date-of-javascript',
        description: 'Date of the last change, or whether one is shown.',
      },
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
            required: ['text'],
            properties: {
              text: { ...TEXT, description: 'What the badge says.' },
              variant: {
                enum: ['note', 'tip', 'caution', 'danger', 'success', 'default'],
                default: 'default',
                description: 'Colour of the badge.',
              },
              class: { ...TEXT, description: 'CSS class of the badge.' },
            },
            description: 'A badge behind the page’s name.',
          },
          attrs: {
            type: 'object',
            additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
            description: 'HTML attributes of the link in the sidebar.',
          },
        },
        description: 'How the page stands in a generated sidebar.',
      },
    },
  },
};

/** The highest level of headings is not below the lowest; where one of them is not given, it is 2 or 3. */
function besides({ tableOfContents: contents }: Readonly<Record<string, unknown>>): readonly Demand[] {
  const given = new Map(Object.entries(contents ?? {}));
  const [min, max] = [given.get('minHeadingLevel') ?? 2, given.get('maxHeadingLevel') ?? 3];
  const demand = (key: string, value: unknown, properties: object): Demand => {
    return { key, value, schema: { properties: { tableOfContents: { properties } } } };
  };
  return given.has('maxHeadingLevel')
    ? [demand('minHeadingLevel', min, { maxHeadingLevel: { minimum: min } })]
    : [demand('maxHeadingLevel', max, { minHeadingLevel: { maximum: max } })];
}
