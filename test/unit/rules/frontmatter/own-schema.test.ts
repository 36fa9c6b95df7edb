import { describe, expect, test } from 'vitest';
import { keep, site } from '../../../support/handbook';

const SCHEMA = JSON.stringify({
  required: ['title'],
  additionalProperties: false,
  properties: { title: { type: 'string' }, status: { enum: ['draft', 'done'] } },
});

const handbook = (files: Readonly<Record<string, string>>) =>
  keep({ ...site('github'), 'schemas/page.json': SCHEMA, ...files });

const WRONG = 'warning frontmatter/schema don: "status" must be one of: draft, done. It is don.';

describe('a schema that a page names', () => {
  test.each([
    ['by a path from the page', '$schema: ../schemas/page.json'],
    ['in quotes', '"$schema": "../schemas/page.json"'],
    ['by a path from the top of the opened folder', '$schema: /schemas/page.json'],
    ['in the comment that other editors look for', '# yaml-language-server: $schema=../schemas/page.json'],
    ['in that comment, below another', '# A page.\n# yaml-language-server: $schema=/schemas/page.json'],
  ])('%s holds the page', async (_, line) => {
    const { said, fixed } = await handbook({ 'team/x.md': `---\n${line}\ntitle: X\nstatus: «don»\n---\n` });
    expect(await said('team/x.md')).toEqual([WRONG]);
    expect(await fixed('team/x.md', 'Change to done')).toBe(`---\n${line}\ntitle: X\nstatus: done\n---\n`);
  });

  test('is found from the top of the handbook too', async () => {
    const { said } = await keep({
      'docs/handbook.config.json': '{}',
      'docs/schemas/page.json': SCHEMA,
      'docs/team/x.md': '---\n$schema: /schemas/page.json\ntitle: X\nstatus: «don»\n---\n',
    });
    expect(await said('docs/team/x.md')).toEqual([WRONG]);
  });

  test('is named in TOML and in JSON as well', async () => {
    const { said } = await handbook({
      'toml.md': '+++\n"$schema" = "schemas/page.json"\ntitle = "X"\nstatus = «"don"»\n+++\n',
      'json.md': '{\n  "$schema": "schemas/page.json",\n  "title": "J",\n  "status": «"don"»\n}\n',
    });
    const quoted = WRONG.replace(' don:', ' "don":');
    expect(await said('toml.md')).toEqual([quoted]);
    expect(await said('json.md')).toEqual([quoted]);
  });

  test('holds the page beside those of the configuration', async () => {
    const { broken } = await keep({
      ...site('github', { frontmatter: [{ schema: { required: ['owner'] } }] }),
      'page.json': SCHEMA,
      'x.md': '---\n$schema: page.json\nowner: Ann\ntitel: X\n---\n',
      'y.md': '---\nstatus: don\n---\n',
    });
    expect(await broken('x.md')).toEqual(['frontmatter/schema owner', 'frontmatter/schema titel']);
    expect(await broken('y.md')).toEqual(['frontmatter/schema ---']);
  });

  test('is read once for all pages, and not at all where none names it', async () => {
    const { keeper, disk } = await handbook({
      'a.md': '---\n$schema: schemas/page.json\ntitle: A\n---\n',
      'b.md': '---\n$schema: schemas/page.json\ntitle: B\n---\n',
      'c.md': '---\ntitle: C\n---\n',
    });
    const reads = () => disk.reads.filter((path) => path === 'schemas/page.json').length;
    await keeper.findings('c.md');
    expect(reads()).toBe(0);
    await keeper.findings('a.md');
    await keeper.findings('b.md');
    expect(reads()).toBe(1);
  });

  test('is read again when it changes, comes or goes, and only its pages are checked again', async () => {
    const { said, change } = await handbook({
      'x.md': '---\n$schema: schemas/page.json\ntitle: X\nstatus: new\n---\n',
      'y.md': '# Y\n',
    });
    expect(await said('x.md')).toEqual([
      'warning frontmatter/schema new: "status" must be one of: draft, done. It is new.',
    ]);
    await said('y.md');
    expect(await change({ 'schemas/page.json': '{ "properties": { "title": { "const": "Y" } } }' })).toEqual(['x.md']);
    expect(await said('x.md')).toEqual(['warning frontmatter/schema X: "title" must be Y, and it is X.']);
    expect(await change({ 'schemas/page.json': null })).toEqual(['x.md']);
    expect(await said('x.md')).toEqual([
      'warning frontmatter/schema schemas/page.json: There is no file schemas/page.json. "$schema" is a path from this page, or with a / before it from the top of the opened folder.',
    ]);
    expect(await change({ 'schemas/page.json': '{}' })).toEqual(['x.md']);
    expect(await said('x.md')).toEqual([]);
  });

  test('is another when the page is edited', async () => {
    const { keeper, broken } = await handbook({
      'other.json': '{ "required": ["owner"] }',
      'x.md': '---\n$schema: schemas/page.json\ntitle: X\n---\n',
    });
    expect(await broken('x.md')).toEqual([]);
    keeper.edit('x.md', '---\n$schema: other.json\ntitle: X\n---\n');
    expect(await broken('x.md')).toEqual(['frontmatter/schema ---']);
  });
});

describe('a schema that cannot be read', () => {
  const WHERE = '"$schema" is a path from this page, or with a / before it from the top of the opened folder.';
  const REMOTE = 'schemas are never read from the network. Keep a copy in the handbook and name its path.';

  test.each([
    ['is not there', 'nope.json', 'warning', `There is no file team/nope.json. ${WHERE}`],
    ['is a folder', '../schemas', 'warning', `There is no file schemas. ${WHERE}`],
    [
      'is written in another case',
      '../Schemas/page.json',
      'warning',
      'There is no file Schemas/page.json. There is schemas/page.json: upper and lower case count.',
    ],
    [
      'lies in the network',
      'https://example.com/page.json',
      'information',
      `"https://example.com/page.json" is not read: ${REMOTE}`,
    ],
    ['lies there on any host', '//x.org/p.json', 'information', `"//x.org/p.json" is not read: ${REMOTE}`],
    [
      'lies outside',
      '../../page.json',
      'warning',
      '"../../page.json" is not read: it lies outside of the opened folder.',
    ],
    ['breaks off', '../half.json', 'warning', 'half.json is not valid JSON: a closing } is missing.'],
    ['is nested too deep', '../deep.json', 'warning', 'deep.json is not valid JSON: it is nested too deep to be read.'],
    ['is too large', '../huge.json', 'warning', 'huge.json is too large to be read as a schema.'],
    ['is no schema', '../list.json', 'warning', 'list.json is no JSON Schema: it must be an object.'],
    ['refers to the network', '../remote.json', 'information', `"https://example.com/x.json" is not read: ${REMOTE}`],
  ])('%s', async (_, schema, severity, message) => {
    const { said, disk } = await handbook({
      'half.json': '{ "properties": {',
      'deep.json': '['.repeat(100_000),
      'huge.json': `{ "$comment": "${'x'.repeat(600_000)}" }`,
      'list.json': '[]',
      'remote.json': '{ "properties": { "title": { "$ref": "https://example.com/x.json" } } }',
      'team/x.md': `---\n$schema: «${schema}»\n---\n`,
    });
    expect(await said('team/x.md')).toEqual([`${severity} frontmatter/schema ${schema}: ${message}`]);
    expect(disk.reads.filter((path) => path.includes(':') || path.startsWith('..'))).toEqual([]);
  });

  test('is no path', async () => {
    const { said } = await handbook({ 'x.md': '---\n«$schema»: [a]\n---\n', 'y.md': '---\n«$schema»:\n---\n' });
    expect(await said('x.md')).toEqual([
      'warning frontmatter/schema $schema: "$schema" must be the path of a JSON Schema.',
    ]);
    expect(await said('y.md')).toEqual([
      'warning frontmatter/schema $schema: "$schema" must be the path of a JSON Schema.',
    ]);
  });

  test.each([
    ['circle', { $ref: '#/$defs/a', $defs: { a: { allOf: [{ $ref: '#/$defs/a' }, { $ref: '#' }] } } }],
    ['lists', { properties: ['title'], required: 'title', enum: {}, allOf: 1 }],
  ])('in part says nothing of what it does not say: %s', async (_, schema) => {
    const { said } = await handbook({ 'odd.json': JSON.stringify(schema), 'x.md': '---\n$schema: odd.json\n---\n' });
    expect(await said('x.md')).toEqual([]);
  });

  test.each([
    ['a path', '$schema: «shemas/page.json»', '$schema: schemas/page.json', 'Change to schemas/page.json, preferred'],
    [
      'in quotes',
      "$schema: «'./page.json'»",
      "$schema: './schemas/page.json'",
      'Change to ./schemas/page.json, preferred',
    ],
    ['from the top', '$schema: «/page.json»', '$schema: /schemas/page.json', 'Change to /schemas/page.json, preferred'],
    ['a name like it', '$schema: «schemas/pages.json»', '$schema: schemas/page.json', 'Change to schemas/page.json'],
    [
      'of the network',
      '$schema: «https://x.org/page.json»',
      '$schema: schemas/page.json',
      'Change to schemas/page.json',
    ],
    [
      'in a comment',
      '# yaml-language-server: $schema=«page.json»',
      '# yaml-language-server: $schema=schemas/page.json',
      'Change to schemas/page.json, preferred',
    ],
  ])('may be another file: %s', async (_, line, repaired, offer) => {
    const { fixed, offered, said } = await handbook({ 'x.md': `---\n${line}\ntitle: X\n---\n` });
    expect(await said('x.md')).toEqual([expect.not.stringContaining('unmarked')]);
    expect(await offered('x.md')).toEqual([offer, 'Remove "$schema"', 'Ignore this one (frontmatter/schema)']);
    expect(await fixed('x.md', offer.replace(', preferred', ''))).toBe(`---\n${repaired}\ntitle: X\n---\n`);
    expect(await fixed('x.md', 'Remove "$schema"')).toBe('---\ntitle: X\n---\n');
  });
});

test('a schema that is there and cannot be read is no way out of itself', async () => {
  const { offered } = await keep({
    ...site('github'),
    'page.json': 'title',
    'old/page.json': SCHEMA,
    'x.md': '---\n$schema: page.json\n---\n',
  });
  expect(await offered('x.md')).toEqual([
    'Change to old/page.json, preferred',
    'Remove "$schema"',
    'Ignore this one (frontmatter/schema)',
  ]);
});

describe('the key that names it', () => {
  test('is no key too much, wherever that key is not asked for', async () => {
    const { said } = await keep({
      ...site('github', { frontmatter: [{ schema: { additionalProperties: false, properties: { schema: {} } } }] }),
      'page.json': '{}',
      'x.md': '---\n$schema: page.json\n---\n',
    });
    expect(await said('x.md')).toEqual([]);
  });

  test('is missed on no page, and is a slip of no other key', async () => {
    const pages = Array.from({ length: 12 }, (_, index) => [
      `p${index}.md`,
      `---\ntitle: T${index}\n${index === 0 ? '' : '$schema: page.json\n'}${index === 1 ? '' : 'schema: x\n'}---\n`,
    ]);
    const { said } = await handbook({ 'page.json': '{}', ...Object.fromEntries(pages) });
    expect(await said('p0.md')).toEqual([]);
    expect(await said('p1.md')).toEqual([
      'hint frontmatter/unlike-others ---: All 11 other pages of this folder have "schema", and this page has none.',
    ]);
  });
});
