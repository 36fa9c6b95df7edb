import { describe, expect, test } from 'vitest';
import { keep, site, type TestHandbook, textAfter } from '../../../support/handbook';

const RULE = 'hint frontmatter/unlike-others';
const IGNORE = 'Ignore this one (frontmatter/unlike-others)';

type Files = Readonly<Record<string, string>>;

/** So many pages with the same frontmatter but for their titles. */
const pages = (count: number, lines: string, folder = ''): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${folder}p${index}.md`,
      `---\ntitle: ${folder}${index}\n${lines}\n---\n`,
    ]),
  );

async function textsAfter(handbook: TestHandbook, path: string, title: string): Promise<Files> {
  const fix = await handbook.fix(path, title);
  const changed = [...new Set(fix.edits.map((edit) => edit.path))].sort();
  const texts = changed.map(async (each) => [each, textAfter(fix, each, await handbook.keeper.text(each))] as const);
  return Object.fromEntries(await Promise.all(texts));
}

describe('a key that hardly differs from what many pages say', () => {
  test('in upper and lower case is renamed, on this page or on all', async () => {
    const handbook = await keep({
      ...pages(6, 'cSpell: ignore'),
      'a.md': '---\ntitle: A\n«cspell»: ignore x\n---\n',
      'b.md': '---\r\ntitle: B\r\n«"cspell"»: ignore y\r\n---\r\n',
    });
    const said = '2 pages say "cspell", and 6 pages say "cSpell". Upper and lower case count.';
    expect(await handbook.said('a.md')).toEqual([`${RULE} cspell: ${said}`]);
    expect(await handbook.said('b.md')).toEqual([`${RULE} "cspell": ${said}`]);
    expect(await handbook.said('p0.md')).toEqual([]);
    expect(await handbook.offered('a.md')).toEqual([
      'Rename to "cSpell" (as on 6 pages), preferred',
      'Change the 2 pages that say "cspell" (to "cSpell")',
      IGNORE,
    ]);
    expect(await textsAfter(handbook, 'a.md', 'Rename to "cSpell"')).toEqual({
      'a.md': '---\ntitle: A\ncSpell: ignore x\n---\n',
    });
    expect(await textsAfter(handbook, 'a.md', 'Change the 2 pages that say "cspell"')).toEqual({
      'a.md': '---\ntitle: A\ncSpell: ignore x\n---\n',
      'b.md': '---\r\ntitle: B\r\n"cSpell": ignore y\r\n---\r\n',
    });
    await handbook.apply(await handbook.fix('a.md', 'Change the 2 pages that say "cspell"'));
    expect([...(await handbook.said('a.md')), ...(await handbook.said('b.md'))]).toEqual([]);
  });

  test.each([
    ['redirectFrom', 'redirect_from', true],
    ['navTitl', 'navTitle', false],
    ['navTitel', 'navTitle', false],
    ['descripton', 'description', false],
  ])('%s instead of %s', async (key, usual, preferred) => {
    const handbook = await keep({ ...pages(5, `${usual}: /old`), 'a.md': `---\ntitle: A\n«${key}»: /old-a\n---\n` });
    expect(await handbook.said('a.md')).toEqual([
      `${RULE} ${key}: Only this page says "${key}", and 5 pages say "${usual}".`,
    ]);
    expect(await handbook.offered('a.md')).toEqual([
      `Rename to "${usual}" (as on 5 pages)${preferred ? ', preferred' : ''}`,
      IGNORE,
    ]);
  });

  test('is silenced by the comment that is offered', async () => {
    const handbook = await keep({ ...pages(6, 'cSpell: ignore'), 'a.md': '---\ntitle: A\ncspell: ignore\n---\n' });
    expect(await textsAfter(handbook, 'a.md', IGNORE)).toEqual({
      'a.md': '---\ntitle: A\n# handbook-ignore frontmatter/unlike-others\ncspell: ignore\n---\n',
    });
    await handbook.apply(await handbook.fix('a.md', IGNORE));
    expect(await handbook.said('a.md')).toEqual([]);
  });

  test.each<[string, Files]>([
    ['but few do', { ...pages(4, 'navTitle: x'), 'a.md': '---\nnavTitl: A\n---\n' }],
    ['in case alone, but as many do one as the other', { ...pages(1, 'Level: 1'), 'a.md': '---\nlevel: 1\n---\n' }],
    ['but in its first letter', { ...pages(9, 'mentor: Ann'), 'a.md': '---\ntitle: A\ncentor: Ann\n---\n' }],
    ['but in a number', { ...pages(9, 'image1: x'), 'a.md': '---\ntitle: A\nimage2: x\n---\n' }],
    ['but is short', { ...pages(9, 'area: x'), 'a.md': '---\ntitle: A\naree: x\n---\n' }],
    ['but is a singular', { ...pages(9, 'authors: x'), 'a.md': '---\ntitle: A\nauthor: x\n---\n' }],
    ['but is a plural', { ...pages(9, 'author: x'), 'a.md': '---\ntitle: A\nauthors: x\n---\n' }],
    ['but a page has both', { ...pages(9, 'publish: x'), 'a.md': '---\ntitle: A\npublish: x\npublisch: x\n---\n' }],
    [
      'but a schema knows it',
      {
        ...site('github', { frontmatter: [{ schema: { properties: { publisch: { type: 'string' } } } }] }),
        ...pages(9, 'publish: x'),
        'a.md': '---\ntitle: A\npublisch: x\n---\n',
      },
    ],
  ])('%s', async (_, files) => {
    const handbook = await keep(files);
    expect(await handbook.said('a.md')).toEqual([]);
  });
});

describe('a value that hardly differs from what many pages say', () => {
  test('is changed in its own quotes, on this page or on all', async () => {
    const handbook = await keep({
      ...pages(9, 'navGroup: Sales & Marketing'),
      'a.md': "---\ntitle: A\nnavGroup: «'Sales and marketing'»\n---\n",
      'b.md': '---\ntitle: B\nnavGroup: «Sales and marketing»\n---\n',
    });
    expect(await handbook.said('a.md')).toEqual([
      `${RULE} 'Sales and marketing': 2 pages say "Sales and marketing" for "navGroup", and 9 pages say "Sales & Marketing".`,
    ]);
    expect(await handbook.offered('b.md')).toEqual([
      'Change to "Sales & Marketing" (as on 9 pages)',
      'Change the 2 pages that say "Sales and marketing" (to "Sales & Marketing")',
      IGNORE,
    ]);
    expect(await textsAfter(handbook, 'b.md', 'Change the 2 pages that say "Sales and marketing"')).toEqual({
      'a.md': "---\ntitle: A\nnavGroup: 'Sales & Marketing'\n---\n",
      'b.md': '---\ntitle: B\nnavGroup: Sales & Marketing\n---\n',
    });
  });

  test('is an item of a list', async () => {
    const handbook = await keep({
      ...pages(9, 'tags: [people, "onboarding: first day"]'),
      'a.md': '---\ntitle: A\ntags: [people, "«»onboarding"]\n---\n'.replace('«»', ''),
      'b.md': '---\ntitle: B\ntags:\n  - people\n  - «Onboarding first day»\n---\n',
    });
    expect(await handbook.said('a.md')).toEqual([]);
    expect(await handbook.said('b.md')).toEqual([
      `${RULE} Onboarding first day: Only this page says "Onboarding first day" for "tags", and 9 pages say "onboarding: first day".`,
    ]);
    expect(await handbook.fixed('b.md', 'Change to "onboarding: first day"')).toBe(
      '---\ntitle: B\ntags:\n  - people\n  - "onboarding: first day"\n---\n',
    );
  });

  test.each([
    ['team: Marketing', 'team: Markting'],
    ['team: Marketing', 'team: marketing'],
    ['team: Marketing', 'team: Marekting'],
  ])('%s instead of %s', async (usual, line) => {
    const handbook = await keep({ ...pages(9, usual), 'a.md': `---\ntitle: A\n${line}\n---\n` });
    expect(await handbook.offered('a.md')).toEqual(['Change to "Marketing" (as on 9 pages)', IGNORE]);
  });

  test('in a block of text differs in its words alone', async () => {
    const handbook = await keep({
      ...pages(9, 'team: Marketing'),
      'a.md': '---\nteam: >\n  Marketing\ntitle: A\n---\n',
    });
    expect(await handbook.said('a.md')).toEqual([]);
    await handbook.edit('a.md', '---\nteam: >\n  Markting\ntitle: A\n---\n');
    expect(await handbook.fixed('a.md', 'Change to "Marketing"')).toBe('---\nteam: Marketing\ntitle: A\n---\n');
  });

  test.each<[string, Files]>([
    ['but few do', { ...pages(4, 'team: Marketing'), 'x.md': '---\nteam: Markting\n---\n' }],
    [
      'but is free text',
      {
        ...pages(5, 'about: How we travel'),
        ...Object.fromEntries('abcdefghij'.split('').map((each) => [`${each}.md`, `---\nabout: ${each} word\n---\n`])),
        'x.md': '---\nabout: How we travle\n---\n',
      },
    ],
    ['but in a number', { ...pages(9, 'step: Step 1a'), 'x.md': '---\ntitle: X\nstep: Step 1b\n---\n' }],
    [
      'but is a path',
      { ...pages(9, 'image: /images/paid.png'), 'x.md': '---\ntitle: X\nimage: /images/pair.png\n---\n' },
    ],
    ['but is a plural', { ...pages(9, 'layout: article'), 'x.md': '---\ntitle: X\nlayout: articles\n---\n' }],
    ['but is another name', { ...pages(9, 'owner: Anna'), 'x.md': '---\ntitle: X\nowner: Anne\n---\n' }],
    ['but is another short word', { ...pages(9, 'part: Part A'), 'x.md': '---\ntitle: X\npart: Part B\n---\n' }],
    [
      'but punctuation makes a short name',
      { ...pages(9, 'language: C#'), 'x.md': '---\ntitle: X\nlanguage: C++\n---\n' },
    ],
  ])('%s', async (_, files) => {
    const handbook = await keep(files);
    expect(await handbook.said('x.md')).toEqual([]);
  });
});

describe('an empty value where all others have one', () => {
  test.each(['', ' ""', ' []', ' ~'])('%j', async (value) => {
    const handbook = await keep({
      ...pages(9, 'about: x'),
      'a.md': `---\ntitle: A\n«about»:${value}\n---\n`,
      'b/c.md': '---\ntitle: C\nabout: y\n---\n',
    });
    expect(await handbook.said('a.md')).toEqual([
      `${RULE} about: "about" is empty here, and on 10 other pages it is not.`,
    ]);
    expect(await handbook.offered('a.md')).toEqual(['Remove "about"', IGNORE]);
    expect(await handbook.fixed('a.md', 'Remove "about"')).toBe('---\ntitle: A\n---\n');
  });

  test('takes what all others say', async () => {
    const handbook = await keep({ ...pages(10, 'layout: wide'), 'a.md': '---\nlayout:\ntitle: A\n---\n' });
    expect(await handbook.offered('a.md')).toEqual(['Change to wide', 'Remove "layout"', IGNORE]);
    expect(await handbook.fixed('a.md', 'Change to wide')).toBe('---\nlayout: wide\ntitle: A\n---\n');
  });

  test('between braces is not removed, for its line holds other keys too', async () => {
    const handbook = await keep({ ...pages(10, 'layout: wide'), 'a.md': '---\n{ layout: , title: A }\n---\n' });
    expect(await handbook.offered('a.md')).toEqual(['Change to wide', IGNORE]);
    expect(await handbook.fixed('a.md', 'Change to wide')).toBe('---\n{ layout: wide, title: A }\n---\n');
  });

  test('is the custom where several do', async () => {
    const handbook = await keep({ ...pages(9, 'about: x'), ...pages(2, 'about:', 'a/') });
    expect(await handbook.said('a/p0.md')).toEqual([]);
  });
});

describe('a key that all other pages of the folder have', () => {
  test('is inserted with what they all say', async () => {
    const handbook = await keep({ ...pages(9, 'layout: wide'), 'a.md': '---\r\ntitle: A\r\n«---»\r\n' });
    expect(await handbook.said('a.md')).toEqual([
      `${RULE} ---: All 9 other pages of this folder have "layout", and this page has none.`,
    ]);
    expect(await handbook.offered('a.md')).toEqual(['Insert the key "layout"', IGNORE]);
    expect(await handbook.fixed('a.md', 'Insert the key "layout"')).toBe('---\r\ntitle: A\r\nlayout: wide\r\n---\r\n');
  });

  test('is done without where the comment says so', async () => {
    const handbook = await keep({ ...pages(9, 'layout: wide'), 'a.md': '---\ntitle: A\n---\n' });
    await handbook.apply(await handbook.fix('a.md', IGNORE));
    expect(await handbook.keeper.text('a.md')).toBe(
      '---\ntitle: A\n# handbook-ignore frontmatter/unlike-others\n---\n',
    );
    expect(await handbook.said('a.md')).toEqual([]);
  });

  test('is inserted with the heading where it is a title, and else with nothing yet', async () => {
    const titled = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`p${index}.md`, `---\nnavTitle: ${index}\nabout: ${index}\n---\n`]),
    );
    const handbook = await keep({
      ...titled,
      'a.md': '---\nabout: Pay\n---\n\n# Pay day\n',
    });
    expect(await handbook.fixed('a.md', 'Insert the key "navTitle"')).toBe(
      '---\nabout: Pay\nnavTitle: Pay day\n---\n\n# Pay day\n',
    );
    await handbook.edit('a.md', '---\nnavTitle: Pay day\n---\n');
    expect(await handbook.fixed('a.md', 'Insert the key "about"')).toBe('---\nnavTitle: Pay day\nabout: \n---\n');
  });

  test.each<[string, Files]>([
    ['but they are few', { ...pages(8, 'layout: wide'), 'a.md': '---\ntitle: A\n---\n' }],
    ['but one', { ...pages(10, 'layout: wide'), 'a.md': '---\ntitle: A\n---\n', 'b.md': '---\ntitle: B\n---\n' }],
    ['but the page is of another kind', { ...pages(10, 'layout: wide'), 'a.md': '---\ntitle: A\nmeta: x\n---\n' }],
    ['as they have others', { ...pages(10, 'layout: wide\nlevel: 1'), 'a.md': '---\ntitle: A\n---\n' }],
  ])('%s', async (_, files) => {
    const handbook = await keep(files);
    expect(await handbook.said('a.md')).toEqual([]);
  });

  test('but the folder’s own page does without', async () => {
    const handbook = await keep({ ...pages(10, 'layout: wide', 'a/'), 'a/index.md': '---\ntitle: A\n---\n' });
    expect(await handbook.said('a/index.md')).toEqual([]);
  });
});

describe('one name for several pages of a folder', () => {
  const named = (folder: string, ...titles: readonly string[]): Files =>
    Object.fromEntries(titles.map((title, index) => [`${folder}${'abcdef'[index]}.md`, `---\ntitle: ${title}\n---\n`]));

  test('is said on each, with the others', async () => {
    const handbook = await keep({
      'a/index.md': '---\nnavTitle: «Product»\n---\n\n# Product\n',
      'a/overview.md': '---\nnavTitle: "Product"\n---\n\n# How product works\n',
      'b/product.md': '---\nnavTitle: Product\n---\n',
    });
    expect(await handbook.said('a/index.md')).toEqual([
      `${RULE} Product: Another page of this folder says "Product" too, so the navigation shows the same name more than once.`,
    ]);
    expect((await handbook.finding('a/index.md')).related).toEqual([
      { path: 'a/overview.md', span: { start: 0, end: 0 }, message: 'This page says the same.' },
    ]);
    expect(await handbook.said('b/product.md')).toEqual([]);
    expect(await handbook.offered('a/overview.md')).toEqual([
      'Change to How product works',
      'Change to Overview',
      IGNORE,
    ]);
    expect(await handbook.fixed('a/overview.md', 'Change to How product works')).toBe(
      '---\nnavTitle: "How product works"\n---\n\n# How product works\n',
    );
  });

  test.each<[string, Files]>([
    ['but the navigation has another', { 'a.md': '---\ntitle: A\n---\n', 'b.md': '---\ntitle: A\nnavTitle: B\n---\n' }],
    ['but in another language', { 'a.md': '---\ntitle: A\n---\n', 'a.de.md': '---\ntitle: A\n---\n' }],
    [
      'but so many have it that it is meant',
      Object.fromEntries('abcd'.split('').map((each) => [`${each}.md`, '---\ntitle: Minutes\n---\n'])),
    ],
    ['but the folder has several such pairs', { ...pages(1, 'level: 1'), ...named('', 'A', 'A', 'B', 'B', 'C', 'D') }],
    [
      'but so do other folders',
      { ...named('', 'A', 'A', 'B', 'C'), ...named('x/', 'A', 'A', 'B', 'C'), ...named('y/', 'A', 'A', 'B', 'C') },
    ],
    ['but it is empty', { 'a.md': '---\ntitle: ""\n---\n', 'b.md': '---\ntitle: ""\n---\n' }],
  ])('%s', async (_, files) => {
    const handbook = await keep(files);
    expect(await handbook.said('a.md')).toEqual([]);
  });
});

describe('one place in the order for several pages of a folder', () => {
  const ordered = (...orders: readonly number[]): Files => inFolder('', orders);
  const inFolder = (folder: string, orders: readonly number[]): Files =>
    Object.fromEntries(orders.map((order, index) => [`${folder}p${index}.md`, `---\nnavOrder: ${order}\n---\n`]));

  test('is said where the others have each their own', async () => {
    const handbook = await keep({ ...ordered(1, 2, 3, 5), 'a.md': '---\nnavOrder: «2»\n---\n' });
    expect(await handbook.said('a.md')).toEqual([
      `${RULE} 2: Another page of this folder says "navOrder: 2" too, so which comes first is left to chance.`,
    ]);
    expect(await handbook.offered('a.md')).toEqual(['Change to 4 (the next number that no page here has)', IGNORE]);
    expect(await handbook.fixed('a.md', 'Change to 4')).toBe('---\nnavOrder: 4\n---\n');
  });

  test.each<[string, Files]>([
    ['but several share one', { ...ordered(1, 1, 2, 2, 3), 'a.md': '---\nnavOrder: 2\n---\n' }],
    [
      'but one is shared in other folders too',
      {
        ...inFolder('x/', [1, 2, 3, 3]),
        ...inFolder('y/', [1, 2, 3, 3]),
        ...ordered(1, 2, 3),
        'a.md': '---\nnavOrder: 2\n---\n',
      },
    ],
    ['but they are few', { ...ordered(1, 2), 'a.md': '---\nnavOrder: 2\n---\n' }],
    ['but it is no order', { 'a.md': '---\nborder: 1\n---\n', 'b.md': '---\nborder: 1\n---\n', ...ordered(1, 2, 3) }],
  ])('%s', async (_, files) => {
    const handbook = await keep(files);
    expect(await handbook.said('a.md')).toEqual([]);
  });
});

test('frontmatter that the site cannot read is said first', async () => {
  const handbook = await keep({ ...pages(6, 'cSpell: ignore'), 'a.md': '---\ncspell: “a”\n---\n' });
  expect(await handbook.broken('a.md')).toEqual(['frontmatter/syntax “a”']);
});

describe('an edit touches the pages of which something else is said now', () => {
  const files = { ...pages(6, 'cSpell: x'), 'a.md': '---\ncspell: x\n---\n', 'b/c.md': '---\ntitle: C\n---\n' };

  test('and no other', async () => {
    const handbook = await keep(files);
    for (const path of handbook.kept.handbook.pages.keys()) await handbook.said(path);
    expect(await handbook.edit('p0.md', '---\ntitle: "0"\ncSpell: y\n---\n\nText.\n')).toEqual([]);
    expect(await handbook.edit('p0.md', '---\ntitle: "0"\n---\n')).toEqual(['a.md']);
    expect(await handbook.said('a.md')).toEqual([
      `${RULE} cspell: Only this page says "cspell", and 5 pages say "cSpell". Upper and lower case count.`,
    ]);
    expect(await handbook.edit('b/d.md', '---\ntitle: D\n---\n')).toEqual([]);
    expect(await handbook.change({ 'b/e.md': '---\ntitle: C\n---\n' })).toEqual(['b/c.md']);
    expect(await handbook.change({ 'b/e.md': null })).toEqual(['b/c.md']);
  });
});
