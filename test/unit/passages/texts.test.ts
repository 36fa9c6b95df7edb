import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Texts } from '../../../server/src/passages/texts';
import { textOf } from './text-of';

const sentence = (name: number | string) =>
  textOf(`Everybody books their own travel and keeps every receipt of trip ${name} until the quarter ends`.split(' '));

/** Names of the places of all texts that are like one. */
const placesOf = (texts: Texts<string>, name: number | string): string[] =>
  [...texts.alike(sentence(name))].flatMap(({ places }) => [...places]).sort();

describe('the texts that are like one', () => {
  it('are the same whenever they came, and whenever somebody asked', () => {
    const step = fc.record({ act: fc.constantFrom('comes', 'goes', 'asked'), name: fc.nat(5), place: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const texts = new Texts<string>();
        const there = new Map<string, readonly [number, string]>();
        for (const { act, name, place } of steps) {
          if (act === 'asked') placesOf(texts, name);
          else if (act === 'comes') {
            texts.add(sentence(name), `${place}`);
            there.set(`${name} ${place}`, [name, `${place}`]);
          } else if (there.delete(`${name} ${place}`)) texts.remove(sentence(name), `${place}`);
        }
        const anew = new Texts<string>();
        for (const [name, place] of there.values()) anew.add(sentence(name), place);
        for (let name = 0; name <= 5; name++) expect(placesOf(texts, name)).toEqual(placesOf(anew, name));
      }),
    );
  });

  it.each([150, 250])('are not named where they are %i, until most of them are gone', (many) => {
    const texts = new Texts<string>();
    for (let name = 0; name < many; name++) texts.add(sentence(name), `${name}`);
    expect(placesOf(texts, 0)).toEqual([]);
    expect(placesOf(texts, many - 1)).toEqual([]);
    for (let name = 3; name < many; name++) texts.remove(sentence(name), `${name}`);
    expect(placesOf(texts, 0)).toEqual(['1', '2']);
    texts.add(sentence('late'), 'late');
    expect(placesOf(texts, 0)).toEqual(['1', '2', 'late']);
    expect(placesOf(texts, 'late')).toEqual(['0', '1', '2']);
  });
});
