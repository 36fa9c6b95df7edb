import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSiteConfiguration, readSiteConfiguration } from '../../../server/src/site/configuration';
import { keep, type TestHandbook } from '../../support/handbook';

const read = (path: string, text: string, files: readonly string[] = []) => {
  const found = readSiteConfiguration(path, text, files);
  if (found === null) return null;
  const { profiles, root, baseUrl, whole, origins, because } = found;
  return { sites: profiles.map(({ id }) => id), root, baseUrl, whole, origins, because };
};

const EXAMPLE = ['https://book.example.com'];

test.each<[string, string, Partial<NonNullable<ReturnType<typeof read>>>]>([
  [
    'docusaurus.config.js',
    "module.exports = { url: 'https://book.example.com', baseUrl: '/', presets: [['classic', { docs: {}, blog: false }]] };",
    { sites: ['docusaurus'], root: 'docs', baseUrl: '/docs', whole: false, origins: EXAMPLE },
  ],
  [
    'website/docusaurus.config.ts',
    "export default { baseUrl: '/book/', trailingSlash: true, presets: [['classic', { docs: { path: '../handbook', routeBasePath: '/' } }]] };",
    {
      sites: ['docusaurus-slash'],
      root: 'handbook',
      baseUrl: '/book',
      because: 'website/docusaurus.config.ts configures Docusaurus with trailingSlash: true',
    },
  ],
  [
    'docusaurus.config.js',
    'const baseUrl = process.env.BASE;\n// trailingSlash: true\nmodule.exports = { baseUrl, trailingSlash: isLive() };',
    { sites: ['docusaurus'], baseUrl: null, whole: false },
  ],
  [
    'docs/.vitepress/config.mts',
    "export default defineConfig({ base: '/book/', cleanUrls: true, srcDir: './pages' })",
    { sites: ['vitepress-clean-urls'], root: 'docs/pages', baseUrl: '/book', whole: false },
  ],
  ['.vitepress/config/index.ts', 'export default {}', { sites: ['vitepress'], root: '', baseUrl: '', whole: true }],
  [
    'astro.config.mjs',
    "import starlight from '@astrojs/starlight'; export default defineConfig({ site: 'https://book.example.com/x', integrations: [starlight()] })",
    { sites: ['starlight'], root: 'src/content/docs', baseUrl: '', whole: true, origins: EXAMPLE },
  ],
  ['astro.config.mjs', 'export default {}', { sites: ['astro'], root: 'src/pages', baseUrl: '', whole: true }],
  [
    'hugo.yaml',
    'baseURL: https://book.example.com/book/\ncontentDir: pages\n',
    { sites: ['hugo', 'hugo-file-links'], root: 'pages', baseUrl: '/book', whole: false, origins: EXAMPLE },
  ],
  [
    'config/_default/config.toml',
    'baseurl = "https://book.example.com/" # live\nuglyurls = true\n[params]\nBookPortableLinks = true\n',
    { sites: ['hugo-ugly-file-links', 'hugo-ugly'], root: 'content', baseUrl: '', origins: EXAMPLE },
  ],
  [
    'hugo.toml',
    'baseURL = """https://book.example.com"""\ncontentDir = \'pages\'\nbig = 9007199254740993\n[languages."de-CH"]\ncontentDir = "de"\ntags = [\n  "a", # first\n  "b",\n]\n[[menus.main]]\nname = "x"\n',
    { sites: ['hugo', 'hugo-file-links'], root: 'pages', baseUrl: '', origins: EXAMPLE },
  ],
  [
    'hugo.toml',
    'baseURL = "https://book.example.com"\ncontentDir = pages\n',
    { sites: ['hugo', 'hugo-file-links'], root: 'content', baseUrl: null },
  ],
  [
    'mkdocs.yml',
    "site_url: https://book.example.com/book/\ndocs_dir: pages\nuse_directory_urls: false\nplugins:\n  - x: !!python/name:a.b ''\n",
    {
      sites: ['mkdocs-flat'],
      root: 'pages',
      baseUrl: '/book',
      origins: EXAMPLE,
      because: 'mkdocs.yml configures MkDocs with use_directory_urls: false',
    },
  ],
  ['mkdocs.yml', 'site_name: Book\n', { sites: ['mkdocs'], root: 'docs', baseUrl: null, whole: true }],
  [
    '_config.yml',
    'url: https://example.com\nbaseurl: /book\npermalink: pretty\nplugins: [jekyll-relative-links]\n',
    { sites: ['jekyll-relative-links-pretty', 'jekyll-relative-links-pretty'], origins: ['https://example.com/book'] },
  ],
  ['_config.yml', 'remote_theme: a/b\n', { sites: ['jekyll-github-pages', 'jekyll-github-pages'] }],
  [
    'eleventy.config.js',
    "import { InputPathToUrlTransformPlugin, IdAttributePlugin } from '@11ty/eleventy'; export default () => ({ dir: { input: 'src' } })",
    {
      sites: ['eleventy-input-path', 'eleventy-file-links'],
      root: 'src',
      because: 'eleventy.config.js configures Eleventy with its plugin for heading ids',
    },
  ],
  [
    '.eleventy.js',
    "module.exports = (c) => c.addTransform('x', (html) => html.replace(/href=\"(.*)\\.md\"/g, '$1'))",
    { sites: ['eleventy-file-links', 'eleventy'] },
  ],
  ['gatsby-config.js', "module.exports = { pathPrefix: '/book' }", { sites: ['gatsby'], baseUrl: null, whole: false }],
  ['next.config.mjs', "import nextra from 'nextra'", { sites: ['next'], root: 'content', whole: false }],
])('%s', (path, text, expected) => {
  expect(isSiteConfiguration(path)).toBe(true);
  expect(read(path, text)).toMatchObject(expected);
});

test.each(['.github/ISSUE_TEMPLATE/config.yml', 'docs/.github/config.yml', 'docs/config.json'])(
  '%s configures no site',
  (path) => {
    expect(isSiteConfiguration(path)).toBe(false);
  },
);

test.each([
  ['config.toml', 'title = "no site"', []],
  ['config/production/hugo.toml', 'baseURL = "https://live.example.com"', []],
  ['next.config.js', 'module.exports = {}', []],
  ['book.json', '{"title": "x"}', ['README.md']],
  ['package.json', '{}', []],
])('%s of another kind says nothing', (path, text, files) => {
  expect(read(path, text, files)).toBeNull();
});

test('book.json beside a list of chapters is HonKit’s', () => {
  expect(read('book.json', '{"root": "./book"}', ['book/SUMMARY.md'])).toMatchObject({
    sites: ['honkit'],
    root: 'book',
  });
});

test('no text is too much for a reader', () => {
  const names = [
    'docusaurus.config.js',
    '.vitepress/config.ts',
    'astro.config.ts',
    'hugo.toml',
    'mkdocs.yml',
    '_config.yml',
  ];
  const more = ['.eleventy.js', 'gatsby-config.js', 'next.config.js', 'book.js', '.gitbook.yaml', 'hugo.json'];
  const piece = fc.constantFrom(
    '{',
    '}',
    "'",
    '"',
    '`',
    '//',
    '/*',
    '*/',
    '\\',
    '[',
    ']',
    ':',
    ' docs',
    'slugify',
    '=',
    ',',
    '\n',
    '__proto__.x',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...names, ...more),
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }),
      (name, parts) => {
        expect(() => read(name, parts.join(''), ['SUMMARY.md'])).not.toThrow();
      },
    ),
  );
});

const unasked = (files: Readonly<Record<string, string>>): Promise<TestHandbook> => keep(files, { requested: false });

test.each([
  ['docusaurus.config.js', "module.exports = { presets: ['classic'] }", 'docs'],
  ['mkdocs.yml', '', 'docs'],
  ['astro.config.mjs', "import starlight from '@astrojs/starlight'", 'src/content/docs'],
  ['hugo.toml', '', 'content'],
  ['.vitepress/config.ts', 'export default {}', ''],
  ['gatsby-config.js', '', 'content/handbook'],
])('the content folder of %s is a handbook', async (path, text, root) => {
  const inside = root === '' ? 'a.md' : `${root}/a.md`;
  const { kept } = await unasked({ [path]: text, [inside]: '', 'other/package.json': '{}' });
  expect([kept.place.root, [...kept.handbook.pages.keys()]]).toEqual([root, [inside]]);
});

test('what the generator leaves out is no page', async () => {
  const pages = async (files: Readonly<Record<string, string>>): Promise<string[]> => [
    ...(await unasked(files)).kept.handbook.pages.keys(),
  ];
  expect(await pages({ 'docusaurus.config.js': '', 'docs/a.md': '', 'docs/_part.md': '' })).toEqual(['docs/a.md']);
  const vitepress = "export default { srcExclude: ['drafts/**'] }";
  expect(
    await pages({ '.vitepress/config.js': vitepress, '.vitepress/theme/x.md': '', 'a.md': '', 'drafts/b.md': '' }),
  ).toEqual(['a.md']);
  expect(
    await pages({ 'mkdocs.yml': 'exclude_docs: |\n  drafts/\n', 'docs/a.md': '', 'docs/drafts/b.md': '' }),
  ).toEqual(['docs/a.md']);
});

describe('the site’s own address', () => {
  test('stands in its configuration or in CNAME', async () => {
    const links =
      '[x](https://a.example.com/gone/) [y](https://b.example.com/gone/) [z](https://c.example.com/gone/)\n';
    const handbook = await unasked({
      'mkdocs.yml': 'site_url: https://a.example.com/\n',
      'docs/CNAME': 'b.example.com\n',
      'docs/a.md': links,
    });
    expect(await handbook.broken('docs/a.md')).toEqual([
      'link/missing-page https://a.example.com/gone/',
      'link/missing-page https://b.example.com/gone/',
    ]);
  });

  test('a part of it is not judged where other pages may stand', async () => {
    const handbook = await unasked({
      'docusaurus.config.js': "module.exports = { baseUrl: '/', presets: ['classic'] }",
      'docs/a.md': '[x](/about) [y](/docs/gone) [z](/docs/a)\n',
    });
    expect(await handbook.broken('docs/a.md')).toEqual(['link/missing-page /docs/gone']);
  });

  test('is found out from the links where the configuration does not say it', async () => {
    const handbook = await unasked({
      'mkdocs.yml': '',
      'docs/a.md': '[x](/book/b/) [y](/book/gone/) [z](/elsewhere/)\n',
      'docs/b.md': '',
    });
    expect(handbook.kept.handbook.publication.layout.baseUrl).toBe('/book');
    expect(await handbook.broken('docs/a.md')).toEqual(['link/missing-page /book/gone/']);
  });
});

test('what a host of Jekyll’s site may serve is not called broken for certain', async () => {
  const handbook = await unasked({ '_config.yml': 'title: x\n', 'a.md': '[x](b) [y](gone)\n', 'b.md': '' });
  expect(await handbook.said('a.md')).toEqual([
    'warning link/missing-page b: Broken link: it leads to /b, but there is no page. It would work if the handbook is published with Jekyll on GitHub Pages: say so with "site" in handbook.config.json.',
    'error link/missing-page gone: Broken link: it leads to /gone, but there is no page.',
  ]);
  const named = await unasked({ '_config.yml': 'title: x\n', CNAME: 'x.example.com', 'a.md': '[x](b)\n', 'b.md': '' });
  expect(await named.broken('a.md')).toEqual([]);
});

test('redirects of the configuration are followed', async () => {
  const redirects = { 'mkdocs.yml': 'plugins:\n  - redirects:\n      redirect_maps:\n        old.md: new.md\n' };
  const mkdocs = await unasked({ ...redirects, 'docs/new.md': '', 'docs/a.md': '[x](/old/) [y](/older/)\n' });
  expect(await mkdocs.broken('docs/a.md')).toEqual(['link/redirected /old/', 'link/missing-page /older/']);
  const pairs =
    "{ redirects: [{ from: '/old', to: '/new' }, { to: '/new', from: ['/older'] }], presets: [['classic', { docs: { routeBasePath: '/' } }]], baseUrl: '/' }";
  const docusaurus = await unasked({
    'docusaurus.config.js': pairs,
    'docs/new.md': '',
    'docs/a.md': '[x](/old) [y](/older)\n',
  });
  expect(await docusaurus.broken('docs/a.md')).toEqual(['link/redirected /old', 'link/redirected /older']);
});

test('a generator’s plain name means the variant that its configuration chooses', async () => {
  const handbook = await unasked({
    'docusaurus.config.js': 'module.exports = { trailingSlash: true }',
    'docs/handbook.config.json': '{"site": "docusaurus"}',
    'docs/a.md': '',
  });
  expect(handbook.kept.handbook.publication.profile.id).toBe('docusaurus-slash');
});

test('brackets in brackets are too deep for YAML, and are left out', () => {
  expect(read('mkdocs.yml', `site_name: x\nnav: ${'['.repeat(20_000)}\n`)).toEqual(read('mkdocs.yml', ''));
});
