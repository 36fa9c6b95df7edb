import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../../../server/src/page/parse';
import { parseToml } from '../../../../../server/src/page/toml/parse';
import { keep, site } from '../../../../support/handbook';

const SITE = site('hugo');
const QUOTES = 'In JSON, keys and texts stand in straight double quotes.';

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
  [
    'a list as YAML writes it',
    'tags«:»\n  - pay\n  - "day"\nlevel = 1',
    'Between lines "+++", an equals sign belongs between "tags" and its value.',
    'tags = ["pay", "day"]\nlevel = 1',
  ],
  [
    'no equals sign',
    'titl«e» "Pay"\nlevel = 1',
    'Between lines "+++", an equals sign belongs between "title" and its value.',
    'title = "Pay"\nlevel = 1',
  ],
  ['two equals signs', 'title =«=» "Pay"', 'This = is one too many.', 'title = "Pay"'],
  [
    'no value',
    'title «=»\nlevel = 1',
    'Between lines "+++", no key goes without a value: an empty text is "".',
    'title = ""\nlevel = 1',
  ],
  [
    'true in capitals',
    'draft = «True» # so',
    'Between lines "+++", True is written in small letters.',
    'draft = true # so',
  ],
  [
    'no quotes before a comment',
    'title = «Pay day» # so',
    'Between lines "+++", a text stands in quotes.',
    'title = "Pay day" # so',
  ],
  [
    'a comment of another language',
    'title = "Pay" «//» https://example.com\nlevel = 1',
    'A comment begins with # here, not with //.',
    'title = "Pay" # https://example.com\nlevel = 1',
  ],
  [
    'a comment on a line of its own',
    '«//» so\ntitle = "Pay"',
    'A comment begins with # here, not with //.',
    '# so\ntitle = "Pay"',
  ],
  [
    'a table that is not closed',
    'title = "Pay"\n«[»menu.main # so\nweight = 1',
    'This bracket is never closed: a ] is missing.',
    'title = "Pay"\n[menu.main] # so\nweight = 1',
  ],
  [
    'items without quotes',
    'tags = «[pay, "pay, day", 1]»',
    'Between lines "+++", a text stands in quotes.',
    'tags = ["pay", "pay, day", 1]',
  ],
  [
    'items without a comma',
    'tags = ["pay«"» "day"]',
    'A comma is missing here, before the next key or item.',
    'tags = ["pay", "day"]',
  ],
  [
    'items on lines without a comma',
    'tags = [\n  "pay«"»\n  "day",\n]',
    'A comma is missing here, before the next key or item.',
    'tags = [\n  "pay",\n  "day",\n]',
  ],
  ['a bracket too many', 'title = "Pay"«]»\nlevel = 1', 'This ] is one too many.', 'title = "Pay"\nlevel = 1'],
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
    const [fix] = await handbook.fixes('page.md');
    const after = await handbook.fixed('page.md', fix?.title ?? '');
    expect(after).toBe(page(fixed));
    expect(parsePage(after).frontmatter).toMatchObject({ data: parseToml(fixed), problems: [] });
  });
});

/** The same in JSON, each line in an object of its own. */
const JSONS: readonly [string, string, string, string][] = [
  ['a comma too many', '"title": "Pay"«,»', 'This , is one too many.', '"title": "Pay"'],
  ['two commas', '"title": "Pay"«,»,\n  "level": 1', 'This , is one too many.', '"title": "Pay",\n  "level": 1'],
  [
    'a comma too few',
    '"title": "Pay«"»\n  "level": 1',
    'A comma is missing here, before the next key or item.',
    '"title": "Pay",\n  "level": 1',
  ],
  [
    'a semicolon',
    '"title": "Pay"«;»\n  "level": 1',
    'A comma is missing here, before the next key or item.',
    '"title": "Pay",\n  "level": 1',
  ],
  ['an equals sign', '"title" «=» "Pay"', 'A colon belongs between "title" and its value.', '"title": "Pay"'],
  ['no colon', '"title«"» "Pay"', 'A colon belongs between "title" and its value.', '"title": "Pay"'],
  ['a key without quotes', '"level": 1,\n  «title»: "Pay"', QUOTES, '"level": 1,\n  "title": "Pay"'],
  ['a text without quotes', '"title": «Pay day»,\n  "level": 1', QUOTES, '"title": "Pay day",\n  "level": 1'],
  ['a date without quotes', '"date": «2024-02-01»', QUOTES, '"date": "2024-02-01"'],
  ['an item without quotes', '"tags": ["pay", «day»]', QUOTES, '"tags": ["pay", "day"]'],
  ['single quotes', '"title": «\'The "best" pay\'»', QUOTES, '"title": "The \\"best\\" pay"'],
  ['curly quotes', '"title": «“Pay”»', QUOTES, '"title": "Pay"'],
  [
    'an unclosed quote',
    '"title": «"»Pay,\n  "level": 1',
    'This quote is never closed: a " is missing at the end of the value.',
    '"title": "Pay",\n  "level": 1',
  ],
  [
    'quotes in quotes',
    '"title": "The «"»best" pay",\n  "level": 1',
    'The text ends at this ", and more follows: inside a text of JSON, \\" stands for a quote.',
    '"title": "The \\"best\\" pay",\n  "level": 1',
  ],
  [
    'a path of Windows',
    '"file": "C:«\\»Users"',
    'In JSON, a backslash has a meaning of its own: two of them stand for one.',
    '"file": "C:\\\\Users"',
  ],
  ['a comment', '"title": "Pay", «// so»\n  "level": 1', 'JSON has no comments.', '"title": "Pay",\n  "level": 1'],
  [
    'a list that is not closed',
    '"tags": «[»"pay",\n  "level": 1',
    'This bracket is never closed: a ] is missing.',
    '"tags": ["pay"],\n  "level": 1',
  ],
  [
    'another bracket',
    '"tags": ["pay"«}»,\n  "level": 1',
    'The list or mapping does not end with }: the bracket that opens it is another one.',
    '"tags": ["pay"],\n  "level": 1',
  ],
];

describe.each([
  ['an object', '{\n  "id": 1,\n  ', '\n}\n'],
  ['an object, line ends of Windows', '{\r\n  "id": 1,\r\n  ', '\r\n}\r\n'],
  ['an object between lines', '---json\n{\n  "id": 1,\n  ', '\n}\n---\n'],
])('JSON, %s', (_, opening, closing) => {
  test.each(JSONS)('%s', async (_name, json, message, fixed) => {
    const page = (text: string): string =>
      opening + (opening.includes('\r') ? text.replaceAll('\n', '\r\n') : text) + closing;
    const handbook = await keep({ ...SITE, 'page.md': page(json) });
    const mark = /«([^»]*)»/.exec(json)?.[1];
    expect(await handbook.said('page.md')).toEqual([`error frontmatter/syntax ${mark}: ${message}`]);
    const [fix] = await handbook.fixes('page.md');
    const after = await handbook.fixed('page.md', fix?.title ?? '');
    expect(after).toBe(page(fixed));
    expect(parsePage(after).frontmatter).toMatchObject({ data: JSON.parse(`{ "id": 1, ${fixed} }`), problems: [] });
  });
});

test('JSON reads the later of two keys: either may be kept', async () => {
  const handbook = await keep({
    ...SITE,
    'page.md': '{\n  "title": "Pay",\n  "menu": { "a": 1, «"a"»: 2 }\n}\n',
  });
  expect(await handbook.said('page.md')).toEqual([
    'warning frontmatter/syntax "a": "a" stands in this frontmatter twice, and only one of them can count.',
  ]);
  expect(await handbook.fixed('page.md', 'Remove this "a"')).toBe('{\n  "title": "Pay",\n  "menu": { "a": 1 }\n}\n');
  expect(await handbook.fixed('page.md', 'Keep this "a" and remove the one above')).toBe(
    '{\n  "title": "Pay",\n  "menu": { "a": 2 }\n}\n',
  );
});

test('what no slip explains is said at its place', async () => {
  const handbook = await keep({ ...SITE, 'page.md': '{\n  "title": "Pay",\n  «: 1»\n}\n' });
  expect(await handbook.said('page.md')).toEqual([
    'error frontmatter/syntax : 1: The site cannot read the frontmatter from here on: in JSON, keys and texts stand in straight double quotes, and commas stand in between.',
  ]);
  expect(await handbook.fixes('page.md')).toEqual([]);
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
