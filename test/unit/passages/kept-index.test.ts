import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { finished } from '../../../server/src/page/steps';
import type { KeptIndex, PassageIndex } from '../../../server/src/passages/passage-index';
import type { Text } from '../../../server/src/passages/text';
import { Texts } from '../../../server/src/passages/texts';
import { anyText, SENTENCES, seen } from './any-text';
import { textOf } from './text-of';

const PATHS = ['a.md', 'b.md', 'c/a.md', 'd.md', 'e.md'];
const handbook = fc.dictionary(fc.constantFrom(...PATHS), anyText);
const step = fc.record({ path: fc.constantFrom(...PATHS), text: fc.option(anyText), looksAt: fc.subarray(PATHS) });
const steps = fc.array(step, { maxLength: 4 });
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;
type Pages = Readonly<Record<string, string>>;

/** What one process has of the program; each numbers words in the order in which they come. */
async function program(...words: string[]) {
  vi.resetModules();
  const { parsePage } = await import('../../../server/src/page/parse');
  const passages = await import('../../../server/src/passages/passage-index');
  for (const each of words) parsePage(each);
  return { parsePage, Index: passages.PassageIndex };
}

let earlier: Awaited<ReturnType<typeof program>>;
let now: Awaited<ReturnType<typeof program>>;
beforeAll(async () => {
  earlier = await program();
  now = await program('Other words.', ...[...SENTENCES].reverse());
});

/** As the next process has it, with the pages that say what they said. */
function known(kept: KeptIndex, before: Pages, after: Pages): KeptIndex {
  const { texts, pages } = structuredClone(kept);
  return { texts, pages: new Map([...pages].filter(([path]) => before[path] === after[path])) };
}

function indexOf({ Index, parsePage }: typeof now, pages: Pages, kept: KeptIndex | null = null): PassageIndex {
  const index = new Index(kept?.texts);
  const read = Object.entries(pages).map(([path, each]) => [path, parsePage(each)] as const);
  for (const [path, page] of read) {
    const ids = kept?.pages.get(path);
    if (ids !== undefined) index.goOnWith(path, page, ids);
  }
  for (const [path, page] of read) index.set(path, page);
  return index;
}

/** Looks at pages and changes one, again and again; returns what they say then. */
function take(all: readonly Step[], index: PassageIndex, { parsePage }: typeof now, pages: Pages): Pages {
  const after = new Map(Object.entries(pages));
  for (const { path, text: changed, looksAt } of all) {
    for (const each of looksAt) index.copiesOf(each);
    if (changed === null) index.delete(path);
    else index.set(path, parsePage(changed));
    if (changed === null) after.delete(path);
    else after.set(path, changed);
  }
  return Object.fromEntries(after);
}

test('what goes on with an index that was kept, whatever came and went, says what one says that is built anew', () => {
  fc.assert(
    fc.property(handbook, steps, handbook, steps, (first, before, changed, after) => {
      const index = indexOf(earlier, first);
      const then = take(before, index, earlier, first);
      const kept = finished(index.keeping());

      const since = { ...then, ...changed };
      const goesOn = indexOf(now, since, kept && known(kept, then, since));
      const anew = indexOf(now, take(after, goesOn, now, since));
      for (const path of PATHS) expect(seen(goesOn.copiesOf(path))).toEqual(seen(anew.copiesOf(path)));
    }),
    { numRuns: 150 },
  );
});

test('a text that had nearly too many to name is like as many as are left of them, and those that came', () => {
  const said = (at: number): Text =>
    textOf(`everybody books their own travel as rule number ${at} of many says`.split(' '));
  const texts = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => said(from + at));
  const likeFirst = (all: Texts<string>) => [...all.alike(said(0))].length;
  const before = new Texts<string>();
  for (const each of texts(0, 100)) before.add(each, 'a.md');
  expect(likeFirst(before)).toBe(99);
  for (const each of texts(0, 100)) [...before.alike(each)];
  const kept = finished(before.keeping());

  const after = new Texts<string>(kept);
  for (const each of texts(0, 60)) after.add(each, 'a.md', before.idOf(each));
  expect(likeFirst(after)).toBe(59);
  for (const each of texts(100, 141)) after.add(each, 'b.md');
  expect(likeFirst(after)).toBe(100);
  after.add(said(141), 'b.md');
  expect(likeFirst(after)).toBe(0);
  for (const each of texts(141, 142)) after.remove(each, 'b.md');
  expect(likeFirst(after)).toBe(100);
});

const TEXTS = SENTENCES.map((sentence) => textOf(sentence.split(' ')));
const [TRAVEL = textOf([]), JOURNEYS = textOf([]), HOTELS = textOf([]), DEARER = textOf([])] = TEXTS;
const likeIt = (texts: Texts<string>, text: Text) => [...texts.alike(text)].flatMap(({ places }) => [...places]);

test('a text that came is not taken for one that went', () => {
  const before = new Texts<string>();
  before.add(TRAVEL, 'a.md');
  before.add(JOURNEYS, 'b.md');
  expect([likeIt(before, TRAVEL), likeIt(before, JOURNEYS)]).toEqual([['b.md'], ['a.md']]);

  const after = new Texts<string>(finished(before.keeping()));
  after.add(TRAVEL, 'a.md', before.idOf(TRAVEL));
  after.add(JOURNEYS, 'b.md', before.idOf(JOURNEYS));
  after.remove(JOURNEYS, 'b.md');
  after.add(HOTELS, 'b.md');
  expect(likeIt(after, TRAVEL)).toEqual([]);
});

test('a text that is not the one that was kept under its id is looked up like any other', () => {
  const before = new Texts<string>();
  before.add(TRAVEL, 'a.md');
  expect(likeIt(before, TRAVEL)).toEqual([]);

  const after = new Texts<string>(finished(before.keeping()));
  after.add(HOTELS, 'a.md', before.idOf(TRAVEL));
  after.add(DEARER, 'b.md');
  expect(likeIt(after, HOTELS)).toEqual(['b.md']);
});
