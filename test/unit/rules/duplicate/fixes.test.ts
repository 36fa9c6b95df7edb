import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePage } from '../../../../server/src/page/parse';
import type { Copy } from '../../../../server/src/passages/copies';
import { keep, site, type TestHandbook, textAfter } from '../../../support/handbook';
import { block, breaks, hand, OTHERS, PAGES, place, undone, within, written } from './copied-pages';

const handbook = fc
  .record({
    paths: fc.uniqueArray(fc.constantFrom(...PAGES), { minLength: 2, maxLength: 2 }),
    blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
    hands: fc.tuple(hand, hand),
  })
  .map(({ paths: [one = '', other = ''], blocks, hands: [mine, theirs] }) => ({
    ...OTHERS,
    ...Object.fromEntries(PAGES.map((path) => [path, '# Other\n'])),
    [one]: written(one, blocks, mine),
    [other]: written(other, blocks, theirs),
  }));

const RUNS = { numRuns: 120 };

test('taking the other version changes nothing but the passage, and its links lead where they led', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('github', 'gitbook'), handbook, async (id, files) => {
      for await (const { kept, copy, after } of made(id, files, /^Take the version of /)) {
        taken += 1;
        const { site } = kept.kept.handbook;
        const own = { start: copy.own.start, end: after.text.length - (after.before.length - copy.own.end) };
        expect(breaks(after.text)).toEqual(breaks(after.before));
        const here = within(parsePage(after.text), own);
        const there = within(copy.b.page, copy.span);
        expect(here).toHaveLength(there.length);
        for (const [index, link] of there.entries()) {
          const [led, leads] = [place(link, copy.b.path, site), place(here[index], copy.a.path, site)];
          // On either page, a link within the page leads to the page's own heading.
          const [mine, theirs] = [`${copy.a.path}#`, `${copy.b.path}#`];
          expect(leads).toBe(leads.startsWith(mine) && led.startsWith(theirs) ? led.replace(theirs, mine) : led);
        }
        expect(parsePage(after.text).undefinedReferences).toEqual([]);
      }
    }),
    RUNS,
  );
  expect(taken).toBeGreaterThan(40);
});

test('replacing by a link changes nothing but the passage, and the link leads to the section of the other', async () => {
  let replaced = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('github', 'gitbook'), handbook, async (id, files) => {
      for await (const { kept, copy, after } of made(id, files, /^Replace by a link to /)) {
        replaced += 1;
        const { site } = kept.kept.handbook;
        const own = { start: copy.own.start, end: after.text.length - (after.before.length - copy.own.end) };
        const links = within(parsePage(after.text), own);
        expect(links).toHaveLength(1);
        const fragment = site.profile.headingIds(copy.b.page)[copy.section];
        expect(place(links[0], copy.a.path, site)).toBe(copy.b.path + (fragment ? `#${fragment}` : ''));
        expect(parsePage(after.text).undefinedReferences).toEqual([]);
      }
    }),
    RUNS,
  );
  expect(replaced).toBeGreaterThan(40);
});

interface Made {
  readonly kept: TestHandbook;
  readonly copy: Copy;
  readonly after: { readonly before: string; readonly text: string };
}

/** Each proposal of this title, with what it makes of its page, after a look at what it leaves alone. */
async function* made(id: string, files: Readonly<Record<string, string>>, title: RegExp): AsyncIterable<Made> {
  const kept = await keep({ ...site(id), ...files });
  for (const path of kept.kept.handbook.pages.keys()) {
    const before = await kept.keeper.text(path);
    for (const finding of await kept.keeper.findings(path)) {
      if (finding.subject.kind !== 'copies') continue;
      for (const fix of await kept.keeper.fixes(finding)) {
        if (!title.test(fix.title)) continue;
        const [copy] = finding.subject.copies;
        if (copy === undefined) throw new Error('A finding about copies has one.');
        const text = textAfter(fix, path, before);
        expect(fix.edits.map((edit) => edit.path)).toEqual([path]);
        expect(fix.create).toEqual([]);
        expect(text.slice(0, copy.own.start)).toBe(before.slice(0, copy.own.start));
        expect(text.endsWith(before.slice(copy.own.end))).toBe(true);
        expect(undone(fix, path, before, text)).toBe(before);
        yield { kept, copy, after: { before, text } };
      }
    }
  }
}
