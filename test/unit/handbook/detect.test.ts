import { describe, expect, test } from 'vitest';
import { detect } from '../../../server/src/handbook/detect';
import { cluesOf } from '../../../server/src/host/kept';
import { keep, type TestHandbook } from '../../support/handbook';

const publication = ({ kept }: TestHandbook) => {
  const { profile, layout, because, rivals, origins, layoutAnchors } = kept.handbook.publication;
  return {
    site: profile.id,
    baseUrl: layout.baseUrl,
    because,
    rivals: rivals.map(({ id }) => id),
    origins,
    layoutAnchors: [...layoutAnchors],
  };
};

/** The shape of FlowFuse's handbook: relative links with and without `.md`, folders, absolute links under `/handbook`. */
const FLOWFUSE = {
  'index.md': '[company](company) [values](./company/values.md#boring-solutions) [team](/handbook/people/)\n',
  'company/index.md': '[values](values.md) [home](../) [people](../people/#what%3F-why%3F)\n',
  'company/values.md': '# Values\n\n## Boring Solutions\n\n[pay](/handbook/people/pay) [gone](../people/gone.md)\n',
  'people/index.md':
    '# People\n\n## What? Why?\n\n[pay](pay.md#pay-day) [values](../company/values#boring-solutions)\n',
  'people/pay.md': '# Pay\n\n## Pay day\n\n[index](./) [company](../company/)\n',
};

test('a handbook without any configuration is known by its links', async () => {
  const handbook = await keep(FLOWFUSE);
  expect(publication(handbook)).toEqual({
    site: 'eleventy-file-links',
    baseUrl: '/handbook',
    because: 'Eleventy, links relative to the file: 11 of 12 links and 4 of 4 anchors work that way',
    rivals: [],
    origins: [],
    layoutAnchors: [],
  });
  expect(await handbook.said('company/values.md')).toEqual([
    'error link/missing-page ../people/gone.md: Broken link: it leads to /handbook/people/gone, but there is no page.',
  ]);
});

test('while it is found out, other work gets its turn after each page', async () => {
  const { handbook, place } = (await keep(FLOWFUSE)).kept;
  const clues = await cluesOf(place, handbook.tree);
  let turns = 0;
  const pause = async () => {
    turns += 1;
  };
  const found = await detect(handbook.pages, handbook.tree, clues, pause);
  expect(found.profile).toBe(handbook.publication.profile);
  // The pages are put together and then looked at.
  expect(turns).toBeGreaterThanOrEqual(clues.profiles.length * handbook.pages.size * 2);
});

test('the same pages, when their Eleventy configuration is there', async () => {
  const files = Object.entries(FLOWFUSE).map(([path, text]) => [`src/handbook/${path}`, text]);
  const handbook = await keep({ ...Object.fromEntries(files), '.eleventy.js': "return { dir: { input: 'src' } }" });
  expect(publication(handbook)).toMatchObject({
    site: 'eleventy-file-links',
    baseUrl: '',
    because:
      'Eleventy, links relative to the file: .eleventy.js configures Eleventy; 11 of 12 links and 4 of 4 anchors work that way',
  });
});

describe('of readings that explain the links equally well', () => {
  test('the plainest wins, and the others are its rivals', async () => {
    const handbook = await keep({ 'a.md': '[x](b.md#one)\n', 'b.md': '# One\n\n[x](a.md)\n' });
    expect(publication(handbook)).toMatchObject({
      site: 'github',
      rivals: ['eleventy-file-links', 'gitbook'],
      because: 'GitHub: 2 of 2 links and 1 of 1 anchors work that way',
    });
  });

  test('so too where there is no link at all', async () => {
    const handbook = await keep({ 'a.md': '# A\n' });
    expect(publication(handbook)).toMatchObject({
      site: 'github',
      because: 'GitHub: there are no links to tell from',
    });
  });

  test('there is no rival where a configuration says which it is', async () => {
    const handbook = await keep({ 'handbook.config.json': '{"site": "github"}', 'a.md': '[x](b.md)\n', 'b.md': '' });
    expect(publication(handbook)).toMatchObject({
      rivals: [],
      because: 'GitHub: handbook.config.json says so; 1 of 1 links work that way',
    });
  });
});

describe('the configuration overrides', () => {
  test('the site', async () => {
    const handbook = await keep({ ...FLOWFUSE, 'handbook.config.json': '{"site": "gitbook"}' });
    expect(publication(handbook)).toMatchObject({ site: 'gitbook' });
  });

  test('the base URL', async () => {
    const handbook = await keep({ ...FLOWFUSE, 'handbook.config.json': '{"baseUrl": "/book/"}' });
    expect(publication(handbook)).toMatchObject({ site: 'eleventy-file-links', baseUrl: '/book' });
  });

  test('which of the readings that the generator’s configuration allows', async () => {
    const handbook = await keep({
      ...FLOWFUSE,
      '.eleventy.js': '',
      'handbook.config.json': '{"site": "eleventy"}',
    });
    expect(publication(handbook)).toMatchObject({ site: 'eleventy' });
  });

  test('the severities', async () => {
    const rules = { 'link/missing-page': 'hint', 'link/missing-anchor': 'off' };
    const handbook = await keep({
      'handbook.config.json': JSON.stringify({ site: 'github', rules }),
      'a.md': '[x](gone.md) [y](#gone)\n',
    });
    expect(await handbook.said('a.md')).toEqual([
      'hint link/missing-page gone.md: Broken link: it leads to /gone.md, but there is no page.',
    ]);
  });

  test('the origins', async () => {
    const handbook = await keep({
      'handbook.config.json': '{"site": "gitbook", "origins": ["https://book.example.com/"]}',
      'a.md':
        '[x](https://book.example.com/b) [y](https://book.example.com/gone) [z](https://book.example.community/gone)\n',
      'b.md': '',
      '.gitbook.yaml': '',
    });
    expect(await handbook.broken('a.md')).toEqual(['link/missing-page https://book.example.com/gone']);
  });
});

test('a website whose URLs name three pages of the handbook is the handbook’s own', async () => {
  const own = (path: string) => `[x](https://book.example.com${path})`;
  const handbook = await keep({
    '.eleventy.js': '',
    'a.md': `${own('/b/')} ${own('/c/')} ${own('/d/#gone')} ${own('/gone/')} [x](https://example.com/b/)\n`,
    ...{ 'b.md': '', 'c.md': '', 'd.md': '' },
  });
  expect(publication(handbook).origins).toEqual(['https://book.example.com']);
  expect(await handbook.broken('a.md')).toEqual([
    'link/missing-anchor https://book.example.com/d/#gone',
    'link/missing-page https://book.example.com/gone/',
  ]);
});

test('an anchor that many pages are linked with and none has is the layout’s', async () => {
  const pages = ['b', 'c', 'd', 'e'];
  const handbook = await keep({
    '.eleventy.js': '',
    'a.md': pages.map((page) => `[x](/${page}/#contact) `).join(''),
    'z.md': '[x](/b/#gone) [y](/c/#gone)\n',
    ...Object.fromEntries(pages.map((page) => [`${page}.md`, '# Page\n'])),
  });
  expect(publication(handbook).layoutAnchors).toEqual(['contact']);
  expect(await handbook.broken('a.md')).toEqual([]);
  expect(await handbook.broken('z.md')).toEqual(['link/missing-anchor /b/#gone', 'link/missing-anchor /c/#gone']);
});

describe('a finding that another likely reading contradicts', () => {
  const rival = (name: string) =>
    ` It would work if the handbook is published with ${name}: say so with "site" in handbook.config.json.`;
  /** Links that every reading understands, so that a few others do not decide. */
  const same = { 'm.md': '[x](n.md) '.repeat(60), 'n.md': '[x](m.md#one) '.repeat(60), 'z.md': '# One\n' };

  test('is a level lower and says so', async () => {
    const handbook = await keep({ ...same, 'm.md': `${same['m.md']}\n\n# One\n`, 'a.md': '[x](n) [y](nowhere)\n' });
    expect(publication(handbook)).toMatchObject({ site: 'github', rivals: ['eleventy-file-links', 'gitbook'] });
    expect(await handbook.said('a.md')).toEqual([
      `warning link/missing-page n: Broken link: it leads to /n, but there is no page.${rival('Eleventy, links relative to the file')}`,
      'error link/missing-page nowhere: Broken link: it leads to /nowhere, but there is no page.',
    ]);
  });

  test('is sure again once the site is said', async () => {
    const handbook = await keep({
      ...same,
      'handbook.config.json': '{"site": "github"}',
      'm.md': `${same['m.md']}\n\n# One\n`,
      'a.md': '[x](n)\n',
    });
    expect(await handbook.said('a.md')).toEqual([
      'error link/missing-page n: Broken link: it leads to /n, but there is no page.',
    ]);
  });
});

describe('template tags that may bring headings make a missing anchor less sure', () => {
  const said = async (tag: string, id = 'eleventy') => {
    const handbook = await keep({
      'handbook.config.json': JSON.stringify({ site: id }),
      '.eleventy.js': '',
      'a.md': id === 'github' ? '[x](b.md#gone)\n' : '[x](/b/#gone)\n',
      'b.md': `# B\n\n${tag}\n`,
    });
    return handbook.said('a.md');
  };
  const message = `No heading or anchor '#gone' in b.md: the link leads to the top of the page.`;

  test.each<[string, string]>([
    ['include', '{% include "x.md" %}'],
    ['for', '{% for item in items %}\n## {{ item }}\n{% endfor %}'],
    ['render', '{% render "x" %}'],
    ['{{', '{{ content }}'],
  ])('%s', async (name, tag) => {
    expect(await said(tag)).toEqual([
      `warning link/missing-anchor /b/#gone: ${message} (Unless the template tag "${name}" there brings it.)`,
    ]);
  });

  test.each(['{% image "x.png" %}', '`{% include "x" %}`', '<!-- {% include "x" %} -->', '{% set x = 1 %}'])(
    'not %s',
    async (tag) => {
      expect(await said(tag)).toEqual([`error link/missing-anchor /b/#gone: ${message}`]);
    },
  );

  test('nor on a site that runs no templates', async () => {
    expect(await said('{% include "x.md" %}', 'github')).toEqual([`error link/missing-anchor b.md#gone: ${message}`]);
  });
});
