import { describe, expect, test } from 'vitest';
import { FileTree } from '../../../server/src/handbook/files';
import { walk } from '../../../server/src/handbook/walk';
import { keep, site } from '../../support/handbook';
import { memoryFiles } from '../../support/memory-files';

/** Pages of a folder whose files are empty but for those given with a text. */
async function pagesOf(files: readonly (string | readonly [string, string])[], hidden: readonly string[] = []) {
  const source = memoryFiles(
    Object.fromEntries(files.map((file) => (typeof file === 'string' ? [file, ''] : [file[0], file[1]]))),
  );
  const { pages } = await walk(new FileTree(source), source, '', hidden);
  return { pages, reads: source.reads };
}

test('Markdown files are pages, others are not', async () => {
  const { pages } = await pagesOf(['a.md', 'b.markdown', 'c.mdx', 'D.MD', 'e.txt', 'f.html', 'x/y/z.md', 'md']);
  expect(pages).toEqual(['D.MD', 'a.md', 'b.markdown', 'c.mdx', 'x/y/z.md']);
});

test('a folder that is slow to list holds up none beside it, each is listed once, and files are in the order of names', async () => {
  const disk = memoryFiles({ 'a/b/x.md': '', 'a/y.md': '', 'c.md': '', 'd/e.md': '', 'd/f/g.md': '', 'z.md': '' });
  let goOn = (): void => {};
  const slow = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const list = async (folder: string) => {
    if (folder === 'a') await slow;
    if (folder === 'd/f') goOn();
    return disk.list(folder);
  };
  const { pages } = await walk(new FileTree({ ...disk, list }), disk, '', []);
  expect(disk.lists).toEqual(['', 'd', 'd/f', 'a', 'a/b']);
  expect(pages).toEqual(['a/b/x.md', 'a/y.md', 'c.md', 'd/e.md', 'd/f/g.md', 'z.md']);
});

test('what tools install, vendor or build is not walked into', async () => {
  const never = [
    'node_modules',
    'vendor',
    'bower_components',
    'third_party',
    '_site',
    'dist',
    'build',
    'out',
    'target',
  ];
  const { pages, reads } = await pagesOf([
    'a.md',
    ...never.flatMap((folder) => [`${folder}/a.md`, `x/${folder}/in/a.md`, `${folder}/.gitignore`]),
    ...['.vscode/a.md', 'x/.hidden/a.md', '.git/a.md'],
    'x/vendors.md',
    'x/builder/a.md',
  ]);
  expect(pages).toEqual(['a.md', 'x/builder/a.md', 'x/vendors.md']);
  expect(reads).toEqual([]);
});

test('dot folders that people read are walked into', async () => {
  const { pages } = await pagesOf([
    '.github/CONTRIBUTING.md',
    '.gitbook/includes/hours.md',
    'docs/.gitbook/includes/a.md',
  ]);
  expect(pages).toEqual(['.gitbook/includes/hours.md', '.github/CONTRIBUTING.md', 'docs/.gitbook/includes/a.md']);
});

describe('.gitignore', () => {
  test('names, folders, patterns from the top and negation', async () => {
    const { pages, reads } = await pagesOf([
      ['.gitignore', '# a comment\n\n*.draft.md\n/top.md\nprivate/\n!kept.draft.md\nlogs/*.md\n'],
      ...[
        'a.md',
        'a.draft.md',
        'kept.draft.md',
        'top.md',
        'x/top.md',
        'x/b.draft.md',
        'private/a.md',
        'x/private/a.md',
      ],
      ...['logs/a.md', 'x/logs/a.md', 'privates/a.md'],
    ]);
    expect(pages).toEqual(['a.md', 'kept.draft.md', 'privates/a.md', 'x/logs/a.md', 'x/top.md']);
    expect(reads).toEqual(['.gitignore']);
  });

  test('an inner one is read from its own folder and decides over outer ones', async () => {
    const { pages } = await pagesOf([
      ['.gitignore', '*.md\n!/a.md\n!x/\n'],
      ['x/.gitignore', '!*.md\n/b.md\nin/c.md\n'],
      ['x/in/.gitignore', '!c.md\nd.md\n'],
      ...['a.md', 'b.md', 'x/a.md', 'x/b.md', 'x/in/b.md', 'x/in/c.md', 'x/in/d.md', 'y/a.md'],
    ]);
    expect(pages).toEqual(['a.md', 'x/a.md', 'x/in/b.md', 'x/in/c.md']);
  });

  test('what lies in an ignored folder stays ignored, whatever is said inside it', async () => {
    const { pages, reads } = await pagesOf([
      ['.gitignore', 'x/\n!x/a.md\n'],
      ['x/.gitignore', '!*.md\n'],
      ...['a.md', 'x/a.md'],
    ]);
    expect(pages).toEqual(['a.md']);
    expect(reads).toEqual(['.gitignore']);
  });

  test('CRLF and a byte order mark', async () => {
    const { pages } = await pagesOf([['.gitignore', '\ufeffa.md\r\nb.md\r\n'], 'a.md', 'b.md', 'c.md']);
    expect(pages).toEqual(['c.md']);
  });
});

test('.eleventyignore counts as well', async () => {
  const { pages } = await pagesOf([
    ['.gitignore', 'a.md\n'],
    ['.eleventyignore', 'README.md\nx/*.md\n'],
    ...['a.md', 'b.md', 'README.md', 'x/README.md', 'x/c.md'],
  ]);
  expect(pages).toEqual(['b.md']);
});

test('where two ignore files of a folder say something, .eleventyignore decides', async () => {
  const { pages, reads } = await pagesOf([
    ['.eleventyignore', '!a.md\nb.md\n'],
    ['.gitignore', 'a.md\n!b.md\n'],
    'a.md',
    'b.md',
  ]);
  expect(pages).toEqual(['a.md']);
  expect(reads).toEqual(['.gitignore', '.eleventyignore']);
});

test('what the editor hides', async () => {
  const { pages } = await pagesOf(['a.md', 'tmp/a.md', 'x/tmp/a.md', 'x/b.md', 'x/y/b.md'], ['tmp/', '/x/*.md']);
  expect(pages).toEqual(['a.md', 'x/y/b.md']);
});

describe('an ignored file', () => {
  const files = {
    ...site('github'),
    '.gitignore': 'made/\nlist.md\n',
    'page.md':
      '[a](made/list.md) [b](list.md#any) ![c](made/a.png) [d](node_modules/x/README.md) [e](.vscode/x.md) [f](made/no.md)\n',
    'list.md': '# List\n[x](broken.md)\n',
    'made/list.md': '# List\n',
    'made/a.png': '',
    'node_modules/x/README.md': '# X\n',
    '.vscode/x.md': '# X\n',
  };

  test('is a valid target of a link, and nothing is said of it', async () => {
    const handbook = await keep(files);
    expect(await handbook.keeper.findings('page.md')).toHaveLength(1);
    expect(handbook.disk.reads).toEqual(['.gitignore', 'handbook.config.json', 'page.md']);
    expect(await handbook.broken('page.md')).toEqual(['link/missing-page made/no.md']);
    expect([...handbook.kept.handbook.pages.keys()]).toEqual(['page.md']);
  });

  test('that is opened is read as on GitHub and stays out of the handbook', async () => {
    const handbook = await keep(files);
    await handbook.edit('list.md', '# List\n[x](broken.md)\n');
    expect(await handbook.broken('list.md')).toEqual(['link/missing-page broken.md']);
    expect(handbook.keeper.handbookOf('list.md')).toBeNull();
    await handbook.keeper.close('list.md');
    expect(await handbook.broken('list.md')).toEqual([]);
  });

  test('becomes a page when it is no longer ignored, and the other way round', async () => {
    const handbook = await keep(files);
    expect(await handbook.change({ '.gitignore': 'made/\n' })).toBe('all');
    expect(await handbook.broken('list.md')).toEqual(['link/missing-page broken.md']);
    expect(await handbook.change({ '.gitignore': 'made/\n/page.md\n' })).toBe('all');
    expect([...handbook.kept.handbook.pages.keys()]).toEqual(['list.md']);
  });

  test('stays ignored when a page beside it comes or goes', async () => {
    const files = {
      '.gitignore': '/docs/made.md\n',
      'docs/handbook.config.json': '{ "site": "github", "ignore": ["drafts/"] }',
      'docs/a.md': '# A\n',
      'docs/made.md': '# Made\n',
      'docs/drafts/a.md': '# Draft\n',
    };
    const handbook = await keep(files, { requested: false });
    await handbook.change({ 'docs/b.md': '# B\n', 'docs/drafts/b.md': '# Draft\n' });
    expect([...handbook.kept.handbook.pages.keys()]).toEqual(['docs/a.md', 'docs/b.md']);
    await handbook.keeper.refresh();
    expect([...handbook.kept.handbook.pages.keys()]).toEqual(['docs/a.md', 'docs/b.md']);
  });
});
