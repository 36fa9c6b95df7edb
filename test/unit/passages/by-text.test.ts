import { expect, test } from 'vitest';
import { ByText } from '../../../server/src/passages/by-text';
import { type Text, textOf } from '../../../server/src/passages/text';

/** Texts that say something else and have one hash. */
function alikeByHash(): [Text, Text] {
  const seen = new Map<number, Text>();
  for (let number = 0; ; number++) {
    const text = textOf([`${(number * 0x9e3779b1) >>> 0}`]);
    const other = seen.get(text.hash);
    if (other !== undefined) return [other, text];
    seen.set(text.hash, text);
  }
}

test('texts are told apart by what they say, also where their hash is one', () => {
  const [one, other] = alikeByHash();
  const entries = { one: { text: one }, other: { text: other } };
  const byText = new ByText<{ text: Text }>();
  expect(byText.get(one)).toBeUndefined();
  byText.add(entries.one);
  expect(byText.get(textOf([one.key]))).toBe(entries.one);
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
  const texts = ['a', 'a b', 'a b c', "a's", 'ab', 'b', 'ä'].map((key) => textOf(key.split(' ')));
  for (const a of texts) for (const b of texts) expect(a.isBefore(b)).toBe(a.key < b.key);
});
