import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';

/** Pages around one that others rest on; every page has been checked once. */
async function checked(files: Readonly<Record<string, string>>, id = 'eleventy-file-links') {
  const handbook = await keep({ ...site(id), '.eleventy.js': '', ...files });
  for (const path of Object.keys(files)) await handbook.said(path);
  return handbook;
}

describe('one change touches the pages that rest on it, and no other', () => {
  const files = {
    'pay.md': '# Pay\n\n## Pay day\n',
    'by-anchor.md': '[x](pay.md#pay-day)\n',
    'by-page.md': '[x](pay.md)\n',
    'by-name.md': '[x](pay#gone)\n',
    'other.md': '[x](by-page.md#pay-day)\n',
  };

  test('a heading is renamed', async () => {
    const handbook = await checked(files);
    expect(await handbook.edit('pay.md', '# Pay\n\n## When we pay\n')).toEqual(['by-anchor.md', 'by-name.md']);
    expect(await handbook.broken('by-anchor.md')).toEqual(['link/missing-anchor pay.md#pay-day']);
    expect(await handbook.broken('by-page.md')).toEqual([]);
  });

  test('text is written that no link can notice', async () => {
    const handbook = await checked(files);
    expect(await handbook.edit('pay.md', '# Pay\n\nMore, and [a](by-page.md).\n\n## Pay day\n')).toEqual([]);
  });

  test('a heading is renamed on the disk', async () => {
    const handbook = await checked(files);
    expect(await handbook.change({ 'pay.md': '# Pay\n' })).toEqual(['by-anchor.md', 'by-name.md']);
    expect(await handbook.broken('by-anchor.md')).toEqual(['link/missing-anchor pay.md#pay-day']);
  });

  test('a page is deleted', async () => {
    const handbook = await checked(files);
    expect(await handbook.change({ 'pay.md': null })).toEqual(['by-anchor.md', 'by-name.md', 'by-page.md']);
    expect(await handbook.broken('by-page.md')).toEqual(['link/missing-page pay.md']);
  });

  test('a page is created where links were broken', async () => {
    const handbook = await checked({
      'a.md': '[x](new.md)\n',
      'b.md': '[x](new/#top)\n',
      'c.md': '[x](NEW.md)\n',
      'd.md': '[x](newer.md)\n',
    });
    expect(await handbook.change({ 'new.md': '# New\n' })).toEqual(['a.md', 'b.md', 'c.md']);
    expect(await handbook.broken('a.md')).toEqual([]);
    expect(await handbook.broken('c.md')).toEqual(['link/wrong-case NEW.md']);
    expect(await handbook.broken('d.md')).toEqual(['link/missing-page newer.md']);
  });

  test('a permalink changes', async () => {
    const page = (permalink: string) => `---\npermalink: ${permalink}\n---\n# Pay\n`;
    const handbook = await checked(
      { 'pay.md': page('/old/'), 'a.md': '[x](/old/)\n', 'b.md': '[x](/new/)\n', 'c.md': '[x](/a/)\n' },
      'eleventy',
    );
    expect(await handbook.edit('pay.md', page('/new/'))).toEqual(['a.md', 'b.md']);
    expect([await handbook.broken('a.md'), await handbook.broken('b.md')]).toEqual([['link/missing-page /old/'], []]);
  });

  test('redirect_from is added', async () => {
    const handbook = await checked(
      { 'pay.md': '# Pay\n', 'a.md': '[x](/wages/)\n', 'b.md': '[x](/pay/)\n' },
      'eleventy',
    );
    expect(await handbook.edit('pay.md', '---\nredirect_from: /wages/\n---\n# Pay\n')).toEqual(['a.md']);
    expect(await handbook.said('a.md')).toEqual([
      'hint link/redirected /wages/: /wages/ is an old address that forwards to pay.md.',
    ]);
  });

  test('an asset is created and removed', async () => {
    const handbook = await checked({ 'a.md': '![x](img/a.png)\n', 'b.md': '![x](img/b.png)\n', 'c.md': '[x](a.md)\n' });
    expect(await handbook.change({ 'img/a.png': '' })).toEqual(['a.md']);
    expect(await handbook.broken('a.md')).toEqual([]);
    expect(await handbook.change({ 'img/z.png': '' })).toEqual([]);
    expect(await handbook.change({ 'img/a.png': null })).toEqual(['a.md']);
    expect(await handbook.broken('a.md')).toEqual(['link/missing-asset img/a.png']);
  });

  test('a folder is removed, and told as one', async () => {
    const handbook = await checked({ 'a.md': '![x](img/in/a.png)\n', 'b.md': '[x](a.md)\n', 'img/in/a.png': '' });
    expect(await handbook.change({ img: null })).toEqual(['a.md']);
    expect(await handbook.broken('a.md')).toEqual(['link/missing-asset img/in/a.png']);
  });

  test('a template tag makes a missing anchor of that page less sure', async () => {
    const handbook = await checked({ 'pay.md': '# Pay\n', 'a.md': '[x](pay.md#gone)\n', 'b.md': '[x](a.md)\n' });
    expect((await handbook.finding('a.md')).severity).toBe('error');
    expect(await handbook.edit('pay.md', '# Pay\n\n{% include "x" %}\n')).toEqual(['a.md']);
    expect((await handbook.finding('a.md')).severity).toBe('warning');
  });

  test('an id that another version of the generator gives goes away', async () => {
    const handbook = await checked({ 'pay.md': "# Don't\n", 'a.md': '[x](pay.md#don-t)\n' }, 'gitbook');
    expect(await handbook.broken('a.md')).toEqual([]);
    expect(await handbook.edit('pay.md', '# Dont\n')).toEqual(['a.md']);
    expect(await handbook.broken('a.md')).toEqual(['link/missing-anchor pay.md#don-t']);
  });
});

describe('what is read', () => {
  const files = { ...site('github'), 'a.md': '[x](b.md#b)\n![y](img/y.png)\n', 'b.md': '# B\n', 'img/y.png': '' };

  test('every page once, and listings alone for the rest', async () => {
    const handbook = await keep(files);
    for (const path of ['a.md', 'b.md']) await handbook.keeper.findings(path);
    expect(handbook.disk.reads).toEqual(['handbook.config.json', 'a.md', 'b.md']);
    expect([...handbook.disk.lists].sort()).toEqual(['', 'img']);
  });

  test('nothing, when findings are asked for again', async () => {
    const handbook = await keep(files);
    const first = await handbook.keeper.findings('a.md');
    const [reads, lists] = [handbook.disk.reads.length, handbook.disk.lists.length];
    expect(await handbook.keeper.findings('a.md')).toBe(first);
    expect([handbook.disk.reads.length, handbook.disk.lists.length]).toEqual([reads, lists]);
  });

  test('no file at all, when a page is edited', async () => {
    const handbook = await keep(files);
    for (const path of ['a.md', 'b.md']) await handbook.keeper.findings(path);
    const [reads, lists] = [handbook.disk.reads.length, handbook.disk.lists.length];
    await handbook.edit('b.md', '# C\n');
    for (const path of ['a.md', 'b.md']) await handbook.keeper.findings(path);
    expect(await handbook.broken('a.md')).toEqual(['link/missing-anchor b.md#b']);
    expect([handbook.disk.reads.length - reads, handbook.disk.lists.length - lists]).toEqual([1, 0]);
  });

  test('only the page that changed on the disk', async () => {
    const handbook = await keep(files);
    const reads = handbook.disk.reads.length;
    await handbook.change({ 'b.md': '# C\n' });
    expect(handbook.disk.reads.slice(reads)).toEqual(['b.md']);
  });
});
