import { describe, expect, test } from 'vitest';
import { keep, type TestHandbook } from '../../support/handbook';

/** Each handbook's root, site and pages. */
function found({ keeper }: TestHandbook): Record<string, readonly [string, readonly string[]]> {
  return Object.fromEntries(
    keeper.handbooks.map(({ handbook, place }) => [
      place.root,
      [handbook.publication.profile.id, [...handbook.pages.keys()]],
    ]),
  );
}

const unasked = (files: Readonly<Record<string, string>>) => keep(files, { requested: false });

/** So many pages in a folder, each of which links to the next. */
function ring(folder: string, count: number): Record<string, string> {
  const name = (n: number): string => `page-${String(n).padStart(2, '0')}.md`;
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${folder}${name(n)}`, `# Page\n\n[next](${name((n + 1) % count)})\n`]),
  );
}

describe('a code repository', () => {
  const files = {
    'README.md': '# Tool\n\n[log](CHANGELOG.md) [gone](docs/gone.md)\n',
    'CHANGELOG.md': '# Changes\n',
    '.gitignore': 'dist/\n',
    '.github/ISSUE_TEMPLATE/bug.md': '[x](nowhere.md)\n',
    '.github/PULL_REQUEST_TEMPLATE.md': '[x](nowhere.md)\n',
    'src/main.ts': '',
    ...ring('node_modules/tool/docs/', 12),
    ...ring('vendor/docs/', 30),
    'vendor/docs/_config.yml': 'title: x\n',
    'node_modules/tool/.eleventy.js': '',
    'node_modules/tool/handbook.config.json': '{}',
  };

  test('is no handbook, and nothing but its ignore file is read', async () => {
    const handbook = await unasked(files);
    expect(found(handbook)).toEqual({});
    expect(handbook.disk.reads).toEqual(['.gitignore']);
    expect(handbook.disk.lists).toEqual(['', '.github', 'src', '.github/ISSUE_TEMPLATE']);
  });

  test('an open page of it is read as on GitHub, with the pages that it links to', async () => {
    const handbook = await unasked(files);
    await handbook.edit('README.md', '[log](CHANGELOG.md#gone) [gone](docs/gone.md) [in](src/)\n');
    expect(await handbook.broken('README.md')).toEqual([
      'link/missing-anchor CHANGELOG.md#gone',
      'link/missing-page docs/gone.md',
    ]);
    expect(handbook.disk.reads).toEqual(['.gitignore', 'CHANGELOG.md']);
    expect(handbook.disk.lists).toEqual(['', '.github', 'src', '.github/ISSUE_TEMPLATE']);
  });

  test('what an open page of it links to is followed', async () => {
    const handbook = await unasked(files);
    await handbook.edit('README.md', '[log](CHANGELOG.md#new)\n');
    expect(await handbook.broken('README.md')).toEqual(['link/missing-anchor CHANGELOG.md#new']);
    await handbook.change({ 'CHANGELOG.md': '# New\n' });
    expect(await handbook.broken('README.md')).toEqual([]);
    await handbook.change({ 'CHANGELOG.md': null });
    expect(await handbook.broken('README.md')).toEqual(['link/missing-page CHANGELOG.md#new']);
  });

  test('is a handbook by request', async () => {
    const handbook = await keep(files);
    const forms = ['.github/ISSUE_TEMPLATE/bug.md', '.github/PULL_REQUEST_TEMPLATE.md'];
    expect(found(handbook)).toEqual({ '': ['github', [...forms, 'CHANGELOG.md', 'README.md']] });
    // What they say is posted elsewhere, so where their links lead is not known.
    for (const form of forms) expect(await handbook.broken(form)).toEqual([]);
  });
});

describe('what speaks for a handbook', () => {
  test('a configuration file', async () => {
    const files = { 'docs/handbook.config.json': '{"site": "gitbook"}', 'docs/a.md': '', 'README.md': '' };
    expect(found(await unasked(files))).toEqual({ docs: ['gitbook', ['docs/a.md']] });
  });

  test('an Eleventy configuration: its input folder', async () => {
    const files = { '.eleventy.js': "return { dir: { input: 'content' } }", 'content/a.md': '', 'README.md': '' };
    expect(found(await unasked(files))).toEqual({ content: ['eleventy', ['content/a.md']] });
  });

  test('comments in an Eleventy configuration say nothing', async () => {
    const code = "// input: 'old'\n/* input: 'older' */\nreturn { dir: { input: './pages/' } }";
    const files = { 'eleventy.config.mjs': code, 'pages/a.md': '', 'old/a.md': '' };
    expect(found(await unasked(files))).toEqual({ pages: ['eleventy', ['pages/a.md']] });
  });

  test('a GitBook configuration: its root', async () => {
    const files = { '.gitbook.yaml': 'root: ./docs/\n', 'docs/README.md': '', 'docs/a.md': '', 'README.md': '' };
    expect(found(await unasked(files))).toEqual({ docs: ['gitbook', ['docs/README.md', 'docs/a.md']] });
  });

  test('a Jekyll configuration, without what it leaves out', async () => {
    const files = {
      '_config.yml': 'collections:\n  pages:\n    output: true\nexclude:\n  - README.md\n',
      '_pages/a.md': '',
      '_drafts/a.md': '',
      'index.md': '',
      'README.md': '',
    };
    expect(found(await unasked(files))).toEqual({ '': ['jekyll', ['_pages/a.md', 'index.md']] });
  });

  test('ten pages that link to each other: the deepest folder that holds them', async () => {
    const files = { ...ring('src/handbook/', 10), 'README.md': '', 'src/main.md': '' };
    expect(Object.keys(found(await unasked(files)))).toEqual(['src/handbook']);
  });

  test('nine do not', async () => {
    expect(found(await unasked({ ...ring('docs/', 9), 'README.md': '', 'docs/alone.md': '' }))).toEqual({});
  });

  test('nor do many that do not link to each other', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`notes/${n}.md`, '[x](../README.md)\n']));
    expect(found(await unasked({ ...files }))).toEqual({});
  });

  test('a tenth page that comes later, and one that goes again', async () => {
    const handbook = await unasked({ ...ring('docs/', 9), 'docs/z.md': '[x](page-00.md)\n' });
    expect(Object.keys(found(handbook))).toEqual(['docs']);
    const few = await unasked(ring('docs/', 9));
    expect(await few.change({ 'docs/z.md': '[x](page-00.md)\n' })).toBe('all');
    expect(Object.keys(found(few))).toEqual(['docs']);
  });
});

describe('several handbooks', () => {
  const monorepo = {
    'README.md': '[a](team-a/docs/a.md)\n',
    'team-a/docs/.eleventy.js': '',
    'team-a/docs/a.md': '[b](/b/) [other](../../team-b/handbook/b.md)\n',
    'team-a/docs/b.md': '',
    'team-b/handbook/.gitbook.yaml': '',
    'team-b/handbook/b.md': '[x](c) [y](nowhere)\n',
    'team-b/handbook/c.md': '',
  };

  test('in one repository, each with its own site', async () => {
    const handbook = await unasked(monorepo);
    expect(found(handbook)).toEqual({
      'team-a/docs': ['eleventy', ['team-a/docs/a.md', 'team-a/docs/b.md']],
      'team-b/handbook': ['gitbook', ['team-b/handbook/b.md', 'team-b/handbook/c.md']],
    });
    expect(await handbook.broken('team-b/handbook/b.md')).toEqual(['link/missing-page nowhere']);
  });

  test('a page that comes belongs to the one in whose folder it lies', async () => {
    const handbook = await unasked(monorepo);
    await handbook.change({ 'team-b/handbook/nowhere.md': '' });
    expect(await handbook.broken('team-b/handbook/b.md')).toEqual([]);
    expect(handbook.keeper.handbookOf('team-b/handbook/nowhere.md')?.place.root).toBe('team-b/handbook');
  });

  test('one inside another is its own only with a configuration file of its own', async () => {
    const files = {
      'handbook.config.json': '{"site": "github"}',
      'a.md': '',
      'inner/handbook.config.json': '{"site": "gitbook"}',
      'inner/b.md': '',
      'other/.eleventy.js': '',
      'other/c.md': '',
    };
    const handbook = await unasked(files);
    expect(found(handbook)).toEqual({
      '': ['github', ['a.md', 'other/c.md']],
      inner: ['gitbook', ['inner/b.md']],
    });
    await handbook.change({ 'inner/new.md': '', 'new.md': '' });
    expect(found(handbook)).toEqual({
      '': ['github', ['a.md', 'other/c.md', 'new.md']],
      inner: ['gitbook', ['inner/b.md', 'inner/new.md']],
    });
  });

  test('come and go with their configuration files, and with folders that hold them', async () => {
    const handbook = await unasked({ 'docs/a.md': '', 'docs/b.md': '' });
    expect(found(handbook)).toEqual({});
    expect(await handbook.change({ 'docs/handbook.config.json': '{"site": "gitbook"}' })).toBe('all');
    expect(found(handbook)).toEqual({ docs: ['gitbook', ['docs/a.md', 'docs/b.md']] });
    handbook.disk.rename('docs', 'book');
    expect(await handbook.keeper.changed(['docs', 'book'])).toBe('all');
    expect(found(handbook)).toEqual({ book: ['gitbook', ['book/a.md', 'book/b.md']] });
    expect(await handbook.change({ book: null })).toBe('all');
    expect(found(handbook)).toEqual({});
  });

  test('a configuration that changes together with pages: both are read', async () => {
    const handbook = await unasked({ 'handbook.config.json': '{"site": "github"}', 'a.md': '[x](b)\n', 'b.md': '' });
    expect(await handbook.broken('a.md')).toEqual(['link/missing-page b']);
    expect(await handbook.change({ 'handbook.config.json': '{"site": "gitbook"}', 'a.md': '[x](c)\n' })).toBe('all');
    expect(await handbook.broken('a.md')).toEqual(['link/missing-page c']);
  });
});

describe('a part of a site', () => {
  test('a link that leaves the opened folder is unknown, not broken', async () => {
    const page = '[a](../../blog/) [b](../../../x.md) [c](/pricing) ![d](/images/a.png) [e](gone.md) [f](../top.md)\n';
    const handbook = await keep({ 'team/page.md': page, 'top.md': '# Top\n' });
    expect(await handbook.broken('team/page.md')).toEqual(['link/missing-page gone.md']);
  });

  test('a handbook configured inside an Eleventy site is published under its folder', async () => {
    const handbook = await keep({
      '.eleventy.js': "return { dir: { input: 'src' } }",
      'src/handbook/handbook.config.json': '{}',
      'src/handbook/a.md': '[x](/handbook/b/) [y](/handbook/gone/) [z](/blog/) [w](/handbook/)\n',
      'src/handbook/b.md': '',
      'src/handbook/index.md': '',
      'src/blog/index.md': '',
    });
    expect(await handbook.broken('src/handbook/a.md')).toEqual(['link/missing-page /handbook/gone/']);
  });
});
