import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../../server/src/page/parse';
import { keep, site, type TestHandbook } from '../../../support/handbook';

const SCHEMA = {
  required: ['title', 'owner'],
  additionalProperties: false,
  properties: {
    title: { type: 'string' },
    owner: { enum: ['People', 'Sales'] },
    layout: { default: 'wide' },
    draft: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    menu: {
      properties: {
        main: {
          required: ['weight'],
          additionalProperties: false,
          properties: { weight: { type: 'integer' }, name: { type: 'string' } },
        },
      },
    },
    steps: { items: { required: ['name'], additionalProperties: false, properties: { name: { type: 'string' } } } },
  },
};

const keepPage = (page: string): Promise<TestHandbook> =>
  keep({ ...site('hugo', { frontmatter: [{ schema: SCHEMA }] }), 'page.md': page });

type Case = readonly [what: string, before: string, fix: string, after: string];

/** A block with a mark at what the schema does not allow, a fix by its title, and the block after it. */
const TOML: readonly Case[] = [
  [
    'a key in another case',
    'Title = "Pay" # so\nowner = "People"',
    'Rename to "title"',
    'title = "Pay" # so\nowner = "People"',
  ],
  ['a key in quotes', '"Title" = "Pay"\nowner = "People"', 'Rename to "title"', '"title" = "Pay"\nowner = "People"'],
  [
    'a key of a table',
    'title = "Pay"\nowner = "People"\n[menu.main]\n  Weight = 1\n  name = "Pay"',
    'Rename to "weight"',
    'title = "Pay"\nowner = "People"\n[menu.main]\n  weight = 1\n  name = "Pay"',
  ],
  [
    'a key of a table on one line',
    'title = "Pay"\nowner = "People"\nmenu.main = { wieght = 1, name = "Pay" }',
    'Rename to "weight"',
    'title = "Pay"\nowner = "People"\nmenu.main = { weight = 1, name = "Pay" }',
  ],
  [
    'a value that is none of the choices',
    'title = "Pay"\nowner = \'people\'\n',
    'Change to "People"',
    'title = "Pay"\nowner = "People"\n',
  ],
  [
    'a number that is to be a text',
    'title = 404 # so\nowner = "Sales"',
    'Put the value into quotes',
    'title = "404" # so\nowner = "Sales"',
  ],
  [
    'a text that is to be a number',
    'title = "Pay"\nowner = "Sales"\n[menu]\n[menu.main]\nweight = "1" # first',
    'Change to 1',
    'title = "Pay"\nowner = "Sales"\n[menu]\n[menu.main]\nweight = 1 # first',
  ],
  [
    'a text that is to be true or false',
    'title = "Pay"\nowner = "Sales"\ndraft = "yes"',
    'Change to true',
    'title = "Pay"\nowner = "Sales"\ndraft = true',
  ],
  [
    'a text that is to be a list',
    'title = "Pay"\nowner = "Sales"\ntags = "pay, day"',
    'Make it a list',
    'title = "Pay"\nowner = "Sales"\ntags = ["pay, day"]',
  ],
  [
    'an item of a list over several lines',
    'title = "Pay"\nowner = "Sales"\ntags = [\n  "pay",\n  2, # so\n]',
    'Put the value into quotes',
    'title = "Pay"\nowner = "Sales"\ntags = [\n  "pay",\n  "2", # so\n]',
  ],
  [
    'a key that is missing, above the tables',
    'title = "Pay"\n\n[menu.main]\nweight = 1',
    'Insert the key "owner"',
    'title = "Pay"\nowner = ""\n\n[menu.main]\nweight = 1',
  ],
  [
    'a key that is missing in a table, above the next one',
    'title = "Pay"\nowner = "Sales"\n[menu.main]\n  name = "Pay"\n\n[[steps]]\nname = "One"',
    'Insert the key "weight"',
    'title = "Pay"\nowner = "Sales"\n[menu.main]\n  name = "Pay"\n  weight = 0\n\n[[steps]]\nname = "One"',
  ],
  [
    'a key that is missing in a table without keys',
    'title = "Pay"\nowner = "Sales"\n[menu.main] # so\n',
    'Insert the key "weight"',
    'title = "Pay"\nowner = "Sales"\n[menu.main] # so\nweight = 0\n',
  ],
  [
    'a text with commas that is to be a list',
    'title = "Pay"\nowner = "Sales"\ntags = "pay, day"',
    'Make a list of what stands between the commas',
    'title = "Pay"\nowner = "Sales"\ntags = ["pay", "day"]',
  ],
  [
    'a key that is missing in the second of several tables',
    'title = "Pay"\nowner = "Sales"\n[[steps]]\nname = "One"\n[[steps]]\n[[steps]]\nname = "Two"',
    'Insert the key "name"',
    'title = "Pay"\nowner = "Sales"\n[[steps]]\nname = "One"\n[[steps]]\nname = ""\n[[steps]]\nname = "Two"',
  ],
  [
    'a key that is missing in a table on one line',
    'title = "Pay"\nowner = "Sales"\nmenu = { main = { name = "Pay" } }',
    'Insert the key "weight"',
    'title = "Pay"\nowner = "Sales"\nmenu = { main = { name = "Pay", weight = 0 } }',
  ],
  [
    'a key too many',
    'title = "Pay"\nextra = [\n  1,\n] # so\nowner = "Sales"',
    'Remove "extra"',
    'title = "Pay"\nowner = "Sales"',
  ],
  [
    'a table too many, with the tables in it',
    'title = "Pay"\nowner = "Sales"\n[extra]\na = 1\n[extra.b]\n[menu.main]\nweight = 1',
    'Remove "extra"',
    'title = "Pay"\nowner = "Sales"\n[menu.main]\nweight = 1',
  ],
  [
    'a key too many on one line',
    'title = "Pay"\nowner = "Sales"\nmenu.main = { weight = 1, extra = [1, 2] }',
    'Remove "extra"',
    'title = "Pay"\nowner = "Sales"\nmenu.main = { weight = 1 }',
  ],
];

const JSONS: readonly Case[] = [
  [
    'a key in another case',
    '{\n  "Title": "Pay",\n  "owner": "People"\n}',
    'Rename to "title"',
    '{\n  "title": "Pay",\n  "owner": "People"\n}',
  ],
  [
    'a key of an object in an object',
    '{\n  "title": "Pay", "owner": "People",\n  "menu": { "main": { "Weight": 1 } }\n}',
    'Rename to "weight"',
    '{\n  "title": "Pay", "owner": "People",\n  "menu": { "main": { "weight": 1 } }\n}',
  ],
  [
    'a value that is none of the choices',
    '{\n  "title": "Pay",\n  "owner": "people"\n}',
    'Change to "People"',
    '{\n  "title": "Pay",\n  "owner": "People"\n}',
  ],
  [
    'a number that is to be a text',
    '{\n  "title": 404,\n  "owner": "Sales"\n}',
    'Put the value into quotes',
    '{\n  "title": "404",\n  "owner": "Sales"\n}',
  ],
  [
    'a text that is to be a number',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "menu": { "main": { "weight": "1" } }\n}',
    'Change to 1',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "menu": { "main": { "weight": 1 } }\n}',
  ],
  [
    'a text that is to be a list',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "tags": "pay"\n}',
    'Make it a list',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "tags": ["pay"]\n}',
  ],
  [
    'nothing where a text is to be',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "draft": null\n}',
    'Remove "draft"',
    '{\n  "title": "Pay",\n  "owner": "Sales"\n}',
  ],
  [
    'a key that is missing',
    '{\n  "title": "Pay"\n}',
    'Insert the key "owner"',
    '{\n  "title": "Pay",\n  "owner": ""\n}',
  ],
  [
    'a key that is missing in an object',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "menu": { "main": { "name": "Pay" } }\n}',
    'Insert the key "weight"',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "menu": { "main": { "name": "Pay", "weight": 0 } }\n}',
  ],
  [
    'a key that is missing in an object with nothing in it',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "menu": { "main": {} }\n}',
    'Insert the key "weight"',
    '{\n  "title": "Pay",\n  "owner": "Sales",\n  "menu": { "main": { "weight": 0 } }\n}',
  ],
  [
    'a key too many',
    '{\n  "extra": [1,\n    2],\n  "title": "Pay",\n  "owner": "Sales"\n}',
    'Remove "extra"',
    '{\n  "title": "Pay",\n  "owner": "Sales"\n}',
  ],
];

test.each([
  ['is there through another alone', '[[menu.main.x]]\nname = "Pay"'],
  ['stands in a key', '[menu]\nmain.name = "Pay"'],
])('no key is inserted into a table that %s', async (_, table) => {
  const handbook = await keepPage(`+++\ntitle = "Pay"\nowner = "Sales"\n${table}\n+++\n`);
  expect((await handbook.finding('page.md')).message).toBe('The key "weight" is missing.');
  expect((await handbook.offered('page.md'))[0]).toBe('Ignore this one (frontmatter/schema)');
});

describe.each([
  ['\n', (text: string) => text],
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n')],
])('a schema’s fix in another language than YAML, line ends %j', (_, ends) => {
  const cases = [
    ...TOML.map((each) => ['TOML', '+++\n', '\n+++\n', ...each] as const),
    ...TOML.slice(0, 1).map((each) => ['TOML, tagged', '---toml\n', '\n---\n', ...each] as const),
    ...JSONS.map((each) => ['JSON', '', '\n', ...each] as const),
    ...JSONS.map((each) => ['JSON, tagged', '---json\n', '\n---\n', ...each] as const),
  ];
  test.each(cases)('%s%#: %4$s', async (_language, opening, closing, _what, before, fix, after) => {
    const page = (block: string): string => ends(`${opening}${block}${closing}\n# Pay\n`);
    const handbook = await keepPage(page(before));
    expect(await handbook.broken('page.md')).toHaveLength(1);
    expect(await handbook.fixed('page.md', fix)).toBe(page(after));
  });
});

const name = fc.stringMatching(/^[a-z]{1,6}$/).map((text) => `x-${text}`);
const scalar = fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.integer(), fc.boolean());
const others = fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), { noNullPrototype: true });

/** A slip in a frontmatter's own keys, and what was meant. */
const slip = fc.constantFrom<readonly [Record<string, unknown>, Record<string, unknown>]>(
  [{ Weight: 1 }, { weight: 1 }],
  [{ weight: '12' }, { weight: 12 }],
  [
    { weight: 1, owner: 'people' },
    { weight: 1, owner: 'People' },
  ],
  [
    { weight: 1, title: 404 },
    { weight: 1, title: '404' },
  ],
  [
    { weight: 1, tags: 'pay' },
    { weight: 1, tags: ['pay'] },
  ],
  [{}, { weight: 0 }],
);
const PROPERTIES = {
  weight: { type: 'integer' },
  owner: { enum: ['People'] },
  title: { type: 'string' },
  tags: { type: 'array' },
};
const MAIN = { required: ['weight'], properties: PROPERTIES };

/** Blocks in which other keys stand around the slip, at the top or in a table, as authors write them. */
const WRITERS: Readonly<Record<string, (data: object, above: object, below: object, inTable: boolean) => string>> = {
  TOML: (data, above, below, inTable) =>
    inTable
      ? `+++\n${toml(above)}[main]\n${toml(data)}${toml(below)}+++\n`
      : `+++\n${toml(above)}${toml(data)}${toml(below)}[x-table]\n${toml(above)}+++\n`,
  JSON: (data, above, below, inTable) => {
    const own = { ...data, ...below };
    return `${JSON.stringify({ x: 1, ...above, ...(inTable ? { main: own } : own) }, null, 2)}\n`;
  },
};

const toml = (data: object): string =>
  Object.entries(data)
    .map(([key, value]) => `${key} = ${JSON.stringify(value).replaceAll('\u007f', '\\u007f')} # ${key}\n`)
    .join('');

test.each(Object.entries(WRITERS))(
  'the first fix in %s leaves what was meant, and no other line changes',
  async (_, write) => {
    await fc.assert(
      fc.asyncProperty(others, others, slip, fc.boolean(), async (before, after, [written, meant], inTable) => {
        const above = Object.fromEntries(Object.entries(before).map(([key, value]) => [`${key}-1`, value]));
        const below = Object.fromEntries(Object.entries(after).map(([key, value]) => [`${key}-2`, value]));
        const page = write(written, above, below, inTable);
        const schema = inTable ? { properties: { main: MAIN } } : MAIN;
        const handbook = await keep({ ...site('hugo', { frontmatter: [{ schema }] }), 'page.md': page });
        const [fix] = await handbook.fixes('page.md');
        const fixed = await handbook.fixed('page.md', fix?.title ?? '');
        expect(parsePage(fixed).frontmatter?.data).toEqual(
          parsePage(write({ ...meant }, above, below, inTable)).frontmatter?.data,
        );
        expect(otherLines(fixed)).toEqual(otherLines(page));
      }),
      { numRuns: 60 },
    );
  },
);

/** The lines that the slip does not stand on, but for the comma that a new key needs. */
const otherLines = (page: string): string[] =>
  page
    .split('\n')
    .filter((line) => !/^\s*"?(?:weight|owner|title|tags)\b|"main": \{.*\}/i.test(line))
    .map((line) => line.replace(/,$/, ''));
