import { expect, test } from 'vitest';
import { keep, site } from '../../../support/handbook';

const PARAGRAPH =
  'Everybody books their own travel, keeps every receipt until the end of the quarter, and hands them in together with the form that the finance team sends around.';

test.each([
  ['under headings', '## Again\n\n'],
  ['in one run', ''],
])('a page that repeats one paragraph 1,000 times, %s, gets one hint', async (_, heading) => {
  const repeated = `${heading}${PARAGRAPH}\n\n`.repeat(1000);
  const handbook = await keep({ ...site('github'), 'a.md': repeated, 'b.md': repeated, 'c.md': PARAGRAPH });
  const found = await handbook.keeper.findings('a.md');
  expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['hint duplicate/identical']);
  expect(await handbook.keeper.findings('c.md')).toHaveLength(1);
});

test.each([
  ['the same', () => ''],
  ['nearly the same', (page: number) => ` Page ${page}.`],
])(
  'of 2,000 pages with %s footer, nothing is said',
  async (_, end) => {
    const pages: Record<string, string> = {};
    for (let page = 0; page < 2000; page++) pages[`p${page}.md`] = `# Page ${page}\n\n${PARAGRAPH}${end(page)}\n`;
    const handbook = await keep({ ...site('github'), ...pages });
    const found = await Promise.all(Object.keys(pages).map((path) => handbook.keeper.findings(path)));
    expect(found.flat()).toEqual([]);
  },
  120_000,
);
