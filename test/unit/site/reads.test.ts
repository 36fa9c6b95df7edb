import { describe, expect, it } from 'vitest';
import { isSchema } from '../../../server/src/handbook/schemas';
import { SITE_IDS, sitesById } from '../../../server/src/site/configuration';

/** All schemas in a schema, with the keys that lead to them. */
function* schemasIn(schema: unknown, at: string): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (!isSchema(schema)) return;
  yield [at, schema];
  for (const [key, value] of Object.entries(isSchema(schema.properties) ? schema.properties : {})) {
    yield* schemasIn(value, `${at}/${key}`);
  }
}

const PLAIN = ['github', 'gitbook', 'astro', 'gatsby', 'next', 'honkit'];

describe('what a generator reads of the frontmatter', () => {
  it('is known of those that have keys of their own', () => {
    const known = SITE_IDS.filter((id) => sitesById(id, null).some(({ reads }) => reads !== undefined));
    expect(SITE_IDS.filter((id) => !known.includes(id))).toEqual(PLAIN);
  });

  it('is explained in sentences, with types that there are', () => {
    for (const id of SITE_IDS) {
      for (const { reads } of sitesById(id, null)) {
        for (const [at, schema] of schemasIn(reads?.schema, id)) {
          for (const type of [schema.type ?? []].flat()) {
            expect(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']).toContain(type);
          }
          const isSaid = schema.description === undefined || /[.]$/.test(String(schema.description));
          expect([at, isSaid]).toEqual([at, true]);
        }
      }
    }
  });
});
