import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';

/** What is broken on the page, by its configuration alone. */
async function broken(files: Readonly<Record<string, string>>, path: string): Promise<string[]> {
  const handbook = await keep(files, { requested: false });
  return handbook.broken(path);
}

const links = (...urls: string[]): string => `${urls.map((url) => `[x](${url})`).join(' ')}\n`;
const missing = (...urls: string[]): string[] => urls.map((url) => `link/missing-page ${url}`);

/** A page in a folder, with a page beside it and an index above it; `from` links. */
const tree = (from: string): Record<string, string> => ({
  'index.md': '# Home\n',
  'team/from.md': from,
  'team/pay.md': '# Pay day\n',
  'team/README.md': '# Team\n',
  'team/plan.png': '',
});

describe('a link to a page beside it', () => {
  const WAYS = [
    'pay.md',
    'pay',
    'pay/',
    'pay.html',
    '../pay/',
    '/team/pay.md',
    '/team/pay',
    '/team/pay/',
    '/team/pay.html',
  ];
  test.each<[string, readonly string[]]>([
    ['github', ['pay.md', '/team/pay.md']],
    ['gitbook', ['pay.md', 'pay', 'pay/', 'pay.html', '/team/pay.md', '/team/pay', '/team/pay/', '/team/pay.html']],
    ['honkit', ['pay.md', 'pay', 'pay/', 'pay.html', '/team/pay.md', '/team/pay', '/team/pay/', '/team/pay.html']],
    ['eleventy', ['../pay/', '/team/pay', '/team/pay/']],
    ['eleventy-input-path', ['pay.md', '../pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    ['eleventy-file-links', ['pay.md', 'pay', 'pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    ['jekyll', ['pay.html', '/team/pay.html']],
    ['jekyll-pretty', ['../pay/', '/team/pay', '/team/pay/']],
    ['jekyll-relative-links', ['pay.md', 'pay.html', '/team/pay.md', '/team/pay.html']],
    ['jekyll-relative-links-pretty', ['pay.md', '../pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    ['jekyll-github-pages', ['pay.md', 'pay', 'pay.html', '/team/pay.md', '/team/pay', '/team/pay.html']],
    ['docusaurus', ['pay.md', 'pay', 'pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    ['docusaurus-slash', ['pay.md', '../pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    [
      'docusaurus-no-slash',
      ['pay.md', 'pay', 'pay/', 'pay.html', '/team/pay.md', '/team/pay', '/team/pay/', '/team/pay.html'],
    ],
    ['vitepress', ['pay.md', 'pay', 'pay.html', '/team/pay.md', '/team/pay', '/team/pay.html']],
    ['vitepress-clean-urls', ['pay.md', 'pay', 'pay.html', '/team/pay.md', '/team/pay', '/team/pay.html']],
    ['astro', ['../pay/', '/team/pay', '/team/pay/']],
    ['starlight', ['../pay/', '/team/pay', '/team/pay/']],
    ['hugo', ['../pay/', '/team/pay', '/team/pay/']],
    ['hugo-file-links', ['pay.md', 'pay', 'pay/', '../pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    ['hugo-ugly', ['pay.html', '/team/pay.html']],
    ['mkdocs', ['pay.md', '../pay/', '/team/pay', '/team/pay/']],
    ['mkdocs-flat', ['pay.md', 'pay.html', '/team/pay.html']],
    ['gatsby', ['pay.md', 'pay', 'pay/', '../pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
    ['next', ['pay.md', 'pay', 'pay/', '../pay/', '/team/pay.md', '/team/pay', '/team/pay/']],
  ])('%s', async (id, working) => {
    const files = { ...site(id, { baseUrl: '/' }), ...tree(links(...WAYS)) };
    expect(await broken(files, 'team/from.md')).toEqual(missing(...WAYS.filter((way) => !working.includes(way))));
  });
});

describe('raw HTML is left as it is', () => {
  const html = '<a href="pay.md">x</a> <a href="../pay/">y</a>\n';
  test.each([
    ['mkdocs', ['pay.md']],
    ['docusaurus-slash', ['pay.md']],
    ['vitepress', ['pay.md', '../pay/']],
    ['eleventy-input-path', []],
  ])('%s', async (id, urls) => {
    const files = { ...site(id, { baseUrl: '/' }), ...tree(html) };
    expect(await broken(files, 'team/from.md')).toEqual(missing(...urls));
  });
});

describe('the page of a folder', () => {
  const WAYS = ['/team/', '/team', '/team/README/', '/team/README.html'];
  test.each([
    ['docusaurus', ['/team/', '/team']],
    ['mkdocs', ['/team/', '/team']],
    ['jekyll', ['/team/README.html']],
    ['jekyll-relative-links', ['/team/', '/team']],
    ['vitepress', ['/team/README.html']],
    ['astro', ['/team/README/']],
  ])('%s', async (id, working) => {
    const files = { ...site(id, { baseUrl: '/' }), ...tree(links(...WAYS)) };
    const lost = await broken(files, 'team/from.md');
    expect(WAYS.filter((way) => !lost.some((line) => line.endsWith(` ${way}`)))).toEqual(working);
  });
});

describe('what the frontmatter says of the URL', () => {
  const from = links('/team/x/', '/team/pay/', '/own/', '/team/named/', '/old/');
  const page = (yaml: string): Record<string, string> => ({
    'from.md': from,
    'team/pay.md': `---\n${yaml}\n---\n# Pay\n`,
  });
  test.each([
    ['hugo', 'url: /own/', ['/own/']],
    ['hugo', 'slug: named\naliases: [/old/, x]', ['/team/x/', '/team/named/', '/old/']],
    ['docusaurus', 'slug: /own', ['/own/']],
    ['docusaurus', 'slug: named', ['/team/named/']],
    ['docusaurus', 'id: named', ['/team/named/']],
    ['starlight', 'slug: own', ['/own/']],
    ['eleventy', 'permalink: /own/', ['/own/']],
    ['jekyll-relative-links-pretty', 'permalink: /own/\nredirect_from: /old/', ['/own/', '/old/']],
    ['jekyll-pretty', 'redirect_from: /old/', ['/team/pay/']],
    ['mkdocs', 'url: /own/', ['/team/pay/']],
    ['gatsby', 'path: /own/', ['/team/pay/', '/own/']],
  ])('%s: %s', async (id, yaml, working) => {
    const found = (await broken({ ...site(id, { baseUrl: '/' }), ...page(yaml) }, 'from.md')).filter((line) =>
      line.startsWith('link/missing-page'),
    );
    const urls = from.match(/(?<=\()[^)]+/g) ?? [];
    expect(urls.filter((url) => !found.includes(`link/missing-page ${url}`))).toEqual(working);
  });
});

test.each([
  ['hugo', '/mixed-case/', '/Mixed-Case/'],
  ['starlight', '/mixed-case/', '/Mixed-Case/'],
  ['astro', '/Mixed-Case/', '/mixed-case/'],
])('%s publishes Mixed-Case.md as %s', async (id, right, wrong) => {
  const files = { ...site(id, { baseUrl: '/' }), 'a.md': links(right, wrong), 'Mixed-Case.md': '' };
  expect(await broken(files, 'a.md')).toEqual([`link/wrong-case ${wrong}`]);
});

test('Docusaurus leaves numbers out that only order the files', async () => {
  const files = {
    ...site('docusaurus', { baseUrl: '/' }),
    'a.md': links('/team/intro', '/team/2024-01-02-news', '/01-team/02-intro.md', '/team/two'),
    '01-team/02-intro.md': '',
    '01-team/2024-01-02-news.md': '',
  };
  expect(await broken(files, 'a.md')).toEqual(missing('/team/two'));
});

test('Hugo makes lists of its own, for folders at the top alone', async () => {
  const files = {
    ...site('hugo', { baseUrl: '/' }),
    'a.md': links('/', '/tags/pay/', '/team/', '/team/inner/', '/gone/'),
    'team/inner/b.md': '',
  };
  expect(await broken(files, 'a.md')).toEqual(missing('/team/inner/', '/gone/'));
});

test('Hugo publishes the pages of each language', async () => {
  const files = {
    'hugo.toml': "baseURL = '/'\ndefaultContentLanguage = 'de'\n[languages.de]\n[languages.en]\n",
    'content/a.md': links('/b/', '/en/b/', '/c/', '/fr/b/'),
    'content/b.md': '',
    'content/b.en.md': '',
    'content/en/c.md': '',
  };
  expect(await broken(files, 'content/a.md')).toEqual(missing('/fr/b/'));
});

test('images beside the page are found by their file, where the generator looks', async () => {
  const image = '![x](plan.png) ![y](gone.png) [z](plan.png)\n';
  const at = async (id: string): Promise<string[]> =>
    broken({ ...site(id, { baseUrl: '/' }), ...tree(image) }, 'team/from.md');
  expect(await at('astro')).toEqual(['link/missing-asset gone.png', 'link/missing-asset plan.png']);
  expect(await at('mkdocs')).toEqual(['link/missing-asset gone.png']);
  expect(await at('hugo')).toEqual([
    'link/missing-asset plan.png',
    'link/missing-asset gone.png',
    'link/missing-asset plan.png',
  ]);
});

test('VitePress makes a link of nothing lead nowhere', async () => {
  const at = async (id: string): Promise<string[]> => broken({ ...site(id), 'a.md': '[x]()\n' }, 'a.md');
  expect(await at('vitepress')).toEqual(['link/missing-page ']);
  expect(await at('vitepress-clean-urls')).toEqual([]);
});

describe('a repair is written as the generator reads it', () => {
  test.each([
    ['mkdocs', '../tema/pay.md', '../team/pay.md'],
    ['mkdocs', '../../tema/pay/', '../../team/pay/'],
    ['docusaurus-slash', '../tema/pay.md', '../team/pay.md'],
    ['vitepress', '/tema/pay.md', '/team/pay.md'],
    ['vitepress', '../tema/pay', '../team/pay'],
    ['hugo', '/tema/pay/', '/team/pay/'],
    ['starlight', '/tema/pay', '/team/pay'],
  ])('%s: %s', async (id, wrong, right) => {
    const files = { ...site(id, { baseUrl: '/' }), ...tree(''), 'other/a.md': links(wrong) };
    const handbook = await keep(files, { requested: false });
    const [fix] = await handbook.fixes('other/a.md');
    expect(fix?.edits.map(({ newText }) => newText)).toEqual([right]);
  });
});
