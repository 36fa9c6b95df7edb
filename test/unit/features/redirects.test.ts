import { describe, expect, it } from 'vitest';
import { keep, site } from '../../support/handbook';
import { Mover } from '../../support/moving';

const USED = { 'used.md': '---\nredirect_from: /once/\n---\n' };

async function open(id: string, files: Readonly<Record<string, string>>, more = {}) {
  const handbook = await keep({ ...site(id, more), ...files });
  return { handbook, mover: new Mover(handbook, true) };
}

describe('a page that is moved', () => {
  it.each([
    ['eleventy', USED, '---\ntitle: A\n---\n', '---\ntitle: A\nredirect_from:\n  - /a/\n---\n'],
    ['jekyll-pretty', {}, '---\ntitle: A\n---\n', null],
    ['jekyll-github-pages', {}, '---\ntitle: A\n---\n', null],
    ['jekyll-github-pages', USED, '---\ntitle: A\n---\n', '---\ntitle: A\nredirect_from:\n  - /a.html\n---\n'],
    ['hugo', {}, '---\ntitle: A\n---\n', '---\ntitle: A\naliases:\n  - /a/\n---\n'],
    ['eleventy', {}, '---\ntitle: A\n---\n', null],
    ['eleventy', USED, '---\nredirect_from: [/x/]\n---\n', '---\nredirect_from: [/x/, /a/]\n---\n'],
    ['docusaurus', {}, '---\ntitle: A\n---\n', null],
    ['github', USED, '---\ntitle: A\n---\n', null],
  ])('declares its old address where the site reads it: %s', async (id, files, before, after) => {
    const { mover } = await open(id, { ...files, 'a.md': before, 'b.md': '---\ntitle: B\n---\n' });
    const expected = after === null ? {} : { 'team/a.md': after };
    expect(await mover.move({ from: 'a.md', to: 'team/a.md' })).toEqual(expected);
  });

  it('does so with the plugin in the configuration of Jekyll', async () => {
    const handbook = await keep({
      '_config.yml': 'permalink: pretty\nplugins: [jekyll-redirect-from]\n',
      'a.md': '---\ntitle: A\n---\n',
      'b.md': '---\ntitle: B\n---\n',
    });
    const mover = new Mover(handbook, true);
    expect(await mover.move({ from: 'a.md', to: 'c.md' })).toEqual({
      'c.md': '---\ntitle: A\nredirect_from:\n  - /a/\n---\n',
    });
  });

  it('does so under the URL path of the handbook, after another program moved it too', async () => {
    const { mover } = await open('eleventy', { ...USED, 'a b.md': '---\ntitle: A\n---\n' }, { baseUrl: '/handbook' });
    expect(await mover.moved({ from: 'a b.md', to: 'c.md' })).toEqual({
      'c.md': '---\ntitle: A\nredirect_from:\n  - "/handbook/a b/"\n---\n',
    });
  });

  it('does so with an address that has a sign of its own in it', async () => {
    const { mover } = await open('eleventy', { ...USED, 'c#.md': '---\ntitle: A\n---\n' });
    expect(await mover.move({ from: 'c#.md', to: 'c.md' })).toEqual({
      'c.md': '---\ntitle: A\nredirect_from:\n  - "/c#/"\n---\n',
    });
  });

  it('does so in a folder with all that are in it', async () => {
    const { mover } = await open('hugo', { 'x/a.md': '---\nt: A\n---\n', 'x/y/b.md': '---\nt: B\n---\n', 'c.md': '' });
    expect(await mover.move({ from: 'x', to: 'z' })).toEqual({
      'z/a.md': '---\nt: A\naliases:\n  - /x/a/\n---\n',
      'z/y/b.md': '---\nt: B\naliases:\n  - /x/y/b/\n---\n',
    });
  });

  it.each([
    ['its address stays', '---\npermalink: /own/\n---\n', 'x/a.md', {}],
    ['another page takes it', '---\ntitle: A\n---\n', 'x/a.md', { 'a/index.md': '---\nt: I\n---\n' }],
    ['the site shows drafts to nobody', '---\ndraft: true\n---\n', 'x/a.md', {}],
    ['its frontmatter cannot be read', '---\ntitle: "A\n---\n', 'x/a.md', {}],
  ])('declares nothing where %s', async (_, text, to, more) => {
    const { mover } = await open('eleventy', { ...USED, ...more, 'a.md': text, 'b.md': '---\ntitle: B\n---\n' });
    expect(await mover.move({ from: 'a.md', to })).toEqual({});
  });

  it('declares nothing when two pages change places', async () => {
    const { mover } = await open('hugo', { 'a.md': '---\nt: A\n---\n', 'b.md': '---\nt: B\n---\n' });
    expect(await mover.move({ from: 'a.md', to: 'c.md' }, { from: 'b.md', to: 'a.md' })).toEqual({
      'a.md': '---\nt: B\naliases:\n  - /b/\n---\n',
    });
  });

  it('gets a frontmatter where most pages have one', async () => {
    const files = { ...USED, 'a.md': '# A\r\n', 'b.md': '---\ntitle: B\n---\n' };
    const { mover } = await open('eleventy', files);
    expect(await mover.move({ from: 'a.md', to: 'x.md' })).toEqual({
      'x.md': '---\r\nredirect_from:\r\n  - /a/\r\n---\r\n\r\n# A\r\n',
    });
    expect(await mover.move({ from: 'x.md', to: 'a.md' })).toEqual({ 'a.md': files['a.md'] });
    const { mover: another } = await open('eleventy', { ...USED, 'a.md': '# A\n', 'b.md': '# B\n' });
    expect(await another.move({ from: 'a.md', to: 'x.md' })).toEqual({});
  });

  it('is what it was when it is moved back, and forwards again when it is moved once more', async () => {
    const files = { ...USED, 'a.md': '---\nredirect_from: /x/ # of old\n---\n' };
    const { mover } = await open('eleventy', files);
    const there = { 'b.md': '---\nredirect_from: [/x/, /a/] # of old\n---\n' };
    expect(await mover.move({ from: 'a.md', to: 'b.md' })).toEqual(there);
    expect(await mover.move({ from: 'b.md', to: 'a.md' })).toEqual({ 'a.md': files['a.md'] });
    expect(await mover.move({ from: 'a.md', to: 'b.md' })).toEqual(there);
  });

  it('does not forward an address to itself, whoever wrote that', async () => {
    const { mover } = await open('eleventy', { ...USED, 'b.md': '---\nredirect_from:\n  - /a/\n  - /x/\n---\n' });
    expect(await mover.move({ from: 'b.md', to: 'a.md' })).toEqual({ 'a.md': '---\nredirect_from:\n  - /x/\n---\n' });
    expect(await mover.move({ from: 'a.md', to: 'b.md' })).toEqual({
      'b.md': '---\nredirect_from:\n  - /a/\n  - /x/\n---\n',
    });
  });
});
