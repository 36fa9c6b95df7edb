import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineWords, proseOf } from '../../../server/src/history/prose';
import { texts } from '../page/any-text';

test('the words of version after version are those of each by itself', () => {
  const version = fc.array(fc.oneof(texts, fc.constantFrom('A line that stays.', '- [x](y.md) and more', '# H', '')));
  fc.assert(
    fc.property(fc.array(version, { minLength: 1, maxLength: 4 }), (versions) => {
      const lines = new LineWords();
      for (const text of versions.map((parts) => parts.join('\n'))) expect(lines.of(text)).toEqual(proseOf(text).words);
    }),
    { numRuns: 500 },
  );
});
