import { describe, expect, test } from 'vitest';
import { readCollections } from '../../../server/src/site/configuration';
import { readExpression } from '../../../server/src/site/configurations/expression';

const WHERE = { folder: 'site', pages: 'site/src/content', definitions: [], schemas: 'site/.astro/collections' };

/** What is read of the collection `blog` whose schema is written so. */
const schemaOf = (schema: string) =>
  readCollections(`export const collections = { blog: defineCollection({ schema: ${schema} }) };`, WHERE).get('blog')
    ?.schema;
const fieldOf = (field: string) => schemaOf(`z.object({ key: ${field} })`);

describe('the schema of a collection', () => {
  test.each([
    ['z.string()', { type: 'string' }, true],
    ['z.string().min(1).max(60, "too long").regex(/["\'\\]/)]+$/)', { type: 'string' }, true],
    ['z.string().optional()', { type: 'string' }, false],
    ['z.string().nullable()', { type: ['string', 'null'] }, true],
    ['z.string().nullish().describe("What it is.")', { type: ['string', 'null'], description: 'What it is.' }, false],
    ['z.number().int().default(3)', { type: 'number', default: 3 }, false],
    ['z\n      .boolean() // whether\n      .default(false)', { type: 'boolean', default: false }, false],
    ['z.date()', {}, true],
    ['z.coerce.date().optional()', {}, false],
    ['z.array(z.string()).default([])', { type: 'array', items: { type: 'string' } }, false],
    ['z.array(z.union([z.string()]))', { type: 'array' }, true],
    ["z.enum(['a', `b`])", { enum: ['a', 'b'] }, true],
    ["z.enum(['a']).nullable()", { enum: ['a', null] }, true],
    ["z.literal('x')", { const: 'x' }, true],
    ['image().optional()', {}, false],
    [
      'z.object({ a: z.number() }).strict()',
      { type: 'object', required: ['a'], properties: { a: { type: 'number' } } },
      true,
    ],
  ])('is read of %s', (written, key, required) => {
    expect(fieldOf(written)).toEqual({ type: 'object', required: required ? ['key'] : [], properties: { key } });
  });

  test.each([
    'z.union([z.string(), z.number()])',
    'z.string().or(z.number())',
    'z.string().catch("x")',
    'z.enum(TOPICS)',
    'z.enum([...TOPICS, "x"])',
    'z.object(fields)',
    'z.object({ a: z.string() }).partial()',
    'z.array(z.string()).or(z.string())',
    'isOpen ? z.string() : z.number()',
    'text(60)',
    '() => { return z.string() }',
  ])('says nothing of %s', (written) => {
    expect(schemaOf(`z.object({ key: ${written}, other: z.string() })`)).toEqual({
      type: 'object',
      required: ['other'],
      properties: { other: { type: 'string' } },
    });
  });

  test.each([
    'blogSchema()',
    'z.object({ title: z.string() }).merge(other)',
    'z.union([a, b])',
    'z.object({ title: z.string() ',
    'z.object({ title: z.string()] })',
    `z.object(${'{ a: z.object('.repeat(10_000)}`,
    `${'('.repeat(10_000)}`,
  ])('is not read of %#', (written) => {
    expect(schemaOf(written) ?? null).toBeNull();
  });

  test('is not certain of keys before a spread', () => {
    expect(schemaOf('z.object({ title: z.string(), ...shared, tags: z.array(z.string()) })')).toMatchObject({
      required: ['tags'],
    });
  });

  test('may be a function, a constant, or what a theme’s schema is extended with', () => {
    const text = `
      import { defineCollection, z } from 'astro:content';
      const fields: Fields = z.object({ owner: z.string() });
      const blog = defineCollection({ schema: ({ image }) => z.object({ cover: image() }) });
      const docs = defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: fields }) });
      export const collections: Record<string, unknown> = { blog, docs, team: defineCollection({ schema: fields }), loop };
      const loop = other;
      const other = loop;
    `;
    expect(
      [...readCollections(text, WHERE)].map(([name, { folder, schema }]) => [name, folder, schema?.required]),
    ).toEqual([
      ['blog', 'site/src/content/blog', ['cover']],
      ['docs', 'site/src/content/docs', ['owner']],
      ['team', 'site/src/content/team', ['owner']],
    ]);
  });

  test.each([
    ["glob({ pattern: '**/*.md', base: './src/blog' })", 'site/src/blog'],
    ["glob({ base: 'src/data/blog', pattern: '**/[^_]*.{md,mdx}' })", 'site/src/data/blog'],
    ["glob({ base: 'src/blog', pattern: 'en/*.md' })", null],
    ["glob({ base: 'src/blog', pattern: ['**/*.md', '!**/x.md'] })", null],
    ["glob({ base: new URL('x', here), pattern: '**/*.md' })", null],
    ["glob({ base: '/etc', pattern: '**/*.md' })", null],
    ["file('src/data.json')", null],
    ['async () => []', null],
  ])('is about the pages of its loader: %s', (loader, folder) => {
    const text = `export const collections = { blog: defineCollection({ loader: ${loader}, schema: z.object({}) }) };`;
    expect(readCollections(text, WHERE).get('blog')?.folder).toBe(folder);
  });
});

test('an expression ends where the next one begins', () => {
  expect(readExpression('a = { x: [1, -2.5, "b\\"c"], y: null, "z-z": true }; more', 4)).toEqual({
    kind: 'object',
    entries: new Map<string, unknown>([
      [
        'x',
        {
          kind: 'list',
          items: [
            { kind: 'value', value: 1 },
            { kind: 'value', value: -2.5 },
            { kind: 'value', value: 'b"c' },
          ],
        },
      ],
      ['y', { kind: 'value', value: null }],
      ['z-z', { kind: 'value', value: true }],
    ]),
  });
});
