import { expect, test } from 'vitest';
import { keep, site, textAfter } from '../../../support/handbook';

type Files = Readonly<Record<string, string>>;

/** So many pages with these lines, in each of the languages that Hugo reads. */
const pages = (count: number, toml: string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`p${index}.md`, `+++\ntitle = "P${index}"\n${toml}\n+++\n`]),
  );

test('a slip is put right on all pages at once, on each in its own language', async () => {
  const handbook = await keep({
    ...site('hugo'),
    ...pages(9, 'navGroup = "Sales & Marketing"'),
    'a.md': '---\ntitle: A\nnavGroup: Sales and marketing\n---\n',
    'b.md': "+++\ntitle = 'B'\nnavGroup = 'Sales and marketing' # so\n+++\n",
    'c.md': '{\n  "title": "C",\n  "navGroup": "Sales and marketing"\n}\n',
  });
  const fix = await handbook.fix('c.md', 'Change the 3 pages that say "Sales and marketing"');
  const texts = ['a.md', 'b.md', 'c.md'].map(async (path) => textAfter(fix, path, await handbook.keeper.text(path)));
  expect(await Promise.all(texts)).toEqual([
    '---\ntitle: A\nnavGroup: Sales & Marketing\n---\n',
    "+++\ntitle = 'B'\nnavGroup = 'Sales & Marketing' # so\n+++\n",
    '{\n  "title": "C",\n  "navGroup": "Sales & Marketing"\n}\n',
  ]);
});

test.each([
  ['TOML', '+++\ntitle = "A"\n«NavGroup» = "x"\n+++\n', '+++\ntitle = "A"\nnavGroup = "x"\n+++\n'],
  ['a table of TOML', '+++\ntitle = "A"\n[«NavGroup»]\nx = 1\n+++\n', '+++\ntitle = "A"\n[navGroup]\nx = 1\n+++\n'],
  ['JSON', '{\n  "title": "A",\n  «"NavGroup"»: "x"\n}\n', '{\n  "title": "A",\n  "navGroup": "x"\n}\n'],
])('a key is renamed in %s', async (_, page, fixed) => {
  const handbook = await keep({ ...site('hugo'), ...pages(5, 'navGroup = "x"'), 'a.md': page });
  const said = 'Only this page says "NavGroup", and 5 pages say "navGroup". Upper and lower case count.';
  const mark = /«([^»]*)»/.exec(page)?.[1];
  expect(await handbook.said('a.md')).toEqual([`hint frontmatter/unlike-others ${mark}: ${said}`]);
  expect(await handbook.fixed('a.md', 'Rename to "navGroup"')).toBe(fixed);
});

test.each([
  ['TOML', '+++\n«about» = ""\ntitle = "A"\n+++\n', '+++\ntitle = "A"\n+++\n', '+++\nabout = "x"\ntitle = "A"\n+++\n'],
  [
    'JSON',
    '{\n  «"about"»: null,\n  "title": "A"\n}\n',
    '{\n  "title": "A"\n}\n',
    '{\n  "about": "x",\n  "title": "A"\n}\n',
  ],
])('an empty key is filled or removed in %s', async (_, page, removed, filled) => {
  const handbook = await keep({ ...site('hugo'), ...pages(10, 'about = "x"'), 'a.md': page });
  const mark = /«([^»]*)»/.exec(page)?.[1];
  expect(await handbook.said('a.md')).toEqual([
    `hint frontmatter/unlike-others ${mark}: "about" is empty here, and on 10 other pages it is not.`,
  ]);
  expect(await handbook.fixed('a.md', 'Remove "about"')).toBe(removed);
  expect(await handbook.fixed('a.md', 'Change to x')).toBe(filled);
});

test.each([
  ['TOML', '+++\ntitle = "A"\n[menu.main]\n+++\n', '+++\ntitle = "A"\nlayout = "wide"\n[menu.main]\n+++\n'],
  ['JSON', '{\n  "title": "A"\n}\n', '{\n  "title": "A",\n  "layout": "wide"\n}\n'],
])('a key that all siblings have is inserted in %s', async (_, page, fixed) => {
  const menu = page.startsWith('+') ? '\n[menu.main]' : '';
  const handbook = await keep({ ...site('hugo'), ...pages(9, `layout = "wide"${menu}`), 'a.md': page });
  expect(await handbook.fixed('a.md', 'Insert the key "layout"')).toBe(fixed);
});

test.each([
  ['TOML', (weight: number) => `+++\nweight = ${weight}\n+++\n`],
  ['JSON', (weight: number) => `{\n  "weight": ${weight}\n}\n`],
])('a page gets the next place that is free in %s', async (_, page) => {
  const handbook = await keep({
    ...site('hugo'),
    ...Object.fromEntries([1, 2, 3, 5].map((weight) => [`p${weight}.md`, page(weight)])),
    'a.md': page(2),
  });
  expect(await handbook.fixed('a.md', 'Change to 4')).toBe(page(4));
});
