import { describe, expect, it, test } from 'vitest';
import { keep, site } from '../../../support/handbook';

const page = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n\n# Pay\n`;

/** What is said of a line of frontmatter, without what is the same for all. */
async function said(id: string, ...lines: string[]): Promise<string[]> {
  const all = await (await keep({ ...site(id), 'docs/a.md': page(...lines) })).said('docs/a.md');
  return all.filter((each) => each.includes('frontmatter/schema'));
}

describe('a value with which Docusaurus does not build the site', () => {
  test.each<[string, string, string]>([
    [
      'tags: «pay, team»',
      '"tags" must be a list, and it is pay, team.',
      'Make a list of what stands between the commas',
    ],
    ['keywords: «pay»', '"keywords" must be a list, and it is pay.', 'Make it a list'],
    ['hide_title: «yes»', '"hide_title" must be true or false, and it is yes.', 'Change to true'],
    ['draft: «Off»', '"draft" must be true or false, and it is Off.', 'Change to false'],
    ['sidebar_position: «first»', '"sidebar_position" must be a number, and it is first.', ''],
    ['sidebar_label: «[a]»', '"sidebar_label" must be a text, and it is a list.', ''],
    ['title: «true»', '"title" must be a text, and it is true.', 'Put the value into quotes'],
    ['«description»:', '"description" must be a text, and it is empty.', 'Remove "description"'],
    ['toc_min_heading_level: «1»', '"toc_min_heading_level" must be at least 2, and it is 1.', ''],
    [
      'tags: [{ label: A, «permalnk»: /a }]',
      'There is no key "permalnk", and "permalink" is missing. Upper and lower case count.',
      'Rename to "permalink"',
    ],
    ['keywords: «[]»', '"keywords" must have at least 1 item.', ''],
    ['slug: «""»', '"slug" must have at least 1 character.', 'Remove "slug"'],
    [
      'image: «./my photo.png»',
      '"image" must be a URL or a path as it stands in one, and it is ./my photo.png.',
      'Change to ./my%20photo.png',
    ],
    [
      'image: «img\\über%20uns.png»',
      '"image" must be a URL or a path as it stands in one, and it is img\\über%20uns.png.',
      'Change to img/%C3%BCber%20uns.png',
    ],
    ['image: «404»', '"image" must be a text, and it is 404.', 'Put the value into quotes'],
    ['toc_max_heading_level: «"7"»', '"toc_max_heading_level" must be at most 6, and it is 7.', ''],
    ['last_update: { date: «31.12.2024» }', '"date" must be a date such as 2024-02-01, and it is 31.12.2024.', ''],
    ['last_update: «2024-02-01»', '"last_update" must be a group of keys, and it is 2024-02-01.', ''],
  ])('%s', async (line, message, offered) => {
    const handbook = await keep({ ...site('docusaurus'), 'a.md': page(line) });
    const [, written = ''] = /«(.*)»/.exec(line) ?? [];
    expect(await handbook.said('a.md')).toEqual([
      `warning frontmatter/schema ${written}: ${message} Docusaurus does not build the site with it.`,
    ]);
    const [first = ''] = await handbook.offered('a.md');
    expect(first.replace(', preferred', '')).toBe(offered || 'Ignore this one (frontmatter/schema)');
  });

  test.each<[string, string, string, string]>([
    [
      'draft: true',
      'unlisted: «true»',
      'Beside "draft: true", "unlisted" must be false, and it is true.',
      'Change to false',
    ],
    [
      'draft: "True"',
      'unlisted: «"true"»',
      'Beside "draft: true", "unlisted" must be false, and it is true.',
      'Change to false',
    ],
    [
      'toc_max_heading_level: 3',
      'toc_min_heading_level: «4»',
      'Beside "toc_max_heading_level: 3", "toc_min_heading_level" must be at most 3, and it is 4.',
      '',
    ],
  ])('is one that does not go with another: %s and %s', async (first, line, message, offered) => {
    const handbook = await keep({ ...site('docusaurus'), 'a.md': page(first, line) });
    const [, written = ''] = /«(.*)»/.exec(line) ?? [];
    expect(await handbook.said('a.md')).toEqual([
      `warning frontmatter/schema ${written}: ${message} Docusaurus does not build the site with it.`,
    ]);
    const [title = ''] = await handbook.offered('a.md');
    expect(title.replace(', preferred', '')).toBe(offered || 'Ignore this one (frontmatter/schema)');
  });

  test('is a group without the one key of two that it needs', async () => {
    const handbook = await keep({ ...site('docusaurus'), 'a.md': page('«last_update»: {}') });
    expect(await handbook.said('a.md')).toEqual([
      'warning frontmatter/schema last_update: The key "date" is missing. Docusaurus does not build the site without it.',
    ]);
    expect(await handbook.fixed('a.md', 'Insert the key "date"')).toBe(page('last_update: { date: "" }'));
  });

  test.each([
    'hide_title: "true"',
    'sidebar_position: "1.5"',
    'title: 404',
    'title: 2024-02-01',
    'title: ""',
    'tags: [pay, 42, { label: A, permalink: /a }]',
    'pagination_next: null',
    'displayed_sidebar:',
    'custom_edit_url: null',
    'toc_max_heading_level: "3"',
    'last_update: { date: 1/1/2000 }',
    'authors: [ann]',
  ])('is none that it converts or does not know: %s', async (line) => {
    expect(await said('docusaurus', line)).toEqual([]);
  });
});

describe('a value with which Starlight does not build the site', () => {
  test.each([
    ['title: 404', '404: "title" must be a text, and it is 404.'],
    [
      'title: 2024-02-01',
      '2024-02-01: "title" must be a text, and without quotes the site reads 2024-02-01 as a date.',
    ],
    ['template: wide', 'wide: "template" must be one of: doc, splash. It is wide.'],
    ['sidebar: { order: "1" }', '"1": "order" must be a number, and in quotes 1 is a text.'],
    ['draft: "true"', '"true": "draft" must be true or false, and in quotes true is a text.'],
    ['editUrl: ./a.md', './a.md: "editUrl" must be a whole URL, and it is ./a.md.'],
    ['lastUpdated: soon', 'soon: "lastUpdated" must be a date such as 2024-02-01, and it is soon.'],
    ['prev: { text: A }', 'text: There is no key "text". There are also: link, label.'],
    ['head: [{ attrs: { src: a.js } }]', '{ attrs: { src: a.js } }: The key "tag" is missing.'],
    ['sidebar: { badge: { variant: tip } }', 'badge: The key "text" is missing.'],
    [
      'sidebar: { attrs: { class: [a] } }',
      '[a]: "class" must be a text or a number or true or false or empty, and it is a list.',
    ],
    ['hero: { actions: [{ text: A }] }', '{ text: A }: The key "link" is missing.'],
    ['hero: { image: a.png }', 'a.png: "image" must be a group of keys, and it is a.png.'],
    ['banner: {}', 'banner: The key "content" is missing.'],
    [
      'tableOfContents: { minHeadingLevel: 4 }',
      '4: Beside "maxHeadingLevel: 3", "minHeadingLevel" must be at most 3, and it is 4.',
    ],
    [
      'tableOfContents: { minHeadingLevel: 4, maxHeadingLevel: 3 }',
      '3: Beside "minHeadingLevel: 4", "maxHeadingLevel" must be at least 4, and it is 3.',
    ],
  ])('%s', async (line, message) => {
    const it = message.endsWith('is missing.') ? 'without it' : 'with it';
    expect(await said('starlight', line)).toEqual([
      `warning frontmatter/schema ${message} Starlight does not build the site ${it}.`,
    ]);
  });

  test.each([
    'next: false',
    'prev: Back',
    'lastUpdated: 2024-02-01',
    'tableOfContents: false',
    'owner: 1',
    'slug: 404',
    'editUrl: https://example.com/über uns',
    'tableOfContents: { minHeadingLevel: 3 }',
    'hero: { image: { dark: a.png, light: b.png } }',
  ])('is none that it takes or does not know: %s', async (line) => {
    expect(await said('starlight', 'title: A', line)).toEqual([]);
  });
});

it.each(['hugo', 'jekyll', 'vitepress', 'mkdocs', 'eleventy', 'astro', 'github'])(
  'nothing is said of what becomes of a value in a layout: %s',
  async (id) => {
    const lines = ['title: [a]', 'draft: maybe', 'weight: x', 'layout: 1', 'tags: a', 'hide: toc', 'published: "no"'];
    expect(await said(id, ...lines)).toEqual([]);
  },
);

it('is said once where the configuration says it too', async () => {
  const frontmatter = [{ schema: { properties: { tags: { type: 'array' } } } }];
  const handbook = await keep({ ...site('docusaurus', { frontmatter }), 'a.md': page('tags: «pay»') });
  expect(await handbook.said('a.md')).toEqual([
    'warning frontmatter/schema pay: "tags" must be a list, and it is pay.',
  ]);
});
