import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';
import { past, renamed } from '../history/past';

const ELEVENTY = { ...site('eleventy-file-links'), '.eleventy.js': '' };

describe('a link to a missing page', () => {
  test('the only page of that name is proposed, in the link’s own style', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'product/index.md': '[x](«pay.md»)\n',
      'people/pay.md': '# Pay\n',
    });
    expect(await handbook.said('product/index.md')).toEqual([
      'error link/missing-page pay.md: Broken link: it leads to /product/pay, but there is no page.',
    ]);
    expect(await handbook.offered('product/index.md')).toEqual([
      'Change to ../people/pay.md (the only page of that name)',
      'Create product/pay.md',
      'Ignore this one (link/missing-page)',
    ]);
    expect(await handbook.fixed('product/index.md', 'Change to ../people/pay.md')).toBe('[x](../people/pay.md)\n');
  });

  test('the edit is the destination and nothing else', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'product/index.md': 'See ![a](a.png) [x](«pay.md» "title").\n',
      'product/a.png': '',
      'people/pay.md': '# Pay\n',
    });
    const finding = await handbook.finding('product/index.md');
    expect(await handbook.fix('product/index.md', 'Change to ../people/pay.md')).toEqual({
      title: 'Change to ../people/pay.md',
      why: 'the only page of that name',
      preferred: false,
      edits: [{ path: 'product/index.md', span: finding.span, newText: '../people/pay.md' }],
      create: [],
      goal: { path: 'people/pay.md', fragment: null },
    });
    expect(await handbook.fixed('product/index.md', 'Change to ../people/pay.md')).toBe(
      'See ![a](a.png) [x](../people/pay.md "title").\n',
    );
  });

  test('one level too few or too many, and it is nearly certain', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'a/b/page.md': '[x](«../people/pay») [y](«../../../people/pay.md») [z](../../people/pay)\n',
      'people/pay.md': '# Pay\n',
    });
    expect((await handbook.offered('a/b/page.md'))[0]).toBe(
      'Change to ../../people/pay (the path starts in another folder), preferred',
    );
  });

  test('two equally good candidates: neither is preferred', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[x](pay.md)\n',
      'a/pay.md': '# Pay\n',
      'b/pay.md': '# Pay\n',
    });
    expect(await handbook.offered('page.md')).toEqual([
      'Change to a/pay.md (a page of that name)',
      'Change to b/pay.md (a page of that name)',
      'Create pay.md',
      'Ignore this one (link/missing-page)',
    ]);
  });

  test('where git moved it comes first, through several moves, and is preferred', async () => {
    const git = past(
      { 'old/pay.md': '# Pay\n' },
      { 'mid/pay.md': renamed('old/pay.md', '# Pay\n') },
      { 'new/wages.md': renamed('mid/pay.md', '# Pay\n', 90) },
    );
    const files = { ...ELEVENTY, 'page.md': '[x](old/pay.md)\n', 'new/wages.md': '# Pay\n', 'other/pay.md': '# Pay\n' };
    const handbook = await keep(files, { git });
    expect((await handbook.offered('page.md')).slice(0, 2)).toEqual([
      'Change to new/wages.md (moved in c3, 2024-01-03), preferred',
      'Change to other/pay.md (the only page of that name)',
    ]);
  });

  test('the fragment goes with it: found there, or the nearest there, or dropped', async () => {
    const files = { ...ELEVENTY, 'people/pay.md': '# Wages\n\n## Pay day\n' };
    const first = async (link: string) => {
      const handbook = await keep({ ...files, 'page.md': `[x](${link})\n` });
      return (await handbook.offered('page.md')).slice(0, 2);
    };
    expect(await first('pay.md#pay-day')).toEqual([
      'Change to people/pay.md#pay-day (the only page of that name)',
      'Create pay.md',
    ]);
    expect(await first('pay.md#pay-days')).toEqual([
      'Change to people/pay.md#pay-day (the only page of that name; nearly the same letters)',
      'Change to people/pay.md (the only page of that name; without #pay-days)',
    ]);
    expect(await first('pay.md#holidays')).toEqual([
      'Change to people/pay.md (the only page of that name; without #holidays)',
      'Create pay.md',
    ]);
  });

  test('a page whose title is what the link says', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[How we get paid](salaries.md)\n',
      'people/money.md': '---\ntitle: How we get paid\n---\n',
    });
    expect((await handbook.offered('page.md'))[0]).toBe('Change to people/money.md (its title is what the link says)');
  });
});

describe('a link to a page that became a section', () => {
  test('of the page that links to it, or of the one for its folder', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'people/page.md': '# Roles\n\n[x](../company/Team_Values.md)\n\n## Team Values\n',
      'company/index.md': '# Company\n\n## Team values\n',
      'company/history.md': '# History\n\n## Team values\n',
    });
    expect((await handbook.offered('people/page.md')).slice(0, 2)).toEqual([
      'Change to #team-values (this page has a heading of that name)',
      'Change to ../company#team-values (it has a heading of that name)',
    ]);
  });

  test('or whose section stands on the page that links to it', async () => {
    const handbook = await keep({ ...ELEVENTY, 'page.md': '# A\n\n[x](types/#conditions)\n\n## Conditions\n' });
    expect((await handbook.offered('page.md'))[0]).toBe('Change to #conditions (the heading is on this page)');
  });
});

describe('the link’s own style is kept', () => {
  const pages = { 'people/pay.md': '# Pay\n', 'people/team/index.md': '# Team\n' };
  const first = async (id: string, link: string, more: Readonly<Record<string, string>> = {}) => {
    const handbook = await keep({ ...site(id), '.eleventy.js': '', ...pages, ...more, 'docs/page.md': `${link}\n` });
    const [title = ''] = (await handbook.fixes('docs/page.md')).map((fix) => fix.title);
    return handbook.fixed('docs/page.md', title);
  };

  test.each<[string, string]>([
    ['[x](pay.md)', '[x](../people/pay.md)'],
    ['[x](pay)', '[x](../people/pay)'],
    ['[x](pay/)', '[x](../people/pay/)'],
    ['[x](./pay.md)', '[x](../people/pay.md)'],
    ['[x](/pay)', '[x](/people/pay)'],
    ['[x](/pay/)', '[x](/people/pay/)'],
    ['[x](/pay.md)', '[x](/people/pay.md)'],
    // The site leaves a link with a query as it is written.
    ['[x](pay.md?y=1#pay)', '[x](../people/pay?y=1#pay)'],
    ['[x](<pay.md>)', '[x](<../people/pay.md>)'],
    ['[x]\n\n[x]: pay.md "title"', '[x]\n\n[x]: ../people/pay.md "title"'],
    ['<a href="pay.md">x</a>', '<a href="../people/pay.md">x</a>'],
    ['<a href=pay.md>x</a>', '<a href="../people/pay.md">x</a>'],
    ['[x](team/)', '[x](../people/team/)'],
    // The folder is served, `team/index` is not by every host.
    ['[x](team/index.md)', '[x](../people/team)'],
  ])('links relative to the file: %s', async (link, fixed) => {
    expect(await first('eleventy-file-links', link)).toBe(`${fixed}\n`);
  });

  test.each<[string, string]>([
    ['[x](/pay/)', '[x](/people/pay/)'],
    ['[x](/pay)', '[x](/people/pay)'],
    ['[x](../pay/)', '[x](../../people/pay/)'],
    ['[x]({% page "/pay/" %})', '[x]({% page "/people/pay/" %})'],
    ['[x]({% page "/pay" %}#pay)', '[x]({% page "/people/pay" %}#pay)'],
    ['[x]({{ site.baseurl }}/pay/)', '[x]({{ site.baseurl }}/people/pay/)'],
    ['[x]({{ "/pay/" | url }})', '[x]({{ "/people/pay/" | url }})'],
    ['<a href="{{ site.baseurl }}/pay/#pay">x</a>', '<a href="{{ site.baseurl }}/people/pay/#pay">x</a>'],
  ])('links as a browser reads them: %s', async (link, fixed) => {
    expect(await first('eleventy', link)).toBe(`${fixed}\n`);
  });

  test('a page named `./` beside the link keeps its dot', async () => {
    const files = { ...ELEVENTY, 'docs/pay.md': '# Pay\n' };
    const handbook = await keep({ ...files, 'docs/page.md': '[x](./team/pay.md)\n' });
    expect(await handbook.fixed('docs/page.md', 'Change to ./pay.md')).toBe('[x](./pay.md)\n');
  });

  test('GitHub needs the file’s name', async () => {
    const handbook = await keep({ ...site('github'), ...pages, 'docs/page.md': '[x](../people/pay)\n' });
    expect((await handbook.offered('docs/page.md'))[0]).toBe(
      'Change to ../people/pay.md (the same page, written another way), preferred',
    );
  });
});

describe('a page is created', () => {
  test('with the frontmatter that its siblings share, and a heading when the link has a fragment', async () => {
    const sibling = (title: string) => `---\ntitle: ${title}\nlayout: handbook\nowner: ${title}\n---\n`;
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[Pay and wages](team/pay.md#pay-day)\n',
      'team/a.md': sibling('A'),
      'team/b.md': `${sibling('B')}\n# B\n`,
    });
    const fix = await handbook.fix('page.md', 'Create team/pay.md');
    expect(fix).toMatchObject({ preferred: false, edits: [] });
    expect(fix.create).toEqual([
      {
        path: 'team/pay.md',
        text: '---\ntitle: Pay and wages\nlayout: handbook\nowner: ""\n---\n\n# Pay and wages\n\n## Pay day\n',
      },
    ]);
    await handbook.apply(fix);
    expect(await handbook.broken('page.md')).toEqual([]);
  });

  test('without frontmatter where the siblings have none', async () => {
    const handbook = await keep({ ...ELEVENTY, 'page.md': '[see here](team/pay-day.md)\n', 'team/a.md': '# A\n' });
    expect((await handbook.fix('page.md', 'Create team/pay-day.md')).create).toEqual([
      { path: 'team/pay-day.md', text: '# Pay day\n' },
    ]);
  });

  test.each<[string, string, string]>([
    ['eleventy-file-links', 'new/', 'new.md'],
    ['eleventy', '/new/', 'new.md'],
    ['github', 'new.md', 'new.md'],
    ['github', 'new/', 'new/README.md'],
    ['gitbook', 'new', 'new.md'],
    ['jekyll', '/new.html', 'new.md'],
  ])('%s: %s is %s', async (id, link, path) => {
    const handbook = await keep({ ...site(id), '.eleventy.js': '', 'page.md': `[x](${link})\n` });
    const fix = await handbook.fix('page.md', `Create ${path}`);
    await handbook.apply(fix);
    expect(await handbook.broken('page.md')).toEqual([]);
  });
});

test('a deleted page is restored as it was', async () => {
  const git = past({ 'glossary.md': '# Glossary\n\nOld.\n' }, { 'glossary.md': null });
  const handbook = await keep({ ...ELEVENTY, 'page.md': '[x](./glossary.md)\n', 'other.md': '' }, { git });
  expect(await handbook.offered('page.md')).toEqual([
    'Restore glossary.md (deleted in c2, 2024-01-02)',
    'Create glossary.md',
    'Ignore this one (link/missing-page)',
  ]);
  await handbook.apply(await handbook.fix('page.md', 'Restore glossary.md'));
  expect(await handbook.keeper.text('glossary.md')).toBe('# Glossary\n\nOld.\n');
  expect(await handbook.broken('page.md')).toEqual([]);
});
