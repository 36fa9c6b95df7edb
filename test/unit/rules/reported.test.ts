import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';

const leads = (to: string): string => `Broken link: it leads to ${to}, but there is no page.`;

describe.each(['eleventy-file-links', 'github'])('%s: reported is', (id) => {
  const kept = (page: string, files: Readonly<Record<string, string>> = {}) =>
    keep({ ...site(id), 'page.md': page, ...files });

  test('an undefined reference', async () => {
    const handbook = await kept('See «[the plan][nope]» and [this][yes].\n\n[yes]: #top\n');
    expect(await handbook.said('page.md')).toEqual([
      'warning link/undefined-reference [the plan][nope]: This page does not define [nope], so readers see the brackets. Add a line "[nope]: …" or correct the label.',
    ]);
  });

  test('a broken definition, once, however often it is used', async () => {
    const handbook = await kept('[a][d], [b][d], [d] and ![c][d].\n\n[d]: «nowhere/x»\n');
    expect(await handbook.said('page.md')).toEqual([`error link/missing-page nowhere/x: ${leads('/nowhere/x')}`]);
  });

  test('what HTML leads to and shows', async () => {
    const handbook = await kept(
      'Text <a class="b" href="«nowhere»">a</a>.\n\n<div>\n<img alt="" src=\'«a.png»\'>\n<a href=«nowhere»>b</a>\n</div>\n',
    );
    const shown = 'Broken link: the image or other file that is shown here is missing. There is no /a.png.';
    expect(await handbook.said('page.md')).toEqual([
      `error link/missing-page nowhere: ${leads('/nowhere')}`,
      `error link/missing-asset a.png: ${shown}`,
      `error link/missing-page nowhere: ${leads('/nowhere')}`,
    ]);
  });

  test('a missing image and a missing download', async () => {
    const handbook = await kept('![a](«img/a.png») ![b](img/b.png) [c](«files/c.pdf»)\n', { 'img/b.png': '' });
    const shown = 'Broken link: the image or other file that is shown here is missing. There is no /img/a.png.';
    expect(await handbook.said('page.md')).toEqual([
      `error link/missing-asset img/a.png: ${shown}`,
      'error link/missing-asset files/c.pdf: Broken link: the file is missing. There is no /files/c.pdf.',
    ]);
  });

  test('a missing anchor, on the page itself and on another', async () => {
    const handbook = await kept('# Pay\n\n[a](#pay) [b](«#gone») [c](other.md#rest) [d](«other.md#gone»)\n', {
      'other.md': '# Rest\n',
    });
    const top = 'the link leads to the top of the page.';
    expect(await handbook.said('page.md')).toEqual([
      `error link/missing-anchor #gone: No heading or anchor '#gone' on this page: ${top}`,
      `error link/missing-anchor other.md#gone: No heading or anchor '#gone' in other.md: ${top}`,
    ]);
  });

  test('a website without a scheme, with the way out', async () => {
    const handbook = await kept('[a](«www.example.com») and [b](«www.example.com/x?y#z»).\n');
    const read = 'This link is read as a page of the handbook. Another website is linked as';
    expect(await handbook.said('page.md')).toEqual([
      `error link/missing-page www.example.com: ${read} https://www.example.com.`,
      `error link/missing-page www.example.com/x?y#z: ${read} https://www.example.com/x?y#z.`,
    ]);
    expect(await handbook.offered('page.md')).toEqual([
      'Change to https://www.example.com (the scheme was missing), preferred',
      'Ignore this one (link/missing-page)',
    ]);
    expect(await handbook.fixed('page.md', 'Change to https://www.example.com/x?y#z', 1)).toBe(
      '[a](www.example.com) and [b](https://www.example.com/x?y#z).\n',
    );
  });

  test('a mail address without a scheme, with the way out', async () => {
    const handbook = await kept('[write](«jo@example.com»)\n');
    expect(await handbook.said('page.md')).toEqual([
      'error link/missing-page jo@example.com: This link is read as a page of the handbook. A mail address is linked as mailto:jo@example.com.',
    ]);
    expect(await handbook.fixed('page.md', 'Change to mailto:jo@example.com')).toBe('[write](mailto:jo@example.com)\n');
  });

  test.each([
    ['a disk that tells case apart', {}],
    ['a disk that does not', { caseInsensitive: true, normalizationInsensitive: true }],
  ])('a path in the wrong case, on %s', async (_, disk) => {
    const page = '[a](«Team/Pay.md») [b](team/pay.md) ![c](«IMG/a.png») ![d](img/a.png)\n';
    const handbook = await keep({ ...site(id), 'page.md': page, 'team/pay.md': '# Pay\n', 'img/a.png': '' }, { disk });
    const counts = 'Upper and lower case count on the published site: this is';
    expect(await handbook.said('page.md')).toEqual([
      `warning link/wrong-case Team/Pay.md: ${counts} team/pay.md.`,
      `warning link/wrong-case IMG/a.png: ${counts} img/a.png.`,
    ]);
  });
});

describe('a full URL of the handbook without a page', () => {
  const own = { origins: ['https://handbook.example.org'] };
  const files = {
    'people/pay.md': '# Pay\n',
    'page.md':
      '[a](https://handbook.example.org/people/pay) [b](«https://handbook.example.org/people/wages#raise») [c](«people/wages»)\n',
  };

  test('may be forwarded by GitBook, which does so for pages that were moved', async () => {
    const handbook = await keep({ ...site('gitbook', own), ...files });
    expect(await handbook.said('page.md')).toEqual([
      'warning link/missing-page https://handbook.example.org/people/wages#raise: There is no page at /people/wages. If one was moved from there, GitBook may still forward its old URL; no file of the handbook says so. Link to where the page is today.',
      `error link/missing-page people/wages: ${leads('/people/wages')}`,
    ]);
  });

  test('is broken elsewhere', async () => {
    const handbook = await keep({ ...site('eleventy-file-links', own), ...files });
    expect(await handbook.said('page.md')).toEqual([
      `error link/missing-page https://handbook.example.org/people/wages#raise: ${leads('/people/wages')}`,
      `error link/missing-page people/wages: ${leads('/people/wages')}`,
    ]);
  });
});

describe('a folder without an index', () => {
  const files = { 'page.md': '[a](«team/») [b](hall/)\n', 'team/pay.md': '# Pay\n', 'hall/index.md': '# Hall\n' };

  test('is not there on an Eleventy site', async () => {
    const handbook = await keep({ ...site('eleventy-file-links'), ...files });
    expect(await handbook.said('page.md')).toEqual([
      'error link/missing-page team/: Broken link: it leads to /team/, but the folder team has no index page.',
    ]);
  });

  test.each(['index.html', 'index.njk', 'index.11ty.js'])('has one that is no Markdown: %s', async (index) => {
    const handbook = await keep({ ...site('eleventy-file-links'), ...files, [`team/${index}`]: '' });
    expect(await handbook.broken('page.md')).toEqual([]);
  });

  test('shows its listing on GitHub', async () => {
    const handbook = await keep({ ...site('github'), ...files, 'page.md': '[a](team/) [b](hall) [c](«hole/»)\n' });
    expect(await handbook.said('page.md')).toEqual([`error link/missing-page hole/: ${leads('/hole/')}`]);
  });
});
