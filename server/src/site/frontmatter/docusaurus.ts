import type { Demand, Reads } from '../profile';

const TEXT = { type: 'string', minLength: 1 };
/** A text that may be empty. */
const WORDS = { type: 'string' };
const TEXT_OR_NONE = { type: ['string', 'null'], minLength: 1 };
const SWITCH = { type: 'boolean' };
const LEVEL = { type: 'number', minimum: 2, maximum: 6 };

/**
 * Docusaurus checks each page before the site is built, and stops at a value of another type; keys that it does not know
 * are left to the site. See `plugin-content-docs/src/frontMatter.ts` of facebook/docusaurus, and
 * https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter
 */
export const DOCUSAURUS_READS: Reads = {
  values: 'converted',
  unconverted: ['/image', '/custom_edit_url', '/last_update/author'],
  besides,
  schema: {
    properties: {
      id: {
        ...TEXT,
        description: 'Names the page in the sidebar’s configuration and in its URL, instead of its file.',
      },
      title: { ...WORDS, description: 'Title of the page, for readers and for the browser’s tab.' },
      description: { ...WORDS, description: 'What the page is about, for search engines and previews of links.' },
      slug: { ...TEXT, description: 'URL of the page below the pages’ own: `pay`, or from its start: `/team/pay`.' },
      sidebar_key: { ...TEXT, description: 'Names the page’s entry in a generated sidebar, for translations.' },
      sidebar_label: { ...TEXT, description: 'What the page is called in the sidebar; without it, its title.' },
      sidebar_position: {
        type: 'number',
        minimum: Number.MIN_SAFE_INTEGER,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Place of the page among its siblings in a generated sidebar.',
      },
      sidebar_class_name: { ...TEXT, description: 'CSS class of the page’s entry in a generated sidebar.' },
      sidebar_custom_props: {
        type: 'object',
        description: 'Properties of the site’s own, for the page’s entry in the sidebar.',
      },
      displayed_sidebar: {
        ...TEXT_OR_NONE,
        description: 'Sidebar that is shown beside the page; empty for none.',
      },
      hide_title: { ...SWITCH, default: false, description: 'Hides the title that the frontmatter gives.' },
      hide_table_of_contents: { ...SWITCH, default: false, description: 'Hides the table of contents at the right.' },
      toc_min_heading_level: {
        ...LEVEL,
        default: 2,
        description: 'Highest level of headings in the table of contents.',
      },
      toc_max_heading_level: {
        ...LEVEL,
        default: 3,
        description: 'Lowest level of headings in the table of contents.',
      },
      pagination_label: {
        ...TEXT,
        description: 'What the page is called in the buttons to the next and the previous page.',
      },
      pagination_next: {
        ...TEXT_OR_NONE,
        description: 'Id of the page that the button “Next” leads to; empty for no button.',
      },
      pagination_prev: {
        ...TEXT_OR_NONE,
        description: 'Id of the page that the button “Previous” leads to; empty for no button.',
      },
      parse_number_prefixes: {
        ...SWITCH,
        description: 'Whether `01-` at the start of the file’s name is left out of its URL.',
      },
      custom_edit_url: {
        type: ['string', 'null'],
        format: 'uri-reference',
        description: 'Where “Edit this page” leads; empty for no such link.',
      },
      keywords: { type: 'array', items: TEXT, minItems: 1, description: 'Keywords for search engines.' },
      image: { ...TEXT, format: 'uri-reference', description: 'Picture for previews of links to the page.' },
      tags: {
        type: 'array',
        items: {
          type: ['string', 'object'],
          minLength: 1,
          required: ['label', 'permalink'],
          properties: { label: TEXT, permalink: TEXT },
        },
        description: 'Tags, each of which gets a page that lists its pages.',
      },
      draft: { ...SWITCH, default: false, description: 'Leaves the page out of the published site.' },
      unlisted: { ...SWITCH, default: false, description: 'Shows the page to those alone who have its address.' },
      last_update: {
        type: 'object',
        anyOf: [{ required: ['date'] }, { required: ['author'] }],
        properties: {
          author: { ...TEXT, description: 'Who changed the page last, instead of what git says.' },
          date: {
            type: ['string', 'number'],
            format: 'date-of-javascript',
            description: 'When the page was changed last, instead of what git says.',
          },
        },
        description: 'When and by whom the page was changed last, instead of what git says.',
      },
    },
  },
};

/** A page is a draft or unlisted, and its highest level of headings is not below its lowest. */
function besides({ draft, toc_max_heading_level: max }: Readonly<Record<string, unknown>>): readonly Demand[] {
  const demands: Demand[] = [];
  if (draft === true) {
    demands.push({ key: 'draft', value: draft, schema: { properties: { unlisted: { const: false } } } });
  }
  if (typeof max === 'number') {
    const schema = { properties: { toc_min_heading_level: { maximum: max } } };
    demands.push({ key: 'toc_max_heading_level', value: max, schema });
  }
  return demands;
}
