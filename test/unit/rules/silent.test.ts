import { describe, expect, test } from 'vitest';
import { keep, site } from '../../support/handbook';

const OTHER = '# Pay\n\n## Pay day\n';
/** Stands behind each text, so that a page of which nothing at all is said does not pass. */
const BROKEN = '[x](nowhere.md)\n';
const ONLY_THAT = ['link/missing-page nowhere.md'];
const SITES = ['github', 'eleventy', 'eleventy-file-links', 'gitbook', 'jekyll'];

describe.each(SITES)('%s: nothing is said of', (id) => {
  test.each<[string, string]>([
    ['literal brackets', 'An [option], an array[0], [ ] and [x], \\[text\\]\\[label\\], [A-Z][a-z].'],
    ['links in comments', '<!-- [a](nowhere.md) <a href="nowhere">b</a> [c][nope] -->'],
    ['links in comments over several lines', '<!--\n[a](nowhere.md)\n\n![b](nowhere.png)\n-->'],
    ['links in code', '`[a](nowhere.md)` and ``[b][nope] ` <img src="nowhere.png">``'],
    ['links in fenced code', '```md\n[a](nowhere.md)\n[b][nope]\n```\n\n~~~\n[c]: nowhere.md\n~~~'],
    ['links in indented code', 'Text.\n\n    [a](nowhere.md)\n\nText.'],
    ['a fenced block in a list', '- item\n\n  ```md\n  [a](nowhere.md)\n  [b]: nowhere.md\n  ```\n- item'],
    ['a fenced block in a quote in a list', '1. item\n   > ```\n   > [a](nowhere.md)\n   > ```'],
    ['the top of the page', '[a](#) [b](#top) [c](#TOP) <a href="#">d</a> <a href="#top">e</a>'],
    ['mail addresses', '[a](mailto:a@example.com) <a@example.com> <a href="mailto:b@example.com">b</a>'],
    ['telephone and other schemes', '[a](tel:+491234) [b](slack://channel?id=1) [c](data:text/plain,x)'],
    ['other websites', '[a](https://example.com/x#y) [b](//example.com/x) <https://example.com> https://example.com/z'],
    ['images of other websites', '![a](https://example.com/a.png) <img src="https://example.com/a.png">'],
    ['footnotes', 'Text[^1] and[^note].\n\n[^1]: First.\n\n[^note]: A longer one\n    over two lines.'],
    ['task lists', '- [ ] to do\n- [x] done\n- [X] done\n  - [ ] inner'],
    ['text fragments', '[a](#:~:text=Pay)'],
    ['an empty destination', '[a]() ![b]()'],
    ['emphasis and struck text', '~~[a]~~ *[b]* **[c] [d]**'],
    ['an escaped image', '!\\[a](nowhere.md) \\!\\[b]\\(nowhere.md)'],
    ['indices in formulas', '$a[i] + b[i][j]$'],
  ])('%s', async (_, text) => {
    const handbook = await keep({ ...site(id), 'page.md': `# Page\n\n${text}\n\n${BROKEN}` });
    expect(await handbook.broken('page.md')).toEqual(ONLY_THAT);
  });

  test('a destination with a title', async () => {
    const page = '[x](#page "title") [y](#page \'title\') [z](#page (title))\n\n[r][r]\n\n[r]: #page "title"\n';
    const handbook = await keep({ ...site(id), 'page.md': `# Page\n\n${page}\n${BROKEN}` });
    expect(await handbook.broken('page.md')).toEqual(ONLY_THAT);
  });
});

test.each(['github', 'eleventy-file-links', 'gitbook'])('%s: a link to a file with a title works', async (id) => {
  const page =
    '[x](other.md "title") [y](./other.md#pay-day \'title\') [z](<other.md> (title)) <a href="other.md">o</a>';
  const handbook = await keep({ ...site(id), 'page.md': `${page}\n\n${BROKEN}`, 'other.md': OTHER });
  expect(await handbook.broken('page.md')).toEqual(ONLY_THAT);
});

test('github: an anchor in another case works, and nowhere else', async () => {
  const files = { 'page.md': `[x](#Pay-Day) [y](other.md#PAY-DAY)\n\n## Pay day\n\n${BROKEN}`, 'other.md': OTHER };
  expect(await (await keep({ ...site('github'), ...files })).broken('page.md')).toEqual(ONLY_THAT);
  expect(await (await keep({ ...site('eleventy-file-links'), ...files })).broken('page.md')).toEqual([
    'link/missing-anchor #Pay-Day',
    'link/missing-anchor other.md#PAY-DAY',
    ...ONLY_THAT,
  ]);
});
