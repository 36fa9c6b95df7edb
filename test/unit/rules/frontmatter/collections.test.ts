import { describe, expect, test } from 'vitest';
import { keep } from '../../../support/handbook';

/** As Astro writes it of `z.object({ title: z.string(), date: z.coerce.date(), level: z.number().optional() })`. */
const WRITTEN = JSON.stringify({
  $ref: '#/definitions/blog',
  definitions: {
    blog: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        date: {
          anyOf: [
            { type: 'string', format: 'date-time' },
            { type: 'string', format: 'date' },
            { type: 'integer', format: 'unix-time' },
          ],
        },
        level: { type: 'number' },
        $schema: { type: 'string' },
      },
      required: ['title', 'date'],
      additionalProperties: false,
    },
  },
  $schema: 'http://json-schema.org/draft-07/schema#',
});

const DEFINITION = `import { defineCollection, z } from 'astro:content';
export const collections = {
  blog: defineCollection({ schema: z.object({ title: z.string(), status: z.enum(['draft', 'done']).optional() }) }),
};
`;

const ASTRO = { 'astro.config.mjs': 'export default {};' };
const FILE = '.astro/collections/blog.schema.json';
const PAGE = 'src/content/blog/x.md';
const SEE = 'Astro does not build the site with it. See the collection "blog" in';

describe('a collection of Astro', () => {
  test('asks what the schema says that Astro has written', async () => {
    const { said, fixed } = await keep({
      ...ASTRO,
      [FILE]: WRITTEN,
      'src/content.config.ts': DEFINITION,
      [PAGE]: '«---»\ntitle: «404»\nlevel: «high»\nstatus: x\nown: 1\n---\n',
      'src/content/team/y.md': '---\nname: Y\n---\n',
    });
    expect(await said(PAGE)).toEqual([
      `warning frontmatter/schema ---: The key "date" is missing. ${SEE.replace('with it', 'without it')} ${FILE}.`,
      `warning frontmatter/schema 404: "title" must be a text, and it is 404. ${SEE} ${FILE}.`,
      `warning frontmatter/schema high: "level" must be a number, and it is high. ${SEE} ${FILE}.`,
    ]);
    expect(await fixed(PAGE, 'Put the value into quotes', 1)).toContain('title: "404"\n');
    expect(await said('src/content/team/y.md')).toEqual([]);
  });

  test('asks what its definition says where Astro has written nothing yet', async () => {
    const { said } = await keep({
      ...ASTRO,
      'src/content/config.ts': DEFINITION,
      [PAGE]: '«---»\nstatus: «don»\n---\n',
      'src/content/blog/_draft.md': '---\nstatus: don\n---\n',
      'src/content/blog/_parts/x.md': '---\nstatus: don\n---\n',
    });
    const see = `${SEE} src/content/config.ts.`;
    expect(await said(PAGE)).toEqual([
      `warning frontmatter/schema ---: The key "title" is missing. ${see.replace('with it', 'without it')}`,
      `warning frontmatter/schema don: "status" must be one of: draft, done. It is don. ${see}`,
    ]);
    expect(await said('src/content/blog/_draft.md')).toEqual([]);
    expect(await said('src/content/blog/_parts/x.md')).toEqual([]);
  });

  test.each([
    ['a date in any form', WRITTEN, '', 'title: X\ndate: 2024-02-01'],
    [
      'a number in quotes, where one is coerced',
      WRITTEN,
      'z.coerce.number()',
      'title: X\ndate: 2024-02-01\nlevel: "3"',
    ],
    ['whatever there is, where no schema can be read', '{', '', 'title: 1'],
    ['whatever there is, where the loader does not tell the pages', WRITTEN, 'loader: custom(), ', 'title: 1'],
  ])('takes %s', async (_, written, code, yaml) => {
    const { said } = await keep({
      ...ASTRO,
      [FILE]: written,
      'src/content.config.ts': `export const collections = { blog: defineCollection({ ${code} }) };`,
      [PAGE]: `---\n${yaml}\n---\n`,
    });
    expect(await said(PAGE)).toEqual([]);
  });

  test('is asked nothing where the handbook is said to be published otherwise', async () => {
    const files = { ...ASTRO, [FILE]: WRITTEN, [PAGE]: '---\nname: X\n---\n' };
    const broken = async (site: string) =>
      (await keep({ ...files, 'src/content/handbook.config.json': JSON.stringify({ site }) })).broken(PAGE);
    expect(await broken('github')).toEqual([]);
    expect(await broken('astro')).toEqual(['frontmatter/schema ---', 'frontmatter/schema ---']);
  });

  test('is said once where Starlight says the same', async () => {
    const { said } = await keep({
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight'; export default { integrations: [starlight({})] };",
      'src/content.config.ts': `export const collections = { docs: defineCollection({
        loader: docsLoader(), schema: docsSchema({ extend: z.object({ title: z.string(), owner: z.string() }) }),
      }) };`,
      'src/content/docs/x.md': '«---»\ntitle: «404»\n---\n',
    });
    expect(await said('src/content/docs/x.md')).toEqual([
      'warning frontmatter/schema ---: The key "owner" is missing. Starlight does not build the site without it. See the collection "docs" in src/content.config.ts.',
      'warning frontmatter/schema 404: "title" must be a text, and it is 404. Starlight does not build the site with it.',
    ]);
  });

  test('is followed when its files come, change and go, and nothing else is done where they stay', async () => {
    const { broken, change } = await keep({ ...ASTRO, [PAGE]: '---\nname: X\n---\n' });
    expect(await broken(PAGE)).toEqual([]);
    expect(await change({ 'src/content.config.ts': DEFINITION })).toBe('all');
    expect(await broken(PAGE)).toEqual(['frontmatter/schema ---']);
    expect(await change({ [FILE]: WRITTEN })).toBe('all');
    expect(await broken(PAGE)).toEqual(['frontmatter/schema ---', 'frontmatter/schema ---']);
    expect(await change({ [FILE]: WRITTEN })).toEqual([]);
    expect(await change({ '.astro': null })).toBe('all');
    expect(await change({ 'src/content.config.ts': null })).toBe('all');
    expect(await broken(PAGE)).toEqual([]);
  });
});
