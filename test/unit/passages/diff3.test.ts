import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashWord } from '../../../server/src/page/hash';
import { type Chunk, diff3 } from '../../../server/src/passages/diff3';

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
const chunksOf = (base: readonly string[], mine: readonly string[], theirs: readonly string[]): Chunk[] => {
  const hashes = (text: readonly string[]): Int32Array => Int32Array.from(text, hashWord);
  return diff3(hashes(base), hashes(mine), hashes(theirs));
};

/** My version with what only they have changed; mine where both have. */
function merged(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const result: string[] = [];
  let done = 0;
  for (const chunk of chunksOf(base, mine, theirs)) {
    const taken = chunk.by === 'theirs' ? theirs.slice(chunk.theirs.start, chunk.theirs.end) : null;
    result.push(...mine.slice(done, chunk.mine.start), ...(taken ?? mine.slice(chunk.mine.start, chunk.mine.end)));
    done = chunk.mine.end;
  }
  return [...result, ...mine.slice(done)];
}

/** `mine: b c / B C`: what each side has there. */
function inWords(base: string, mine: string, theirs: string): string[] {
  const [here, there] = [words(mine), words(theirs)];
  return chunksOf(words(base), here, there).map(
    (chunk) =>
      `${chunk.by}: ${here.slice(chunk.mine.start, chunk.mine.end).join(' ')} / ${there.slice(chunk.theirs.start, chunk.theirs.end).join(' ')}`,
  );
}

describe('of three versions', () => {
  test('what one side changed is that side’s', () => {
    expect(inWords('a b c d e f', 'a X c d e f', 'a b c d e Y')).toEqual(['mine: X / b', 'theirs: f / Y']);
    expect(inWords('a b c d e f', 'a c d e f', 'a b c d new e f')).toEqual(['mine:  / b', 'theirs:  / new']);
  });

  test('what both changed in the same way is both’s', () => {
    expect(inWords('a b c', 'a X c', 'a X c')).toEqual(['both: X / X']);
  });

  test('what each changed in its own way is a conflict, and so is what stands too close to the other’s change', () => {
    expect(inWords('a b c', 'a X c', 'a Y c')).toEqual(['conflict: X / Y']);
    expect(inWords('a b c d', 'X b c d', 'a Y c d')).toEqual(['conflict: X b / a Y']);
    expect(inWords('a b c d', 'X b c d', 'a b Y d')).toEqual(['conflict: X b c / a b Y']);
    expect(inWords('a b c d', 'X b c d', 'a b c Y')).toEqual(['mine: X / a', 'theirs: d / Y']);
  });
});

const text = fc.array(fc.constantFrom(...'abcdef'), { maxLength: 30 });

test('a side that nobody changed gives way to the other', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(merged(base, other, base)).toEqual(other);
      expect(merged(base, base, other)).toEqual(other);
      expect(merged(base, other, other)).toEqual(other);
    }),
  );
});

/** A text and two that an author made of it, each by one change. */
const versions = fc
  .tuple(text, fc.tuple(fc.nat(30), fc.nat(3), text), fc.tuple(fc.nat(30), fc.nat(3), text))
  .map(([base, mine, theirs]) => [base, base.toSpliced(...splice(mine)), base.toSpliced(...splice(theirs))] as const);
const splice = ([at, count, words]: [number, number, string[]]): [number, number, ...string[]] => [
  at,
  count,
  ...words.slice(0, 3),
];

test('whichever side is asked, the changes are the same, and without conflict both come to one text', () => {
  let clean = 0;
  fc.assert(
    fc.property(versions, ([base, mine, theirs]) => {
      const chunks = chunksOf(base, mine, theirs);
      const turned = chunksOf(base, theirs, mine).map(({ by, mine: there, theirs: here }) => ({
        by: by === 'mine' ? 'theirs' : by === 'theirs' ? 'mine' : by,
        mine: here,
        theirs: there,
      }));
      expect(turned).toEqual(chunks);
      if (chunks.some(({ by }) => by === 'conflict')) return;
      clean += 1;
      expect(merged(base, mine, theirs)).toEqual(merged(base, theirs, mine));
    }),
    { numRuns: 300 },
  );
  expect(clean).toBeGreaterThan(20);
});
