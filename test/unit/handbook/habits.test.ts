import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Habits } from '../../../server/src/handbook/habits/habits';
import { nearMisses } from '../../../server/src/handbook/habits/near-misses';
import { parsePage } from '../../../server/src/page/parse';

describe('near misses', () => {
  test.each<[string, Readonly<Record<string, number>>, Readonly<Record<string, string>>]>([
    [
      'the most common of several counts',
      { Pay: 0, 'front-end': 6, frontend: 2, 'Front End': 1 },
      {
        frontend: 'front-end',
        'Front End': 'front-end',
      },
    ],
    ['of two that are equally common, always the same', { people: 1, peoplex: 5, peopley: 5 }, { people: 'peoplex' }],
    [
      'a chain leads to what is common',
      { Marketing: 30, Marketin: 6, Marketi: 1 },
      { Marketin: 'Marketing', Marketi: 'Marketin' },
    ],
    [
      'a text of any length is compared',
      { ['a'.repeat(99)]: 9, ['a'.repeat(98)]: 1 },
      { ['a'.repeat(98)]: 'a'.repeat(99) },
    ],
    ['but none that is no word', { ['a'.repeat(1e5)]: 9, [`${'a'.repeat(1e5)}b`]: 1 }, {}],
  ])('%s', (_, counts, expected) => {
    const misses = nearMisses(new Map(Object.entries(counts)));
    expect(Object.fromEntries([...misses].map(([word, { instead }]) => [word, instead]))).toEqual(expected);
    const reversed = nearMisses(new Map(Object.entries(counts).reverse()));
    expect(new Map([...reversed].sort())).toEqual(new Map([...misses].sort()));
  });
});

/** Few words, and pages enough that they become customs. */
const PATHS = Array.from({ length: 16 }, (_, index) => `${index % 4 === 0 ? 'b' : 'a'}/p${index}.md`);
const line = fc.oneof(
  fc.constantFrom('title', 'title', 'Title', 'titel').map((key) => ({ [key]: 'Pay' })),
  fc.constantFrom('One', 'Two', 'Three').map((title) => ({ title })),
  fc.constantFrom('Marketing', 'Marketing', 'Marketing', 'Markting', 'marketing', '').map((team) => ({ team })),
  fc.integer({ min: 1, max: 12 }).map((navOrder) => ({ navOrder })),
  fc.constant({ tags: ['people'] }),
  fc.constant({ about: null }),
);
const text = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('Text.\n', '---\na: b: c\n---\n', '\n---\ntitle: Pay\n---\n') },
  {
    weight: 9,
    arbitrary: fc
      .array(line, { maxLength: 4 })
      .map((lines) => `---\n${JSON.stringify(Object.assign({ layout: 'wide' }, ...lines))}\n---\n`),
  },
);

test('after any series of edits, what is odd equals a rebuild, and all pages that it changed for were named', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: PATHS.length, maxLength: PATHS.length }),
      fc.array(fc.tuple(fc.constantFrom(...PATHS), fc.option(text, { freq: 4 })), { maxLength: 12 }),
      fc.boolean(),
      (texts, edits, lookOften) => {
        const habits = new Habits();
        const now = new Map(PATHS.map((path, index) => [path, texts[index] ?? '']));
        for (const [path, each] of now) habits.set(path, parsePage(each));
        const said = new Map(PATHS.map((path) => [path, habits.oddities(path)]));
        for (const [path, each] of edits) {
          if (each === null) now.delete(path);
          else now.set(path, each);
          const touched = each === null ? habits.delete(path) : habits.set(path, parsePage(each));
          for (const other of [...touched, path]) said.set(other, []);
          if (lookOften) for (const other of PATHS) said.set(other, habits.oddities(other));
          else for (const other of [...touched, path]) said.set(other, habits.oddities(other));
        }
        const rebuilt = new Habits();
        for (const [path, each] of [...now].reverse()) rebuilt.set(path, parsePage(each));
        const sorted = (oddities: readonly unknown[] = []) => oddities.map((each) => JSON.stringify(each)).sort();
        for (const path of PATHS) expect(sorted(said.get(path))).toEqual(sorted(rebuilt.oddities(path)));
      },
    ),
    { numRuns: 150 },
  );
});
