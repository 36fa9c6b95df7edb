import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../../server/src/page/parse';
import { keep, type TestHandbook } from '../../../support/handbook';

const SCHEMA = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 2 },
    navTitle: { type: 'string' },
    status: { enum: ['draft', 'review', 'published'] },
    layout: { const: 'wide' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+$' },
    level: { type: 'integer', minimum: 1, maximum: 6 },
    hidden: { type: 'boolean' },
    due: { type: 'string', format: 'date' },
    tags: { type: 'array', items: { $ref: '#/$defs/tag' }, minItems: 1 },
    owner: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    place: { anyOf: [{ enum: ['office'] }, { type: 'number' }] },
  },
  $defs: { tag: { type: 'string', maxLength: 5 } },
};

const schemas = (schema: unknown, pages = '**') => ({
  'handbook.config.json': JSON.stringify({ site: 'github', frontmatter: [{ pages, schema }] }),
});
const check = (yaml: string): Promise<TestHandbook> =>
  keep({ ...schemas(SCHEMA), 'page.md': `---\n${yaml}---\n\n# Pay\n` });

/** What is wrong, the frontmatter, what is said, what is offered first, and the frontmatter after it. */
test.each<[string, string, string, string, string]>([
  [
    'a misspelt key',
    'title: Pay\n«navTitel»: x\n',
    'There is no key "navTitel". There are also: navTitle, status, layout, version, level, hidden, due, tags, owner, place.',
    'Rename to "navTitle"',
    'title: Pay\nnavTitle: x\n',
  ],
  [
    'a required key in another case',
    '«Title»: Pay\n',
    'There is no key "Title", and "title" is missing. Upper and lower case count.',
    'Rename to "title"',
    'title: Pay\n',
  ],
  [
    'a key that is too much',
    'title: Pay\n«colour»: red\nlevel: 1\n',
    'There is no key "colour". There are also: navTitle, status, layout, version, hidden, due, tags, owner, place.',
    'Remove "colour"',
    'title: Pay\nlevel: 1\n',
  ],
  [
    'a value that is none of those allowed',
    'title: Pay\nstatus: «publised» # so far\n',
    '"status" must be one of: draft, review, published. It is publised.',
    'Change to published',
    'title: Pay\nstatus: published # so far\n',
  ],
  [
    'the only value',
    'title: Pay\nlayout: «Wide»\n',
    '"layout" must be wide, and it is Wide.',
    'Change to wide',
    'title: Pay\nlayout: wide\n',
  ],
  [
    'a number where a text belongs',
    'title: «2024»\n',
    '"title" must be a text, and it is 2024.',
    'Put the value into quotes',
    'title: "2024"\n',
  ],
  [
    'a number that loses its last zero',
    'title: Pay\nversion: «1.10»\n',
    '"version" must be a text, and it is 1.1.',
    'Put the value into quotes',
    'title: Pay\nversion: "1.10"\n',
  ],
  [
    'a truth where a text belongs',
    'title: «true»\n',
    '"title" must be a text, and it is true.',
    'Put the value into quotes',
    'title: "true"\n',
  ],
  [
    'a date where a text belongs',
    'title: «2024-02-01»\n',
    '"title" must be a text, and without quotes the site reads 2024-02-01 as a date.',
    'Put the value into quotes',
    'title: "2024-02-01"\n',
  ],
  [
    'a text where a number belongs',
    'title: Pay\nlevel: «"2"»\n',
    '"level" must be a whole number, and in quotes 2 is a text.',
    'Change to 2',
    'title: Pay\nlevel: 2\n',
  ],
  [
    'a text where a truth belongs',
    "title: Pay\nhidden: «'true'»\n",
    '"hidden" must be true or false, and in quotes true is a text.',
    'Change to true',
    'title: Pay\nhidden: true\n',
  ],
  [
    'a text where a list belongs',
    'title: Pay\ntags: «pay»\n',
    '"tags" must be a list, and it is pay.',
    'Make it a list',
    'title: Pay\ntags: [pay]\n',
  ],
  [
    'several texts where a list belongs',
    'title: Pay\ntags: «pay, "day"»\n',
    '"tags" must be a list, and it is pay, "day".',
    'Make a list of what stands between the commas',
    'title: Pay\ntags: [pay, "\\"day\\""]\n',
  ],
  [
    'a number in a list of texts',
    'title: Pay\ntags:\n  - pay\n  - «12»\n',
    '"tags" must be a text, and it is 12.',
    'Put the value into quotes',
    'title: Pay\ntags:\n  - pay\n  - "12"\n',
  ],
  [
    'a key that a group misses',
    'title: Pay\n«owner»:\n  mail: x\n',
    'The key "name" is missing.',
    'Insert the key "name"',
    'title: Pay\nowner:\n  name: \n  mail: x\n',
  ],
  [
    'a key that a group between brackets misses',
    'title: Pay\n«owner»: { mail: x }\n',
    'The key "name" is missing.',
    'Insert the key "name"',
    'title: Pay\nowner: { name: "", mail: x }\n',
  ],
])('%s', async (_, source, message, title, fixed) => {
  const handbook = await check(source);
  const marked = /«([^»]*)»/.exec(source)?.[1];
  expect(await handbook.said('page.md')).toEqual([`warning frontmatter/schema ${marked}: ${message}`]);
  expect((await handbook.offered('page.md'))[0]?.replace(', preferred', '')).toBe(title);
  const after = await handbook.fixed('page.md', title);
  expect(after).toBe(`---\n${fixed}---\n\n# Pay\n`);
  expect(parsePage(after).frontmatter?.problems).toEqual([]);
  if (title.startsWith('Insert')) return;
  await handbook.apply(await handbook.fix('page.md', title));
  expect(await handbook.said('page.md')).toEqual([]);
});

test.each([
  ['too short a text', 'title: «P»\n', '"title" must have at least 2 characters.'],
  ['too long an item', 'title: Pay\ntags: [«holidays»]\n', '"tags" must have at most 5 characters.'],
  ['too short a list', 'title: Pay\ntags: «[]»\n', '"tags" must have at least 1 item.'],
  ['too small a number', 'title: Pay\nlevel: «0»\n', '"level" must be at least 1, and it is 0.'],
  ['too great a number', 'title: Pay\nlevel: «7»\n', '"level" must be at most 6, and it is 7.'],
  ['no whole number', 'title: Pay\nlevel: «1.5»\n', '"level" must be a whole number, and it is 1.5.'],
  ['another pattern', 'title: Pay\nversion: «v1»\n', '"version" must match ^\\d+\\.\\d+$, and it is v1.'],
  [
    'a day that the calendar lacks',
    'title: Pay\ndue: «"2024-02-30"»\n',
    '"due" must be a date such as 2024-02-01, and it is 2024-02-30.',
  ],
  ['no value', '«title»:\n', '"title" must be a text, and it is empty.'],
  ['an empty text', 'title: Pay\nstatus: «""»\n', '"status" must be one of: draft, review, published. It is empty.'],
  ['none of the alternatives', 'title: Pay\nplace: «home»\n', '"place" must be office, and it is home.'],
])('%s', async (_, source, message) => {
  const handbook = await check(source);
  const marked = /«([^»]*)»/.exec(source)?.[1];
  expect(await handbook.said('page.md')).toEqual([`warning frontmatter/schema ${marked}: ${message}`]);
});

test.each([
  ['where other keys may stand', undefined, ['frontmatter/schema ---']],
  ['unless no others may', false, ['frontmatter/schema name']],
])('a key of its own is no slip for the one that is missing %s', async (_, additionalProperties, expected) => {
  const schema = { required: ['date'], properties: { date: {} }, additionalProperties };
  const handbook = await keep({ ...schemas(schema), 'page.md': '---\nname: X\n---\n' });
  expect(await handbook.broken('page.md')).toEqual(expected);
});

test('a missing key is said at the top and inserted at the end', async () => {
  const handbook = await keep({ ...schemas(SCHEMA), 'page.md': '«---»\r\nlevel: 1\r\n---\r\n' });
  expect(await handbook.said('page.md')).toEqual(['warning frontmatter/schema ---: The key "title" is missing.']);
  expect(await handbook.fixed('page.md', 'Insert the key "title"')).toBe('---\r\nlevel: 1\r\ntitle: \r\n---\r\n');
});

test('a date is a text where the schema is about how it is written, or where it is quoted', async () => {
  const handbook = await check('title: "2024-02-01"\ndue: 2024-02-01\n');
  expect(await handbook.said('page.md')).toEqual([]);
});

test('so is what a tag of YAML makes a text', async () => {
  const handbook = await check('title: !!str 2024-02-01\nnavTitle: !!str 12\n');
  expect(await handbook.said('page.md')).toEqual([]);
});

test('a text with commas may be one item of a list', async () => {
  const handbook = await check('title: Pay\ntags: a, "b"\n');
  expect(await handbook.fixed('page.md', 'Make it a list')).toBe(
    '---\ntitle: Pay\ntags: ["a, \\"b\\""]\n---\n\n# Pay\n',
  );
});

test.each([
  ['a name', 'title: Pay\n«colour»: &tags [red]\ntags: *tags\n'],
  ['what has a name', 'title: Pay\nowner: &owner { name: x }\n«colour»: *owner\n'],
])('a key is not removed where the others share %s with it', async (_, yaml) => {
  const handbook = await check(yaml);
  expect(await handbook.offered('page.md')).toEqual(['Ignore this one (frontmatter/schema)']);
});

test.each([
  ['a part by its name', { properties: { level: { $ref: '#level' } }, required: ['title'] }],
  ['keys by a pattern', { patternProperties: { '^le': {} }, additionalProperties: { type: 'string' } }],
])('nothing is said of what a schema says of %s', async (_, schema) => {
  const handbook = await keep({ ...schemas(schema), 'page.md': '---\ntitle: Pay\nlevel: { x: 1 }\n---\n' });
  expect(await handbook.said('page.md')).toEqual([]);
});

test('one is ignored by a comment of the frontmatter', async () => {
  const handbook = await check('title: Pay\ncolour: red\n');
  await handbook.apply(await handbook.fix('page.md', 'Ignore this one (frontmatter/schema)'));
  expect(await handbook.keeper.text('page.md')).toBe(
    '---\ntitle: Pay\n# handbook-ignore frontmatter/schema\ncolour: red\n---\n\n# Pay\n',
  );
  expect(await handbook.said('page.md')).toEqual([]);
});

test('only the pages of the glob are held to it, and those without frontmatter are not', async () => {
  const bad = '---\nlevel: 9\n---\n';
  const handbook = await keep({
    'a/handbook.config.json': JSON.stringify({ frontmatter: [{ pages: 'team/**', schema: SCHEMA }] }),
    'a/team/x.md': bad,
    'a/other/x.md': bad,
    'a/team/none.md': '# None\n',
  });
  expect(await handbook.broken('a/team/x.md')).toEqual(['frontmatter/schema ---', 'frontmatter/schema 9']);
  expect(await handbook.said('a/other/x.md')).toEqual([]);
  expect(await handbook.broken('a/team/none.md')).toEqual([]);
});

describe('a schema in a file', () => {
  const page = { 'x.md': '---\nlevel: "1"\n---\n' };

  test('is read from beside the configuration, and again when it changes', async () => {
    const handbook = await keep({
      ...schemas('./schemas/page.json'),
      ...page,
      'schemas/page.json': JSON.stringify({}),
    });
    expect(await handbook.said('x.md')).toEqual([]);
    expect(await handbook.change({ 'schemas/page.json': '{ "properties": { "level": { "type": "integer" } } }' })).toBe(
      'all',
    );
    expect(await handbook.broken('x.md')).toEqual(['frontmatter/schema "1"']);
  });

  test.each([
    ['that is not there', 'nope.json', 'There is no file nope.json.'],
    [
      'of the network',
      'https://example.com/page.json',
      '"https://example.com/page.json" is not read: schemas are never read from the network. Keep a copy in the handbook and name its path.',
    ],
    ['outside of the folder', '../page.json', '"../page.json" is not read: it lies outside of the opened folder.'],
    ['that is no JSON', 'broken.json', 'broken.json is not valid JSON: a closing } is missing.'],
    ['that is nested too deep', 'deep.json', 'deep.json is not valid JSON: it is nested too deep to be read.'],
    [
      'with a pattern that looks ahead',
      'ahead.json',
      'The pattern ^(?!x) is left out: it has a mistake, looks ahead or behind, or refers back.',
    ],
    ['that is no schema', 'list.json', 'list.json is no JSON Schema: it must be an object.'],
    [
      'that refers to the network',
      'remote.json',
      '"https://example.com/x.json" is not read: schemas are never read from the network. Keep a copy in the handbook and name its path.',
    ],
  ])('%s is a problem of the configuration', async (_, schema, message) => {
    const handbook = await keep({
      ...schemas(schema),
      ...page,
      'broken.json': '{',
      'list.json': '[]',
      'deep.json': '['.repeat(100_000),
      'ahead.json': '{ "properties": { "title": { "pattern": "^(?!x)" } } }',
      'remote.json': '{ "properties": { "level": { "$ref": "https://example.com/x.json" } } }',
    });
    const text = await handbook.keeper.text('handbook.config.json');
    expect(
      handbook.kept.place.problems.map(({ span, message: said }) => [text.slice(span.start, span.end), said]),
    ).toEqual([[`"${schema}"`, message]]);
    expect(await handbook.said('x.md')).toEqual([]);
  });
});

test.each([
  ['in a circle', [{ $ref: '#/$defs/a' }]],
  ['in a circle that branches', [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/a' }]],
])('schemas that refer to each other %s come to an end', async (_, allOf) => {
  const circle = { $ref: '#/$defs/a', $defs: { a: { allOf } } };
  const handbook = await keep({ ...schemas(circle), 'x.md': '---\nlevel: 1\n---\n' });
  expect(await handbook.said('x.md')).toEqual([]);
});

test('a pattern takes no longer on a text that nearly matches', async () => {
  const schema = { properties: { title: { pattern: '^(a+)+$' } } };
  const text = `${'a'.repeat(200)}!`;
  const handbook = await keep({ ...schemas(schema), 'x.md': `---\ntitle: ${text}\n---\n` });
  expect((await handbook.finding('x.md')).message).toBe(`"title" must match ^(a+)+$, and it is ${text}.`);
});
