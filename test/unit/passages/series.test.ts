import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { finished } from '../../../server/src/page/steps';
import { PassageIndex } from '../../../server/src/passages/passage-index';
import { anyText, seen } from './any-text';

const PATHS = ['a.md', 'b.md', 'c/a.md', 'd.md'];
/** How many steps of a comparison were done for each page when a page changes, and whether copies were asked for. */
const step = fc.record({
  path: fc.constantFrom(...PATHS),
  text: fc.option(anyText),
  look: fc.boolean(),
  begun: fc.nat(4),
});

test('after any series of edits, copies are those of an index that is built anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const index = new PassageIndex();
      const texts = new Map<string, string>();
      for (const { path, text, look, begun } of steps) {
        const before = new Map(PATHS.map((each) => [each, look ? seen(index.copiesOf(each)) : []]));
        const comparing = PATHS.map((each) => index.comparing(each));
        for (const each of comparing) for (let done = 0; done < begun; done++) each.next();
        const touched = text === null ? index.delete(path) : index.set(path, parsePage(text));
        if (text === null) texts.delete(path);
        else texts.set(path, text);
        comparing.forEach(finished);
        if (!look) continue;
        for (const each of PATHS) {
          if (each === path || touched.has(each)) continue;
          expect(seen(index.copiesOf(each))).toEqual(before.get(each));
        }
      }
      const fresh = new PassageIndex();
      for (const [path, each] of texts) fresh.set(path, parsePage(each));
      for (const path of PATHS) expect(seen(index.copiesOf(path))).toEqual(seen(fresh.copiesOf(path)));
    }),
    { numRuns: 200 },
  );
});
