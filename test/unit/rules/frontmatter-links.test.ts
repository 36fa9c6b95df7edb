import { describe, expect, it } from 'vitest';
import { keep, site } from '../../support/handbook';

const page = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n\n# A\n`;
const FILES = { 'pay.md': '---\ntitle: Pay\n---\n# Pay\n\n## Day\n', 'img/map.png': '' };

describe('the paths of a frontmatter', () => {
  it('are said to be broken as links are', async () => {
    const text = page(
      'redirect_to: «/pays/»',
      'related: ["«/pay/#dya»", ./pay.md, pay.md]',
      'image:',
      '  path: «/img/maps.png»',
      'next: { link: «/PAY/» }',
    );
    const handbook = await keep({
      ...site('jekyll-pretty', { baseUrl: '' }),
      '_config.yml': '',
      ...FILES,
      'a.md': text,
    });
    expect(await handbook.said('a.md')).toEqual([
      'error link/missing-page /pays/: Broken link: it leads to /pays/, but there is no page.',
      "error link/missing-anchor /pay/#dya: No heading or anchor '#dya' in pay.md: the link leads to the top of the page.",
      'error link/missing-asset /img/maps.png: Broken link: the image or other file that is shown here is missing. There is no /img/maps.png.',
      'warning link/wrong-case /PAY/: Upper and lower case count on the published site: this is pay.md.',
    ]);
    expect(await handbook.offered('a.md')).toEqual([
      'Change to /pay/ (a page of nearly that name)',
      'Create pays/index.md',
      'Ignore this one (link/missing-page)',
    ]);
    const now = await handbook.fixed('a.md', 'Ignore this one (link/missing-page)');
    expect(now.split('\n').slice(0, 3)).toEqual(['---', '# handbook-ignore link/missing-page', 'redirect_to: /pays/']);
  });

  it.each([
    ['may be none', 'where: /gone/', 'data: gone/x.pdf', 'image: gone.png', 'related: gone.md'],
    ['say where the page was', 'redirect_from: /gone/', 'aliases: [/gone/]', 'permalink: /here/'],
    ['lead to another site', 'related: https://example.com/gone/', 'image: //example.com/x.png'],
    ['are words', 'next: Pay and more', 'prev: false', 'description: /gone/'],
  ])('that %s are not', async (_, ...lines) => {
    const handbook = await keep({ '_config.yml': 'permalink: pretty\n', ...FILES, 'a.md': page(...lines) });
    expect(await handbook.said('a.md')).toEqual([]);
  });

  it('are shown to nobody on GitHub, so that nothing is broken', async () => {
    const handbook = await keep({
      ...site('github'),
      ...FILES,
      'a.md': page('related: /gone.md', 'image: ./gone.png'),
    });
    expect(await handbook.said('a.md')).toEqual([]);
  });
});
