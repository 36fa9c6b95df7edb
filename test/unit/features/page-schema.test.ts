import { describe, expect, test } from 'vitest';
import { frontmattersIn, schemaOf } from '../../../server/src/features/page-schema';
import { keep, site } from '../../support/handbook';

const pause = async (): Promise<void> => {};

/** Ten pages whose frontmatter is this, and what is said of the key `key` and of those that are required. */
async function habit(values: (index: number) => string | null): Promise<unknown> {
  const pages = Array.from({ length: 10 }, (_, index) => {
    const value = values(index);
    return [`p${index}.md`, `---\nany: ${index}\n${value === null ? '' : `key: ${value}\n`}---\n`];
  });
  const { kept } = await keep({ ...site('github'), ...Object.fromEntries(pages) });
  const schema = await schemaOf(frontmattersIn('', kept.handbook), pause);
  const properties = (schema?.properties ?? {}) as Record<string, Record<string, unknown>>;
  const { $comment, ...said } = properties.key ?? {};
  return [$comment, said, schema?.required];
}

describe('a schema of what pages do says', () => {
  const all = 'On 10 of 10 pages.';
  const both = ['any', 'key'];

  test.each<[string, (index: number) => string | null, unknown]>([
    [
      'that nearly all have a key',
      (i) => (i === 0 ? null : `Page ${i}`),
      ['On 9 of 10 pages.', { type: 'string' }, both],
    ],
    ['what some have', (i) => (i < 6 ? null : `Page ${i}`), ['On 4 of 10 pages.', { type: 'string' }, ['any']]],
    ['nothing of what two have', (i) => (i < 8 ? null : `Page ${i}`), [undefined, {}, ['any']]],
    [
      'which few texts there are, the commonest first',
      (i) => (i < 4 ? 'wide' : 'plain'),
      [all, { type: 'string', enum: ['plain', 'wide'] }, both],
    ],
    [
      'not those that are a slip',
      (i) => (i === 0 ? 'Plain' : 'plain'),
      [all, { type: 'string', enum: ['plain'] }, both],
    ],
    [
      'that a text may be left out',
      (i) => (i < 5 ? '' : 'wide'),
      [all, { type: ['null', 'string'], enum: ['wide', null] }, both],
    ],
    ['what a date is', (i) => `2024-02-0${(i % 9) + 1}`, [all, { type: 'string', format: 'date' }, both]],
    ['true and false', (i) => String(i > 3), [all, { type: 'boolean' }, both]],
    ['whole numbers', (i) => String(i), [all, { type: 'integer' }, both]],
    ['other numbers', (i) => String(i / 2), [all, { type: 'number' }, both]],
    ['lists', (i) => `[a${i}]`, [all, { type: 'array', items: { type: 'string' } }, both]],
    [
      'lists of few texts',
      (i) => (i < 4 ? '[pay]' : '[pay, perks]'),
      [all, { type: 'array', items: { type: 'string', enum: ['pay', 'perks'] } }, both],
    ],
    ['groups of keys', () => '{ a: 1 }', [all, { type: 'object' }, both]],
    ['two types', (i) => (i < 5 ? `[x${i}]` : `y${i}`), [all, { type: ['array', 'string'] }, both]],
    ['nothing of values of all sorts', (i) => ['[a]', 'b', '1', '{}', 'true'][i % 5] ?? '', [all, {}, both]],
  ])('%s', async (_, values, expected) => {
    expect(await habit(values)).toEqual(expected);
  });

  test('nothing of a key that is a slip for another', async () => {
    const text = (i: number) => `---\n${i < 3 ? 'Title' : 'title'}: Page ${i}\n---\n`;
    const pages = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}.md`, text(i)]));
    const { kept } = await keep({ ...site('github'), ...pages, 'none.md': '# None\n', 'low.md': `\n${text(9)}` });
    expect(await schemaOf(frontmattersIn('', kept.handbook), pause)).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $comment: 'What 20 pages do.',
      type: 'object',
      required: [],
      properties: { title: { $comment: 'On 17 of 20 pages.', type: 'string' } },
    });
  });

  test('nothing at all of few pages; those of other folders do not count', async () => {
    const page = '---\ntitle: X\n---\n';
    const names = ['a/1.md', 'a/2.md', 'a/3.md', 'a/4.md', 'ab/5.md', 'ab/6.md'];
    const { kept } = await keep({ ...site('github'), ...Object.fromEntries(names.map((name) => [name, page])) });
    expect(frontmattersIn('a', kept.handbook).size).toBe(4);
    expect(await schemaOf(frontmattersIn('a', kept.handbook), pause)).toBeNull();
    expect(await schemaOf(frontmattersIn('', kept.handbook), pause)).toMatchObject({ required: ['title'] });
  });
});
