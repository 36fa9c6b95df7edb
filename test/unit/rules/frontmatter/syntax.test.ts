import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../../server/src/page/parse';
import { keep, site, textAfter } from '../../../support/handbook';
import { marked } from '../../page/marked';

/** What is wrong, the page with a mark at the exact place, what is said, the page after the first fix, and what it says. */
const TABLE: readonly [string, string, string, string, Readonly<Record<string, unknown>>][] = [
  [
    'a colon in a value',
    '---\ntitle: Pay«:» how and when\nlevel: 2\n---\n\n# Pay\n',
    'A colon with a space behind it starts a new key: a value that has one needs quotes around it.',
    '---\ntitle: "Pay: how and when"\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay: how and when', level: 2 },
  ],
  [
    'a colon at the end of a value',
    '---\ntitle: Pay«:»\n---\n\n# Pay\n',
    'A colon with a space behind it starts a new key: a value that has one needs quotes around it.',
    '---\ntitle: "Pay:"\n---\n\n# Pay\n',
    { title: 'Pay:' },
  ],
  [
    'a colon in an item of a list',
    '---\nquestions:\n  - ask: Why«:» because\n  - ask: When\n---\n\n# Pay\n',
    'A colon with a space behind it starts a new key: a value that has one needs quotes around it.',
    '---\nquestions:\n  - ask: "Why: because"\n  - ask: When\n---\n\n# Pay\n',
    { questions: [{ ask: 'Why: because' }, { ask: 'When' }] },
  ],
  [
    'a value that begins with @',
    '---\nauthor: «@»jo\n---\n\n# Pay\n',
    'A value cannot begin with @ unless it stands in quotes.',
    '---\nauthor: "@jo"\n---\n\n# Pay\n',
    { author: '@jo' },
  ],
  [
    'an item that begins with @',
    '---\nowners:\n  - «@»jo\n  - "@al"\n---\n\n# Pay\n',
    'A value cannot begin with @ unless it stands in quotes.',
    '---\nowners:\n  - "@jo"\n  - "@al"\n---\n\n# Pay\n',
    { owners: ['@jo', '@al'] },
  ],
  [
    'a value that begins with %',
    '---\nshare: «%»5 of it\n---\n\n# Pay\n',
    'A value cannot begin with % unless it stands in quotes.',
    '---\nshare: "%5 of it"\n---\n\n# Pay\n',
    { share: '%5 of it' },
  ],
  [
    'a value that begins with a backtick',
    '---\ntitle: «`»code` and "quotes"\n---\n\n# Pay\n',
    'A value cannot begin with ` unless it stands in quotes.',
    '---\ntitle: \'`code` and "quotes"\'\n---\n\n# Pay\n',
    { title: '`code` and "quotes"' },
  ],
  [
    'a value that begins with *',
    '---\ntitle: «*»Pay* day\n---\n\n# Pay\n',
    'A value that begins with * is read as the name of another value. It needs quotes around it.',
    '---\ntitle: "*Pay* day"\n---\n\n# Pay\n',
    { title: '*Pay* day' },
  ],
  [
    'a value that begins with &',
    '---\nteam: «&»Co and sons\nlevel: 1\n---\n\n# Pay\n',
    'A value that begins with & is read as a name for the value. It needs quotes around it.',
    '---\nteam: "&Co and sons"\nlevel: 1\n---\n\n# Pay\n',
    { team: '&Co and sons', level: 1 },
  ],
  [
    'a template tag as a value',
    '---\ntitle: «{{» site.title }}\n---\n\n# Pay\n',
    'A value that begins with {{ is read as a template tag, which is not run here. It needs quotes around it.',
    '---\ntitle: "{{ site.title }}"\n---\n\n# Pay\n',
    { title: '{{ site.title }}' },
  ],
  [
    'a template tag before text',
    '---\ntitle: «{{» site.title }} pay\n---\n\n# Pay\n',
    'A value that begins with {{ is read as a template tag, which is not run here. It needs quotes around it.',
    '---\ntitle: "{{ site.title }} pay"\n---\n\n# Pay\n',
    { title: '{{ site.title }} pay' },
  ],
  [
    'a link as a value',
    '---\nsource: «[»the law](law.md) of 2024\n---\n\n# Pay\n',
    'A value that begins with [ is read as a list. It needs quotes around it.',
    '---\nsource: "[the law](law.md) of 2024"\n---\n\n# Pay\n',
    { source: '[the law](law.md) of 2024' },
  ],
  [
    'a value that begins with !',
    '---\ntitle: «!»important pay\n---\n\n# Pay\n',
    'A value that begins with ! is read as a type. It needs quotes around it.',
    '---\ntitle: "!important pay"\n---\n\n# Pay\n',
    { title: '!important pay' },
  ],
  [
    'a tab as indentation',
    '---\ntags:\n«\t»- pay\n---\n\n# Pay\n',
    'A tab cannot indent a line of frontmatter: the site takes spaces alone.',
    '---\ntags:\n  - pay\n---\n\n# Pay\n',
    { tags: ['pay'] },
  ],
  [
    'a tab after spaces',
    '---\nmenu:\n  main: pay\n «\t»side: day\n---\n\n# Pay\n',
    'A tab cannot indent a line of frontmatter: the site takes spaces alone.',
    '---\nmenu:\n  main: pay\n  side: day\n---\n\n# Pay\n',
    { menu: { main: 'pay', side: 'day' } },
  ],
  [
    'an unclosed quote',
    '---\ntitle: «"»Pay day\nlevel: 2\n---\n\n# Pay\n',
    'This quote is never closed: a " is missing at the end of the value.',
    '---\ntitle: "Pay day"\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay day', level: 2 },
  ],
  [
    'an unclosed single quote',
    "---\ntitle: «'»Pay day\nlevel: 2\n---\n\n# Pay\n",
    "This quote is never closed: a ' is missing at the end of the value.",
    "---\ntitle: 'Pay day'\nlevel: 2\n---\n\n# Pay\n",
    { title: 'Pay day', level: 2 },
  ],
  [
    'an apostrophe in single quotes',
    "---\ntitle: 'It«'»s pay day'\n---\n\n# Pay\n",
    "The value ends at this ', and text follows: it needs other quotes around it.",
    '---\ntitle: "It\'s pay day"\n---\n\n# Pay\n',
    { title: "It's pay day" },
  ],
  [
    'quotes around the first word alone',
    '---\ntitle: "Pay«"» and day\n---\n\n# Pay\n',
    'The value ends at this ", and text follows: it needs other quotes around it.',
    '---\ntitle: \'"Pay" and day\'\n---\n\n# Pay\n',
    { title: '"Pay" and day' },
  ],
  [
    'quotes in quotes',
    '---\ntitle: "The «"»best" pay"\n---\n\n# Pay\n',
    'The value ends at this ", and text follows: it needs other quotes around it.',
    '---\ntitle: \'The "best" pay\'\n---\n\n# Pay\n',
    { title: 'The "best" pay' },
  ],
  [
    'a bracket that is not closed',
    '---\ntags: «[»pay, day\nlevel: 2\n---\n\n# Pay\n',
    'This bracket is never closed: a ] is missing.',
    '---\ntags: [pay, day]\nlevel: 2\n---\n\n# Pay\n',
    { tags: ['pay', 'day'], level: 2 },
  ],
  [
    'a key that stands twice',
    '---\ntitle: Pay\nlevel: 2\n«title»: Pay day\n---\n\n# Pay\n',
    '"title" stands in this frontmatter twice, and only one of them can count.',
    '---\ntitle: Pay\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay', level: 2 },
  ],
  [
    'a key with a list that stands twice',
    '---\ntags:\n  - a\nlevel: 2\n«tags»:\n  - b\n  - c\n---\n\n# Pay\n',
    '"tags" stands in this frontmatter twice, and only one of them can count.',
    '---\ntags:\n  - a\nlevel: 2\n---\n\n# Pay\n',
    { tags: ['a'], level: 2 },
  ],
  [
    'an item that stands further out',
    '---\ntags:\n  - pay\n« »- day\n---\n\n# Pay\n',
    'This item does not stand below the other items, so it is no part of their list.',
    '---\ntags:\n  - pay\n  - day\n---\n\n# Pay\n',
    { tags: ['pay', 'day'] },
  ],
  [
    'an item that stands further in',
    '---\ntags:\n  - pay\n«    »- day\n---\n\n# Pay\n',
    'This item does not stand below the other items, so it is no part of their list.',
    '---\ntags:\n  - pay\n  - day\n---\n\n# Pay\n',
    { tags: ['pay', 'day'] },
  ],
  [
    'a key that stands further in',
    '---\ntitle: Pay\n«  »level: 2\n---\n\n# Pay\n',
    '"level" does not stand below the other keys, so it is no part of them.',
    '---\ntitle: Pay\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay', level: 2 },
  ],
  [
    'a first key that stands further in',
    '---\n« »title: Pay\nlevel: 2\n---\n\n# Pay\n',
    '"title" does not stand below the other keys, so it is no part of them.',
    '---\ntitle: Pay\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay', level: 2 },
  ],
  [
    'no space after the colon',
    '---\ntitle«:»Pay\n---\n\n# Pay\n',
    'A space is missing after the colon, so "title" is no key.',
    '---\ntitle: Pay\n---\n\n# Pay\n',
    { title: 'Pay' },
  ],
  [
    'no space after the colon, between other keys',
    '---\nlevel: 2\ntitle«:»Pay\ntags: []\n---\n\n# Pay\n',
    'A space is missing after the colon, so "title" is no key.',
    '---\nlevel: 2\ntitle: Pay\ntags: []\n---\n\n# Pay\n',
    { level: 2, title: 'Pay', tags: [] },
  ],
  [
    'no space after the hyphen',
    '---\ntags:\n  «-»pay\n  - day\n---\n\n# Pay\n',
    'A space is missing after the hyphen, so this is no item of the list.',
    '---\ntags:\n  - pay\n  - day\n---\n\n# Pay\n',
    { tags: ['pay', 'day'] },
  ],
  [
    'curly quotes around a value with a colon',
    '---\ntitle: «“Pay: how”»\n---\n\n# Pay\n',
    'Curly quotes are letters like others, so they do not hold this value together: readers see “Pay: how”.',
    '---\ntitle: "Pay: how"\n---\n\n# Pay\n',
    { title: 'Pay: how' },
  ],
  [
    'curly quotes around a value',
    '---\ntitle: «“Pay”»\nlevel: 1\n---\n\n# Pay\n',
    'Curly quotes are letters like others, so they do not hold this value together: readers see “Pay”.',
    '---\ntitle: "Pay"\nlevel: 1\n---\n\n# Pay\n',
    { title: 'Pay', level: 1 },
  ],
  [
    'a list on the line of its key',
    '---\ntags: «-» pay\n---\n\n# Pay\n',
    'The list of "tags" begins on the next line, not behind the key.',
    '---\ntags:\n  - pay\n---\n\n# Pay\n',
    { tags: ['pay'] },
  ],
  [
    'a path with backslashes',
    '---\nfile: "C:«\\»docs\\pay"\n---\n\n# Pay\n',
    'A backslash in double quotes has a meaning of its own. In single quotes it is a backslash.',
    "---\nfile: 'C:\\docs\\pay'\n---\n\n# Pay\n",
    { file: 'C:\\docs\\pay' },
  ],
  [
    '= instead of a colon',
    '---\ntitle «=» Pay\nlevel: 2\n---\n\n# Pay\n',
    'A colon belongs between "title" and its value.',
    '---\ntitle: Pay\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay', level: 2 },
  ],
  [
    'a key without a colon',
    '---\nlevel: 2\n«title Pay day»\n---\n\n# Pay\n',
    'This line is neither "key: value" nor an item of a list.',
    '---\nlevel: 2\ntitle: Pay day\n---\n\n# Pay\n',
    { level: 2, title: 'Pay day' },
  ],
  [
    '--- never closed',
    '«---»\ntitle: Pay\nlevel: 2\n\n# Pay\n',
    'This frontmatter has no end: a line "---" is missing below its last key. Until then the site prints it, or takes the page for frontmatter.',
    '---\ntitle: Pay\nlevel: 2\n---\n\n# Pay\n',
    { title: 'Pay', level: 2 },
  ],
  [
    '--- never closed, at the end of the page',
    '«---»\ntitle: Pay',
    'This frontmatter has no end: a line "---" is missing below its last key. Until then the site prints it, or takes the page for frontmatter.',
    '---\ntitle: Pay\n---\n',
    { title: 'Pay' },
  ],
  [
    '--- closed by a line of the page itself',
    '«---»\ntitle: Pay\n\n# Pay\n\nWe pay on time.\n\n---\n\nMore.\n',
    'This frontmatter has no end: a line "---" is missing below its last key. Until then the site prints it, or takes the page for frontmatter.',
    '---\ntitle: Pay\n---\n\n# Pay\n\nWe pay on time.\n\n---\n\nMore.\n',
    { title: 'Pay' },
  ],
  [
    'two hyphens at the end',
    '---\ntitle: Pay\n«--»\n\n# Pay\n',
    'Frontmatter ends with a line of three hyphens, "---". This line is "--", so it goes on.',
    '---\ntitle: Pay\n---\n\n# Pay\n',
    { title: 'Pay' },
  ],
  [
    'a dash of a word processor at the end',
    '---\ntitle: Pay\n«—»\n\n# Pay\n',
    'Frontmatter ends with a line of three hyphens, "---". This line is "—", so it goes on.',
    '---\ntitle: Pay\n---\n\n# Pay\n',
    { title: 'Pay' },
  ],
];

/** As `TABLE` says it, and with the line ends of Windows. */
describe.each([
  ['\n', (text: string) => text],
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n')],
])('line ends %j', (_, ends) => {
  test.each(TABLE)('%s', async (_name, source, message, fixed, meant) => {
    const handbook = await keep({ ...site('github'), 'page.md': ends(source) });
    const { text, marks } = marked(ends(source));
    const findings = await handbook.keeper.findings('page.md');
    expect(findings.map(({ rule, span, message: said }) => ({ rule, span, said }))).toEqual([
      { rule: 'frontmatter/syntax', span: marks[0], said: message },
    ]);
    const [fix] = await handbook.fixes('page.md');
    if (fix === undefined) throw new Error('nothing is offered');
    const after = textAfter(fix, 'page.md', text);
    expect(after).toBe(ends(fixed));
    expect(parsePage(after).frontmatter).toMatchObject({ data: meant, problems: [], misplaced: false });
  });
});

test('of two keys either may be kept, and neither is certain unless they say the same', async () => {
  const handbook = await keep({
    'page.md': '---\ntitle: Pay\ntitle: Wages\n---\n',
    'same.md': '---\na: 1\na: 1\n---\n',
  });
  expect(await handbook.offered('page.md')).toEqual([
    'Remove this "title"',
    'Keep this "title" and remove the one above',
  ]);
  expect(await handbook.fixed('page.md', 'Keep this "title" and remove the one above')).toBe(
    '---\ntitle: Wages\n---\n',
  );
  expect(await handbook.offered('same.md')).toEqual([
    'Remove this "a", preferred',
    'Keep this "a" and remove the one above',
  ]);
});

test('several slips are each said, and all fixes together put them right', async () => {
  const handbook = await keep({ 'page.md': '---\ntitle: Pay«:» day\nowner: «@»jo\ntags:\n«\t»- a\n---\n' });
  expect((await handbook.said('page.md')).map((line) => line.split(':')[0])).toEqual([
    'error frontmatter/syntax ',
    'error frontmatter/syntax @',
    'error frontmatter/syntax \t',
  ]);
  const fixes = await Promise.all([0, 1, 2].map((index) => handbook.fixes('page.md', index)));
  const edits = fixes.flatMap(([first]) => first?.edits ?? []);
  const after = textAfter(
    { title: '', why: '', preferred: true, edits, create: [] },
    'page.md',
    await handbook.keeper.text('page.md'),
  );
  expect(parsePage(after).frontmatter?.data).toEqual({ title: 'Pay: day', owner: '@jo', tags: ['a'] });
});

test.each([
  ['curly quotes that do no harm', '---\ntitle: “Pay”\n---\n', 'warning'],
  ['curly quotes that break it', '---\ntitle: “Pay: day”\n---\n', 'error'],
])('%s', async (_, page, severity) => {
  const handbook = await keep({ 'page.md': page });
  expect((await handbook.finding('page.md')).severity).toBe(severity);
});

describe('too much to read is said, once', () => {
  test('an alias bomb', async () => {
    const lines = [...'bcdefghij'].map(
      (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(',')}]\n`,
    );
    const handbook = await keep({ 'page.md': `---\na: &a [x,x,x,x,x,x,x,x,x,x]\n${lines.join('')}---\n# Pay\n` });
    expect(await handbook.said('page.md')).toEqual([
      'error frontmatter/syntax *a: The names with "*" in this frontmatter stand for more than 100 values. It is not read further: write out what is needed.',
    ]);
  });

  test('brackets in brackets', async () => {
    const handbook = await keep({ 'page.md': `---\na: ${'['.repeat(20_000)}\n---\n` });
    expect((await handbook.finding('page.md')).message).toBe('This frontmatter is nested too deep to be read.');
  });

  test('a long block that is broken on each line', async () => {
    const handbook = await keep({ 'page.md': `---\n${'title: a: b\n'.repeat(5000)}---\n` });
    expect(await handbook.keeper.findings('page.md')).toHaveLength(1);
  });
});

test.each([
  ['an anchor that an alias uses', 'a: &x Pay\nb: *x\n'],
  ['a text over several lines', 'a: |\n  “Pay”: b: c\n  - x\n   - @y\n'],
  ['quotes inside a value', 'a: Pay "day" and it\'s “so”\n'],
  ['an address and a time', 'a: https://example.com:80/x\nb: 10:30\n'],
  ['a comment', '# title: a: b\na: 1 # so: it\n'],
  ['lists, mappings and blank lines', 'a: [x, {y: z}]\n\nb:\n- c\n-  d: e\n   f: g\n'],
  ['a quoted text over two lines', 'a: "Pay\n  day: x"\n'],
  ['a negative number in a list', 'a:\n  - -5\n  - 1\n'],
  ['nothing at all', ''],
  ['a comment alone', '# to do\n'],
])('nothing is said of %s', async (_, yaml) => {
  const handbook = await keep({ 'page.md': `---\n${yaml}---\n` });
  expect(await handbook.said('page.md')).toEqual([]);
});

test.each([
  ['TOML', '+++\ntitle = "Pay"\n+++\n'],
  ['JSON', '---json\n{ "title": "Pay" }\n---\n'],
])('nothing is said of %s', async (_, page) => {
  const handbook = await keep({ 'page.md': page });
  expect(await handbook.said('page.md')).toEqual([]);
});
