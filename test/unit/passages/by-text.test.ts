import { expect, test } from 'vitest';
import { ByText } from '../../../server/src/passages/by-text';
import type { Text } from '../../../server/src/passages/text';
import { textOf } from './text-of';

/** Words that are other ones and have one hash. */
function alikeByHash(): [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number++) {
    const word = `${(number * 0x9e3779b1) >>> 0}`;
    const { hash } = textOf([word]);
    const other = seen.get(hash);
    if (other !== undefined) return [other, word];
    seen.set(hash, word);
  }
}

test('texts are told apart by what they say, also where their hash is one', () => {
  const words = alikeByHash();
  const [one, other] = [textOf([words[0]]), textOf([words[1]])];
  const entries = { one: { text: one }, other: { text: other } };
  const byText = new ByText<{ text: Text }>();
  expect(byText.get(one)).toBeUndefined();
  byText.add(entries.one);
  expect(byText.get(textOf([words[0]]))).toBe(entries.one);
  expect(byText.get(other)).toBeUndefined();
  byText.add(entries.other);
  expect([byText.get(one), byText.get(other)]).toEqual([entries.one, entries.other]);
  byText.delete(entries.one);
  expect([byText.get(one), byText.get(other)]).toEqual([undefined, entries.other]);
  byText.add(entries.one);
  byText.delete(entries.other);
  expect([byText.get(one), byText.get(other)]).toEqual([entries.one, undefined]);
});

test('texts are ordered as their words in a row are', () => {
  const keys = ['a', 'a b', 'a b c', "a's", 'ab', 'b', 'ä'];
  const before = (a: string, b: string): boolean => textOf(a.split(' ')).isBefore(textOf(b.split(' ')));
  for (const a of keys) for (const b of keys) expect(before(a, b)).toBe(a < b);
});
