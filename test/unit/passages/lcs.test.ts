import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../../server/src/passages/lcs';

/** The textbook table. */
function lengthOf(a: readonly number[], b: readonly number[]): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    for (const [at, other] of b.entries()) {
      row.push(word === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

const words = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 90 });

test('an alignment is a longest common subsequence', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const pairs = align(Int32Array.from(a), Int32Array.from(b));
      expect(pairs.length / 2).toBe(lengthOf(a, b));
      for (let at = 0; at < pairs.length; at += 2) {
        expect(a[pairs[at] ?? -1]).toBe(b[pairs[at + 1] ?? -1]);
        if (at === 0) continue;
        expect(pairs[at]).toBeGreaterThan(pairs[at - 2] ?? 0);
        expect(pairs[at + 1]).toBeGreaterThan(pairs[at - 1] ?? 0);
      }
    }),
    { numRuns: 500 },
  );
});
