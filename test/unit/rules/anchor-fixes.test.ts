import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';
import { past } from '../history/past';

const ELEVENTY = { ...site('eleventy-file-links'), '.eleventy.js': '' };

describe('a link to a missing anchor', () => {
  test('the heading that is spelt otherwise is nearly certain', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[x](«pay.md#Pay_Day»)\n',
      'pay.md': '# Wages\n\n## Pay Day\n\n## Holidays\n',
    });
    expect(await handbook.said('page.md')).toEqual([
      "error link/missing-anchor pay.md#Pay_Day: No heading or anchor '#Pay_Day' in pay.md: the link leads to the top of the page.",
    ]);
    expect(await handbook.offered('page.md')).toEqual([
      'Change to pay.md#pay-day (only the spelling differs), preferred',
      'Change to pay.md (the top of the page)',
      'Ignore this one (link/missing-anchor)',
    ]);
    expect(await handbook.fixed('page.md', 'Change to pay.md#pay-day')).toBe('[x](pay.md#pay-day)\n');
  });

  test('two headings of which either may be meant: neither is preferred', async () => {
    const handbook = await keep({ ...ELEVENTY, 'page.md': '# Pay day 1\n\n# Pay day 2\n\n[x](#pay-day)\n' });
    expect(await handbook.offered('page.md')).toEqual([
      'Change to #pay-day-1 (nearly the same letters)',
      'Change to #pay-day-2 (nearly the same letters)',
      'Ignore this one (link/missing-anchor)',
    ]);
  });

  test('on the page itself the fragment alone is written, and the top of the page is not offered', async () => {
    const handbook = await keep({ ...ELEVENTY, 'page.md': '# Pay day\n\n[x](#Pay-Day)\n' });
    expect(await handbook.offered('page.md')).toEqual([
      'Change to #pay-day (only upper and lower case differ), preferred',
      'Ignore this one (link/missing-anchor)',
    ]);
    expect(await handbook.fixed('page.md', 'Change to #pay-day')).toBe('# Pay day\n\n[x](#pay-day)\n');
  });

  test('a line that is no heading for want of a space', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[x](pay.md#Pay-day)\n',
      'pay.md': 'Wages\n\n##Pay *day*\n',
    });
    expect((await handbook.offered('page.md'))[0]).toBe('Make “Pay day” a heading (the space behind # is missing)');
    const { edits } = await handbook.fix('page.md', 'Make “Pay day” a heading');
    expect(edits).toEqual([
      { path: 'pay.md', span: { start: 9, end: 9 }, newText: ' ' },
      { path: 'page.md', span: { start: 4, end: 18 }, newText: 'pay.md#pay-day' },
    ]);
  });

  test.each(['mkdocs', 'honkit'])('%s needs no space', async (id) => {
    const handbook = await keep({
      ...site(id),
      'page.md': '[x](pay.md#pay-day)\n',
      'pay.md': 'Wages\n\n##Pay *day*\n',
    });
    expect(await handbook.broken('page.md')).toEqual([]);
  });

  test('the heading that is what the link says', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[Sizing issues](pay.md#effort)\n',
      'pay.md': '# Planning\n\n## Sizing Issues\n',
    });
    expect((await handbook.offered('page.md'))[0]).toBe(
      'Change to pay.md#sizing-issues (the heading is what the link says)',
    );
  });

  test('the only other page with that heading', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[x](pay.md#holidays)\n',
      'pay.md': '# Pay\n',
      'free.md': '# Free\n\n## Holidays\n',
    });
    expect(await handbook.offered('page.md')).toEqual([
      'Change to free.md#holidays (the only page with that heading)',
      'Change to pay.md (the top of the page)',
      'Ignore this one (link/missing-anchor)',
    ]);
  });

  test('the section that stood under it once, reworded since', async () => {
    const words = 'Each issue gets a size before the planning meeting, agreed upon by two engineers of the team.';
    const git = past(
      { 'pay.md': `# Planning\n\n## Effort estimation\n\n${words}\n` },
      { 'pay.md': `# Planning\n\n## Sizing\n\n${words}\n` },
    );
    const handbook = await keep(
      { ...ELEVENTY, 'page.md': '[x](pay.md#effort-estimation)\n', 'pay.md': `# Planning\n\n## Sizing\n\n${words}\n` },
      { git },
    );
    expect((await handbook.offered('page.md'))[0]).toMatch(
      /^Change to pay\.md#sizing \(.*“Effort estimation” until c2, 2024-01-02\)/,
    );
  });

  test('the page’s style is kept', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'a/page.md': '[x](/pay/#Pay-day) [y](../pay#Pay-day) [z](../pay.md#Pay-day)\n\n[d]: ../pay/#Pay-day "t"\n',
      'pay.md': '# Wages\n\n## Pay day\n',
    });
    const titles = await Promise.all([0, 1, 2, 3].map(async (n) => (await handbook.fixes('a/page.md', n))[0]?.title));
    expect(titles).toEqual([
      'Change to /pay/#pay-day',
      'Change to ../pay#pay-day',
      'Change to ../pay.md#pay-day',
      'Change to ../pay/#pay-day',
    ]);
  });
});

describe('a missing asset', () => {
  test('the only file of its name that is known', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'docs/page.md': '![x](«a.png») ![y](img/b.png)\n',
      'docs/img/a.png': '',
      'docs/img/b.png': '',
    });
    expect(await handbook.said('docs/page.md')).toEqual([
      'error link/missing-asset a.png: Broken link: the image or other file that is shown here is missing. There is no /docs/a.png.',
    ]);
    expect(await handbook.offered('docs/page.md')).toEqual([
      'Change to img/a.png (the only file of that name), preferred',
      'Ignore this one (link/missing-asset)',
    ]);
    expect(await handbook.fixed('docs/page.md', 'Change to img/a.png')).toBe('![x](img/a.png) ![y](img/b.png)\n');
  });

  test('several files of its name: none is preferred', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '![x](a.png)\n',
      'one/a.png': '',
      'two/a.png': '',
    });
    expect(await handbook.offered('page.md')).toEqual([
      'Change to one/a.png (a file of that name)',
      'Change to two/a.png (a file of that name)',
      'Ignore this one (link/missing-asset)',
    ]);
  });

  test.each([
    ['logo-blue%20(1).png', 'logo-blue.png'],
    ['launching-workflow.png', 'launch-workflow.png'],
    ['company-logo-white-large.png', 'logoWhiteLarge.svg'],
    ['chart-2023.png', null],
  ])('a file of nearly that name: %s', async (written, right) => {
    const files = [
      'logo-blue.png',
      'launch-workflow.png',
      'logoWhiteLarge.svg',
      'chart-2024.png',
      'launch-workflow.md',
    ];
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': `![x](${written})\n`,
      ...Object.fromEntries(files.map((file) => [file, ''])),
    });
    expect((await handbook.offered('page.md')).slice(0, -1)).toEqual(
      right === null ? [] : [`Change to ${right} (a file of nearly that name)`],
    );
  });

  test('an absolute link stays absolute', async () => {
    const handbook = await keep({ ...ELEVENTY, 'page.md': '![x](/old/a.png)\n', 'new/a.png': '' });
    expect((await handbook.offered('page.md'))[0]).toBe('Change to /new/a.png (the only file of that name), preferred');
  });

  test('where git moved it', async () => {
    const git = past({ 'old/a.png': 'x', 'page.md': '' });
    git.add({ 'new/b.png': { from: 'old/a.png', likeness: 100, text: 'x' } });
    const handbook = await keep({ ...ELEVENTY, 'page.md': '![x](old/a.png)\n', 'new/b.png': '' }, { git });
    expect((await handbook.offered('page.md'))[0]).toBe('Change to new/b.png (moved in c2, 2024-01-02), preferred');
  });
});

describe('a path in the wrong case', () => {
  test('is written as the disk has it', async () => {
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': '[x](./Team/PAY.md#pay "t") ![y](IMG/A%20b.PNG?v=1)\n',
      'team/pay.md': '# Pay\n',
      'img/a b.png': '',
    });
    expect((await handbook.offered('page.md'))[0]).toBe(
      'Change to ./team/pay.md#pay (only upper and lower case differ), preferred',
    );
    expect(await handbook.fixed('page.md', 'Change to ./team/pay.md#pay')).toBe(
      '[x](./team/pay.md#pay "t") ![y](IMG/A%20b.PNG?v=1)\n',
    );
    expect(await handbook.fixed('page.md', 'Change to img/a%20b.png?v=1', 1)).toBe(
      '[x](./Team/PAY.md#pay "t") ![y](img/a%20b.png?v=1)\n',
    );
  });
});

describe('a link through a redirect', () => {
  const pay = '---\nredirect_from: [/wages/, old/pay]\n---\n# Pay\n\n## Pay day\n';

  test('is a hint, with the page’s own address', async () => {
    const handbook = await keep({
      ...site('eleventy'),
      'page.md': '[x](«/wages/») [y](«/old/pay#pay-day») [z](/pay/)\n',
      'pay.md': pay,
    });
    expect(await handbook.said('page.md')).toEqual([
      'hint link/redirected /wages/: /wages/ is an old address that forwards to pay.md.',
      'hint link/redirected /old/pay#pay-day: /old/pay is an old address that forwards to pay.md.',
    ]);
    expect(await handbook.offered('page.md')).toEqual([
      'Change to /pay/ (the page’s own address), preferred',
      'Ignore this one (link/redirected)',
    ]);
    expect(await handbook.fixed('page.md', 'Change to /pay#pay-day', 1)).toBe(
      '[x](/wages/) [y](/pay#pay-day) [z](/pay/)\n',
    );
  });

  test('with an anchor that is not there is a missing anchor, and nothing else', async () => {
    const handbook = await keep({ ...site('eleventy'), 'page.md': '[x](/wages/#gone)\n', 'pay.md': pay });
    expect(await handbook.broken('page.md')).toEqual(['link/missing-anchor /wages/#gone']);
  });

  test('of the site’s configuration', async () => {
    const handbook = await keep({
      '.gitbook.yaml': 'redirects:\n  old/pay: people/pay.md\n',
      'page.md': '[x](old/pay)\n',
      'people/pay.md': '# Pay\n',
    });
    expect(await handbook.said('page.md')).toEqual([
      'hint link/redirected old/pay: /old/pay is an old address that forwards to people/pay.md.',
    ]);
    expect(await handbook.fixed('page.md', 'Change to people/pay')).toBe('[x](people/pay)\n');
  });
});

describe('an undefined reference', () => {
  test('the label that was meant, or a definition that leads to the page of that name', async () => {
    const page = '«[the plan][raod map]» [b][road map]\n\n[road map]: road.md';
    const handbook = await keep({
      ...ELEVENTY,
      'page.md': page,
      'road.md': '# Road\n',
      'plan.md': '---\ntitle: The plan\n---\n',
    });
    expect(await handbook.offered('page.md')).toEqual([
      'Change the label to [road map] (nearly the same label)',
      'Define [raod map] as ./plan (a page of that title)',
      'Ignore this one (link/undefined-reference)',
    ]);
    const text = '[the plan][raod map] [b][road map]\n\n[road map]: road.md';
    expect(await handbook.fixed('page.md', 'Change the label to [road map]')).toBe(
      text.replace('[raod map]', '[road map]'),
    );
    expect(await handbook.fixed('page.md', 'Define [raod map] as ./plan')).toBe(`${text}\n\n[raod map]: ./plan\n`);
  });
});
