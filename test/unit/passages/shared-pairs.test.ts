import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedPairs } from '../../../server/src/passages/shared-pairs';
import { pairsOf, type Text, weightOf } from '../../../server/src/passages/text';
import { textOf } from './text-of';

const WORDS = ['of', 'the', 'and', 'in', 'pay', 'everybody', 'manager', 'approves', 'holidays', 'before', 'team'];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 60 }).map((words) => textOf(words));

/** Every text compared with every other. */
function sharing(asked: Text, texts: readonly (Text | null)[]): number[] {
  const pairs = new Set(pairsOf(asked));
  return texts.flatMap((text, id) => {
    if (text === null) return [];
    const shared = weigh(pairsOf(text).filter((pair) => pairs.has(pair)));
    const smaller = Math.min(weigh(pairsOf(asked)), weigh(pairsOf(text)));
    return shared >= 120 || shared >= Math.max(25, 0.18 * smaller) ? [id] : [];
  });
}

const weigh = (pairs: Int32Array): number => pairs.reduce((sum, pair) => sum + weightOf(pair), 0);

describe('the texts that share enough pairs of words', () => {
  it('are the same as when all are compared, after texts have come and gone', () => {
    const scene = fc.record({
      texts: fc.array(sentence, { minLength: 1, maxLength: 40 }),
      gone: fc.array(fc.nat(39), { maxLength: 10 }),
      asked: sentence,
    });
    fc.assert(
      fc.property(scene, ({ texts, gone, asked }) => {
        const index = new SharedPairs();
        for (const [id, text] of texts.entries()) {
          expect([...index.add(id, text)].sort((a, b) => a - b)).toEqual(sharing(text, texts.slice(0, id)));
        }
        for (const id of new Set(gone)) {
          const text = texts[id];
          if (text !== undefined) index.remove(id, text);
        }
        const left = texts.map((text, id) => (gone.includes(id) ? null : text));
        for (const text of [asked, ...texts]) {
          expect([...index.with(text)].sort((a, b) => a - b)).toEqual(sharing(text, left));
        }
      }),
    );
  });
});
