import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, numberOf, wordOf, wordsOf } from '../../../server/src/page/word-table';

test('a word has one id, however many come after it', () => {
  const words = Array.from({ length: 5000 }, (_, at) => `word${at}`);
  const ids = words.map(idOf);
  expect(new Set(ids).size).toBe(words.length);
  expect(words.map(idOf)).toEqual(ids);
  expect(wordsOf(Int32Array.from(ids))).toEqual(words);
});

test('words are told apart by their letters', () => {
  const parts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '😀'), minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(parts, (words) => {
      for (const word of words) expect(wordOf(idOf(word))).toBe(word);
      for (const word of words) for (const other of words) expect(idOf(word) === idOf(other)).toBe(word === other);
    }),
  );
});

test('words are told apart where their number is one', () => {
  const seen = new Map<number, number>();
  for (let at = 0; ; at++) {
    const word = `${(at * 0x9e3779b1) >>> 0}`;
    const id = idOf(word);
    const other = seen.get(numberOf(id));
    seen.set(numberOf(id), id);
    if (other === undefined) continue;
    expect(wordOf(other)).not.toBe(word);
    expect([idOf(wordOf(other)), idOf(word)]).toEqual([other, id]);
    break;
  }
});

test('a number tells by its last bit whether a word is long', () => {
  const words = ['of', 'the', 'team', 'leave', 'ärger', '日', '日本', '𠮷'];
  expect(words.filter((word) => (numberOf(idOf(word)) & 1) === 1)).toEqual(['leave', 'ärger', '日本', '𠮷']);
});
