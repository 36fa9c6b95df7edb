import { describe, expect, test } from 'vitest';
import { keep, site } from '../../../../support/handbook';

const SITE = site('hugo');

/** What is wrong, the TOML with a mark at the exact place, what is said, and the TOML after the first fix. */
const TOML: readonly [string, string, string, string][] = [
  [
    'a colon',
    'title«:» Pay\nlevel = 1',
    'Between lines "+++", an equals sign belongs between "title" and its value.',
    'title = "Pay"\nlevel = 1',
  ],
  ['no quotes', 'title = «Pay day»', 'Between lines "+++", a text stands in quotes.', 'title = "Pay day"'],
  [
    'an unclosed quote',
    'title = «"»Pay\nlevel = 1',
    'This quote is never closed: a " is missing at the end of the value.',
    'title = "Pay"\nlevel = 1',
  ],
  [
    'quotes in quotes',
    'title = "The «"»best" pay"',
    'The value ends at this ", and text follows: it needs other quotes around it.',
    'title = \'The "best" pay\'',
  ],
  [
    'curly quotes',
    'title = «“Pay”»',
    'Curly quotes are letters like others, so they do not hold this value together: readers see “Pay”.',
    'title = "Pay"',
  ],
  ['a comma at the end', 'title = "Pay"«,»\nlevel = 1', 'This , is one too many.', 'title = "Pay"\nlevel = 1'],
  [
    'a path of Windows',
    'file = "C:«\\»Users"',
    'A backslash in double quotes has a meaning of its own. In single quotes it is a backslash.',
    "file = 'C:\\Users'",
  ],
  [
    'a list that is not closed',
    'tags = «[»"pay"\nlevel = 1',
    'This bracket is never closed: a ] is missing.',
    'tags = ["pay"]\nlevel = 1',
  ],
  [
    'a key that stands twice',
    'title = "Pay"\n«title» = "Wages"\nlevel = 1',
    '"title" stands in this frontmatter twice, and only one of them can count.',
    'title = "Pay"\nlevel = 1',
  ],
  ['a day that February lacks', 'date = «2024-02-31»', 'The calendar has no 2024-02-31.', 'date = 2024-02-29'],
];

describe.each([
  ['\n', (text: string) => text],
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n')],
])('TOML, line ends %j', (_, ends) => {
  test.each(TOML)('%s', async (_name, toml, message, fixed) => {
    const page = (text: string): string => ends(`+++\n${text}\n+++\n\n# Pay\n`);
    const handbook = await keep({ ...SITE, 'page.md': page(toml) });
    const mark = /«([^»]*)»/.exec(toml)?.[1];
    expect(await handbook.said('page.md')).toEqual([`error frontmatter/syntax ${mark}: ${message}`]);
    const [fix] = await handbook.offered('page.md');
    expect(await handbook.fixed('page.md', fix?.replace(', preferred', '') ?? '')).toBe(page(fixed));
  });
});

test.each([
  ['a comma too many', '{\n  "title": "Pay"«,»\n}\n', 'This , is one too many.', '{\n  "title": "Pay"\n}\n'],
  [
    'a comma too few',
    '{\n  "title": "Pay«"»\n  "level": 1\n}\n',
    'A comma is missing here, before the next key or item.',
    '{\n  "title": "Pay",\n  "level": 1\n}\n',
  ],
  [
    'a text without quotes, between lines',
    '---json\n{ "title": «Pay }»\n---\n',
    'The site cannot read the frontmatter from here on: in JSON, keys and texts stand in straight double quotes, and commas stand in between.',
    null,
  ],
])('JSON: %s', async (_, page, message, fixed) => {
  const handbook = await keep({ ...SITE, 'page.md': page });
  const mark = /«([^»]*)»/.exec(page)?.[1];
  expect(await handbook.said('page.md')).toEqual([`error frontmatter/syntax ${mark}: ${message}`]);
  const [fix] = await handbook.fixes('page.md');
  expect(fix === undefined ? null : await handbook.fixed('page.md', fix.title)).toBe(fixed);
});

test.each([
  [
    'tables',
    '+++\ntitle = "Pay" # so\ndate = 2024-02-29T10:00:00Z\n[menu.main]\nweight = 1\n[[params.x]]\na.b = 1\n+++\n',
  ],
  ['texts and lists over several lines', '+++\na = """\nPay: “x”\n"""\nb = [\n  "c", # d\n  "e",\n]\n+++\n'],
  ['a great number', '+++\na = 9007199254740993\n+++\n'],
  ['JSON', '{\n  "title": "Pay",\n  "menu": { "main": [1, 2] }\n}\n\n# Pay\n'],
  ['JSON between lines', '---json\n{ "title": "Pay" }\n---\n'],
  ['TOML between other lines', '---toml\ntitle = "Pay"\n---\n'],
  ['a language that is not read', '---js\n{ title: "Pay" }\n---\n'],
  ['a page that begins with a bracket', '{ not: json }\n\n# Pay\n'],
])('nothing is said of %s', async (_, page) => {
  const handbook = await keep({ ...SITE, 'page.md': page });
  expect(await handbook.said('page.md')).toEqual([]);
});

test.each([
  ['TOML', `+++\na = ${'['.repeat(20_000)}\n+++\n`, /nested/],
  ['keys of TOML', `+++\n${'a.'.repeat(20_000)}b = 1\n+++\n`, /nested too deep/],
  ['JSON', `{\n  "a": ${'['.repeat(20_000)}\n}\n`, /nested too deep/],
])('too deep to be read: %s', async (_, page, message) => {
  const handbook = await keep({ ...SITE, 'page.md': page });
  expect((await handbook.finding('page.md')).message).toMatch(message);
});

test.each([
  ['TOML', (url: string, alias: string) => `+++\nurl = "${url}"\naliases = ["${alias}"]\n+++\n`],
  ['JSON', (url: string, alias: string) => `{\n  "url": "${url}",\n  "aliases": ["${alias}"]\n}\n`],
])('%s says where a page of Hugo is', async (_, frontmatter) => {
  const handbook = await keep({
    'hugo.toml': 'baseURL = "https://example.com/"\n',
    'content/pay.md': `${frontmatter('/wages/', '/money/')}\n# Pay\n`,
    'content/a.md': '[is](/wages/), [was](/money/), [is not](«/pay/»)\n',
  });
  expect((await handbook.broken('content/a.md')).map((line) => line.split(' ')[1])).toEqual(['/money/', '/pay/']);
});

test.each([
  ['TOML', '+++\ntitle = "Pay"\nlevel = «"two"»\n+++\n', ['Ignore this one (frontmatter/schema)']],
  ['JSON', '{\n  "title": "Pay",\n  "level": «"two"»\n}\n', []],
])('%s follows the schema of the configuration', async (_, page, offered) => {
  const schema = { properties: { level: { type: 'integer' } }, required: ['title'] };
  const handbook = await keep({ ...site('hugo', { frontmatter: [{ pages: '**', schema }] }), 'page.md': page });
  expect(await handbook.said('page.md')).toEqual([
    'warning frontmatter/schema "two": "level" must be a whole number, and it is two.',
  ]);
  expect(await handbook.offered('page.md')).toEqual(offered);
});

test.each([
  ['a table of TOML', '+++\ntitle = "Pay"\n[menu.main]\nlevel = «"two"»\n+++\n', '"two"'],
  ['a table of TOML that lacks it', '+++\ntitle = "Pay"\n[menu.«main»]\n+++\n', 'main'],
  ['an object of JSON', '{\n  "menu": { "main": { "level": «"two"» } }\n}\n', '"two"'],
])('%s: what the schema says is said at the exact place', async (_, page, mark) => {
  const main = { properties: { level: { type: 'integer' } }, required: ['level'] };
  const schema = { properties: { menu: { properties: { main } } } };
  const handbook = await keep({ ...site('hugo', { frontmatter: [{ schema }] }), 'page.md': page });
  expect(await handbook.broken('page.md')).toEqual([`frontmatter/schema ${mark}`]);
  expect((await handbook.said('page.md'))[0]).not.toMatch(/^unmarked/);
});
