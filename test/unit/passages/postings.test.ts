import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from '../../../server/src/passages/postings';

const idsOf = (postings: Postings, pair: number): number[] => {
  const row = postings.row(pair);
  return Array.from({ length: postings.count(row) }, (_, at) => postings.id(row, at));
};

const ascending = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b);

const step = fc.record({ pair: fc.integer({ min: -9, max: 9 }), id: fc.nat(20) });

describe('the ids of each pair', () => {
  it('are those that came and have not gone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const postings = new Postings();
        const expected = new Map<number, Set<number>>();
        for (const { pair, id } of steps) {
          const ids = expected.get(pair) ?? new Set();
          expected.set(pair, ids);
          if (ids.delete(id)) postings.remove(pair, id);
          else {
            ids.add(id);
            postings.add(pair, id);
          }
        }
        for (const [pair, ids] of expected) {
          expect(idsOf(postings, pair)).toEqual(ascending(ids));
          for (let id = 0; id <= 20; id++) expect(postings.has(postings.row(pair), id)).toBe(ids.has(id));
        }
      }),
    );
  });

  it('stay when there are many pairs, and others have come and gone', () => {
    const postings = new Postings();
    for (let pair = 0; pair < 20_000; pair++) {
      for (let id = 0; id <= pair % 4; id++) postings.add(pair, id);
      if (pair >= 100 && pair % 5 > 0) for (let id = 0; id <= pair % 4; id++) postings.remove(pair, id);
    }
    for (let pair = 0; pair < 20_000; pair++) {
      const left = pair < 100 || pair % 5 === 0 ? [0, 1, 2, 3].slice(0, (pair % 4) + 1) : [];
      expect(idsOf(postings, pair)).toEqual(left);
    }
  });
});
