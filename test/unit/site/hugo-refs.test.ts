import { describe, expect, it, test } from 'vitest';
import { linkAt, placeOf } from '../../../server/src/features/place';
import { keep } from '../../support/handbook';

const HUGO = { 'hugo.toml': "baseURL = 'https://example.com/'\n" };

const PAGES = {
  ...HUGO,
  'content/_index.md': '# Home\n',
  'content/about/_index.md': '# About\n',
  'content/about/credits.md': '# Credits\n\n## Thanks\n',
  'content/people/pay.md': '# Pay\n\n## Raises\n',
  'content/people/My Trips.md': '# Trips\n',
  'content/people/bundle/index.md': '# Bundle\n',
  'content/people/old.adoc': '= Old\n',
};

/** Where the only link of a page leads, or what is said of it. */
async function leads(path: string, tag: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const handbook = await keep({ ...PAGES, ...more, [path]: `[x]({{< ${tag} >}})\n` });
  const said = (await handbook.broken(path))[0];
  if (said !== undefined) return said.split(' ')[0] ?? '';
  const page = handbook.keeper.page(path);
  const link = page === undefined ? null : linkAt(page, page.text.indexOf('>}}') - 2);
  const place = link && placeOf(link, path, handbook.kept.handbook);
  return place === null ? 'unknown' : place.path + (place.anchor === null ? '' : `#${place.anchor.id}`);
}

describe('ref and relref', () => {
  it.each([
    ['ref "credits"', 'content/about/credits.md'],
    ['ref credits.md', 'content/about/credits.md'],
    ['relref "./credits.md#thanks"', 'content/about/credits.md#thanks'],
    ['relref path="Credits.md"', 'content/about/credits.md'],
    ['ref "../people/pay.md"', 'content/people/pay.md'],
    ['ref "/people/pay"', 'content/people/pay.md'],
    ['ref "people/pay.md#raises"', 'content/people/pay.md#raises'],
    ['ref "pay"', 'content/people/pay.md'],
    ['ref "pay.md"', 'content/people/pay.md'],
    ['ref "/people/my-trips"', 'content/people/My Trips.md'],
    ['ref "/people/My%20Trips.md"', 'content/people/My Trips.md'],
    ['ref "/about"', 'content/about/_index.md'],
    ['ref "/about/_index.md"', 'content/about/_index.md'],
    ['ref "about"', 'content/about/_index.md'],
    ['ref "/people/bundle"', 'content/people/bundle/index.md'],
    ['ref "/people/bundle/"', 'content/people/bundle/index.md'],
    ['ref "bundle"', 'content/people/bundle/index.md'],
    ['ref "/people/old"', 'content/people/old.adoc'],
    ['ref "/"', 'content/_index.md'],
  ])('find a page as Hugo does: %s', async (tag, expected) => {
    expect(await leads('content/about/here.md', tag)).toBe(expected);
  });

  it('lead to a heading of the same page', async () => {
    const handbook = await keep({ ...HUGO, 'content/a.md': '# A\n\n[x]({{< ref "#a" >}}) [y]({{< ref "«#b»" >}})\n' });
    expect(await handbook.said('content/a.md')).toEqual([
      "error link/missing-anchor #b: No heading or anchor '#b' on this page: the link leads to the top of the page.",
    ]);
  });

  it('look from the folder that a bundle stands in, and with an extension from its own', async () => {
    const sub = { 'content/people/bundle/pay.md': '# Pay\n' };
    expect(await leads('content/people/bundle/index.md', 'ref "./pay"', sub)).toBe('content/people/pay.md');
    expect(await leads('content/people/bundle/index.md', 'ref "../pay.md"', sub)).toBe('content/people/pay.md');
  });

  it.each(['./pay', '../about/pay.md', '/people/credits/pay', 'nothing.md', '/nothing#x'])(
    'are broken where Hugo finds no page: %s',
    async (path) => {
      expect(await leads('content/about/here.md', `ref "${path}"`)).toBe('link/missing-page');
    },
  );

  it.each([
    ['a folder at the top has a list', 'ref "/people"', {}],
    ['tags have pages', 'ref "/tags/pay"', {}],
    ['a template makes pages', 'ref "/people/made"', { 'content/people/_content.gotmpl': '' }],
    ['the shortcode is the site’s own', 'ref "nothing"', { 'layouts/_shortcodes/ref.html': '' }],
    ['pages are mounted', 'ref "nothing"', { 'hugo.toml': "[[module.mounts]]\nsource = 'x'\ntarget = 'content/x'\n" }],
    [
      'there are several languages',
      'ref "nothing"',
      { 'hugo.toml': "baseURL = '/'\n[languages.en]\n[languages.de]\n" },
    ],
  ])('are unknown where the page may be made: %s', async (_why, tag, more) => {
    expect(await leads('content/about/here.md', tag, more)).toBe('unknown');
  });

  it('find a page that is left out of the handbook', async () => {
    const more = { '.gitignore': 'Draft.md\n', 'content/people/Draft.md': '# Draft\n' };
    expect(await leads('content/about/here.md', 'ref "/people/draft"', more)).toBe('content/people/Draft.md');
  });

  it('are certain on a site of one language', async () => {
    const more = { 'hugo.toml': "baseURL = '/'\n[languages.en]\ntitle = 'x'\n" };
    expect(await leads('content/about/here.md', 'ref "pay"', more)).toBe('content/people/pay.md');
    expect(await leads('content/about/here.md', 'ref "nothing"', more)).toBe('link/missing-page');
  });

  it('stay in their language', async () => {
    const files = {
      'hugo.toml': "baseURL = '/'\ndefaultContentLanguage = 'en'\n[languages.en]\n[languages.de]\n",
      'content/pay.md': '# Pay\n',
      'content/pay.de.md': '# Lohn\n',
    };
    expect(await leads('content/a.md', 'ref "/pay"', files)).toBe('content/pay.md');
    expect(await leads('content/a.de.md', 'ref "/pay.md"', files)).toBe('content/pay.de.md');
  });

  it('are unknown to other generators', async () => {
    const handbook = await keep({
      'handbook.config.json': '{"site":"github"}',
      'a.md': '[x]({{< ref "nothing" >}})\n',
    });
    expect(await handbook.said('a.md')).toEqual([]);
  });
});

test('a broken ref gets proposals in its own style', async () => {
  const handbook = await keep({
    ...PAGES,
    'content/start.md':
      '[1]({{< ref "«/pay/people.md»" >}}) [2]({{< relref "«pay/credits»" >}}) [3]({{< ref "«pey»" >}})\n',
  });
  const [first, ...others] = await handbook.said('content/start.md');
  expect(first).toBe(
    'error link/missing-page /pay/people.md: Broken link: Hugo finds no page /pay/people.md, and ref then stops it from building the site.',
  );
  expect(others).toHaveLength(2);
  expect((await handbook.offered('content/start.md', 1))[0]).toBe(
    'Change to about/credits (the only page of that name)',
  );
  const fixed = await handbook.fixed('content/start.md', 'Change to about/credits', 1);
  expect(fixed).toContain('[2]({{< relref "about/credits" >}})');
});

test('a name that two pages have is broken, and each of them is proposed', async () => {
  const handbook = await keep({
    ...PAGES,
    'content/about/pay.md': '# Pay\n',
    'content/start.md': '[x]({{< ref "«pay.md»" >}})\n',
  });
  expect(await handbook.said('content/start.md')).toEqual([
    'error link/missing-page pay.md: Broken link: Hugo finds 2 pages by the name of pay.md, and ref then stops it from building the site.',
  ]);
  expect((await handbook.offered('content/start.md')).slice(0, 2)).toEqual([
    'Change to about/pay.md (a page of that name)',
    'Change to people/pay.md (a page of that name)',
  ]);
});

test('a page that comes by the name makes the ref right, and a second one wrong', async () => {
  const handbook = await keep({ ...HUGO, 'content/a/x.md': '[p]({{< ref "pay" >}})\n', 'content/b/y.md': '# Y\n' });
  expect(await handbook.broken('content/a/x.md')).toEqual(['link/missing-page pay']);
  expect(await handbook.change({ 'content/b/pay.md': '# Pay\n' })).toEqual(['content/a/x.md']);
  expect(await handbook.broken('content/a/x.md')).toEqual([]);
  expect(await handbook.change({ 'content/c/pay.md': '# Pay\n' })).toEqual(['content/a/x.md']);
  expect(await handbook.broken('content/a/x.md')).toEqual(['link/missing-page pay']);
});
