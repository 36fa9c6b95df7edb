import { describe, expect, test } from 'vitest';
import { type KeepOptions, keep, site } from '../../../support/handbook';

const NONE = 'warning frontmatter/missing : This page has no frontmatter, and nearly all other pages have one.';
const pages = (folder: string, count: number, text: (index: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}p${index}.md`, text(index)]));
const titled = (index: number): string => `---\ntitle: Page ${index}\nlayout: wide\n---\n`;
const bare = (): string => 'Text.\n';

describe('missing is', () => {
  test('the frontmatter of one page among many, with the keys that they share', async () => {
    const handbook = await keep({ ...pages('', 6, titled), 'pay.md': '«# Pay day»\n\nText.\n' });
    expect(await handbook.said('pay.md')).toEqual([NONE.replace('missing :', 'missing # Pay day:')]);
    expect(await handbook.offered('pay.md')).toEqual([
      'Insert frontmatter (with the keys that the other pages share)',
      'Ignore this one (frontmatter/missing)',
    ]);
    expect(await handbook.fixed('pay.md', 'Insert frontmatter')).toBe(
      '---\ntitle: Pay day\nlayout: wide\n---\n\n# Pay day\n\nText.\n',
    );
    await handbook.apply(await handbook.fix('pay.md', 'Insert frontmatter'));
    expect(await handbook.said('pay.md')).toEqual([]);
  });

  test('in a folder whose other pages all have one', async () => {
    const handbook = await keep({ ...pages('a/', 8, titled), ...pages('b/', 20, bare), 'a/pay.md': 'Pay.\r\n' });
    expect(await handbook.said('a/pay.md')).toEqual([NONE]);
    expect(await handbook.said('b/p0.md')).toEqual([]);
    expect(await handbook.fixed('a/pay.md', 'Insert frontmatter')).toBe(
      '---\r\ntitle: Pay\r\nlayout: wide\r\n---\r\n\r\nPay.\r\n',
    );
  });

  test('and a byte order mark stays first', async () => {
    const handbook = await keep({ ...pages('', 6, titled), 'pay.md': '\uFEFFPay.\n' });
    expect(await handbook.fixed('pay.md', 'Insert frontmatter')).toMatch(/^\uFEFF---\n/);
  });

  test('ignored by the comment that is offered', async () => {
    const handbook = await keep({ ...pages('', 6, titled), 'pay.md': '# Pay\n' });
    await handbook.apply(await handbook.fix('pay.md', 'Ignore this one (frontmatter/missing)'));
    expect(await handbook.said('pay.md')).toEqual([]);
  });
});

describe('not missing is it', () => {
  test.each<[string, Readonly<Record<string, string>>, KeepOptions?]>([
    ['where hardly any page has one', { ...pages('', 3, titled), ...pages('b/', 20, bare) }],
    ['where few pages prove anything', pages('', 3, titled)],
    ['in a folder of a custom of its own', { ...pages('', 60, titled), ...pages('templates/', 4, bare) }],
    ['in a small folder of a handbook without', { ...pages('a/', 3, titled), ...pages('b/', 20, bare) }],
    ['on pages outside of a handbook', pages('', 8, titled), { requested: false }],
  ])('%s', async (_, files, options) => {
    const page = 'templates/p0.md' in files ? 'templates/p1.md' : 'a/p0.md' in files ? 'a/x.md' : 'x.md';
    const handbook = await keep({ ...files, [page]: '# X\n' }, options);
    await handbook.edit(page, '# X\n');
    expect(await handbook.said(page)).toEqual([]);
  });

  test.each(['README.md', 'LICENSE.md', 'a/CONTRIBUTING.md'])('in %s', async (file) => {
    const handbook = await keep({ ...pages('', 8, titled), [file]: '# X\n' });
    expect(await handbook.said(file)).toEqual([]);
  });
});

describe('one line too low', () => {
  const message =
    'Frontmatter counts on the very first line only. Above this one there is a blank line, so readers see it as text.';

  test.each([
    ['\n«---»\ntitle: Low\n---\n\n# Low\n', 'Remove the blank line above the frontmatter', ''],
    ['\r\n \r\n«---»\r\ntitle: Low\r\n---\r\n', 'Remove the blank lines above the frontmatter', ''],
    ['\uFEFF\n«---»\ntitle: Low\n---\n', 'Remove the blank line above the frontmatter', '\uFEFF'],
  ])('%j', async (page, title, mark) => {
    const handbook = await keep({ 'a.md': titled(1), 'low.md': page });
    expect(await handbook.said('low.md')).toEqual([`warning frontmatter/missing ---: ${message}`]);
    expect(await handbook.offered('low.md')).toEqual([`${title}, preferred`]);
    const text = await handbook.keeper.text('low.md');
    expect(await handbook.fixed('low.md', title)).toBe(mark + text.slice(text.indexOf('---')));
    await handbook.apply(await handbook.fix('low.md', title));
    expect(await handbook.said('low.md')).toEqual([]);
  });

  test('where no other page has any, it may be text', async () => {
    const handbook = await keep({ 'a.md': '# A\n', 'low.md': '\n---\ntitle: Low\n---\n' });
    expect(await handbook.said('low.md')).toEqual([]);
  });
});

describe('one edit touches the pages whose finding it changes, and no other', () => {
  const files = { ...site('github'), ...pages('', 6, titled), 'x.md': '# X\n', 'y.md': '[x](x.md)\n' };

  test('as the custom ends and begins', async () => {
    const handbook = await keep({ ...files, 'y.md': '---\ntitle: Y\n---\n' });
    for (const path of handbook.kept.handbook.pages.keys()) await handbook.said(path);
    expect(await handbook.broken('x.md')).toEqual(['frontmatter/missing # X']);
    expect(await handbook.edit('p0.md', 'Bare.\n')).toEqual(['x.md']);
    expect(await handbook.broken('x.md')).toEqual([]);
    expect(await handbook.edit('p0.md', 'Bare, and longer.\n')).toEqual([]);
    expect(await handbook.edit('p0.md', '---\na: 1\n---\n')).toEqual(['x.md']);
    expect(await handbook.broken('x.md')).toEqual(['frontmatter/missing # X']);
  });
});
