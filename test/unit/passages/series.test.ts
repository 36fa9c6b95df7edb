import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { finished } from '../../../server/src/page/steps';
import type { Copied } from '../../../server/src/passages/copies';
import { PassageIndex } from '../../../server/src/passages/passage-index';

const PATHS = ['a.md', 'b.md', 'c/a.md', 'd.md'];
/** A small vocabulary, so that what is made at random is alike often. */
const SENTENCES = [
  'Everybody books their own travel and keeps every receipt until the end of the quarter.',
  'Everybody books their own journeys and keeps all receipts until the end of the year.',
  'The team leads approve hotels above 120 euros a night before anything is booked.',
  'The team leads approve hotels above 140 euros a night before anything is booked.',
  'Short.',
];
const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  sentences.map((lines) => `${lines.join(' ')}\n`),
  sentences.map((lines) => lines.map((line) => `- ${line}\n`).join('')),
  sentences.map((lines) => `| Rule |\n| --- |\n${lines.map((line) => `| ${line} |\n`).join('')}`),
  fc.constantFrom('# Travel\n', '## Hotels\n', '## Trains\n'),
);
const text = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n'));
/** How many steps of a comparison were done for each page when a page changes, and whether copies were asked for. */
const step = fc.record({
  path: fc.constantFrom(...PATHS),
  text: fc.option(text),
  look: fc.boolean(),
  begun: fc.nat(4),
});

const seen = (copied: readonly Copied[]) =>
  copied.map(({ span, section, pages, copies }) => ({
    span,
    section,
    pages,
    copies: copies.map((copy) => [copy.path, copy.span, copy.own, copy.alikeness, copy.similarity, copy.template]),
  }));

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
