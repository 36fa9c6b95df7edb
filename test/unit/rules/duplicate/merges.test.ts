import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../../../server/src/page/page';
import { parsePage } from '../../../../server/src/page/parse';
import type { Copy } from '../../../../server/src/passages/copies';
import { type PageText, pageText } from '../../../../server/src/passages/page-text';
import { saidBy } from '../../../../server/src/rules/duplicate/said';
import type { Fix } from '../../../../server/src/rules/rule';
import type { Site } from '../../../../server/src/site/profile';
import { keep, site, textAfter } from '../../../support/handbook';
import { past } from '../../history/past';
import { type Block, block, breaks, hand, OTHERS, PAGES, sentence, undone, written } from './copied-pages';

/** What an author does to one row of a list, one row of a table, or one sentence. */
interface Change {
  readonly at: number;
  readonly row: number;
  readonly kind: 'add' | 'remove' | 'reword' | 'bold';
  readonly words: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(20),
  row: fc.nat(20),
  kind: fc.constantFrom('add', 'add', 'remove', 'reword', 'reword', 'bold'),
  words: fc.oneof(
    sentence,
    fc.constantFrom('Nobody travels without a ticket of their own.', 'Ask the **people team** if in doubt.'),
  ),
});

function changed(blocks: readonly Block[], changes: readonly Change[]): Block[] {
  const result = blocks.map((each) => ({ ...each }));
  for (const { at, row, kind, words } of changes) {
    const index = at % result.length;
    const target = result[index];
    if (target === undefined || target.kind === 'definition' || target.kind === 'heading') continue;
    if (target.kind === 'prose') {
      const sentences = edited(target.words.split(/(?<=\.) (?=[A-Z])/), row, kind, words);
      result[index] = { kind: target.kind, words: sentences.join(' ') };
    } else result[index] = { kind: target.kind, rows: edited(target.rows, row, kind, words) };
  }
  return result;
}

function edited(rows: readonly string[], row: number, kind: Change['kind'], words: string): string[] {
  const place = row % rows.length;
  const old = rows[place] ?? '';
  if (kind === 'add') return rows.toSpliced(place + 1, 0, words);
  if (kind === 'remove') return rows.length > 1 ? rows.toSpliced(place, 1) : [...rows];
  const reworded =
    kind === 'bold' ? old.replace(/^(\w+) (\w+)/, 'So **$1 $2**') : old.replace(/\bthe(?:ir)?\b/, 'every');
  return rows.toSpliced(place, 1, reworded);
}

const changes = fc.array(change, { minLength: 1, maxLength: 3 });
const handbook = fc
  .record({
    paths: fc.uniqueArray(fc.constantFrom(...PAGES), { minLength: 2, maxLength: 2 }),
    blocks: fc.array(block, { minLength: 1, maxLength: 4 }),
    hands: fc.tuple(hand, hand),
    mine: changes,
    theirs: changes,
  })
  .map(({ paths: [one = '', other = ''], blocks, hands: [here, there], mine, theirs }) => {
    const pages = (a: readonly Block[], b: readonly Block[]) => ({
      [one]: written(one, a, here),
      [other]: written(other, b, { ...there, number: here.number }),
    });
    const first = {
      ...OTHERS,
      ...Object.fromEntries(PAGES.map((path) => [path, '# Other\n'])),
      ...pages(blocks, blocks),
    };
    return [first, pages(changed(blocks, mine), changed(blocks, theirs))] as const;
  });

type Commits = readonly Readonly<Record<string, string>>[];

interface Made {
  readonly on: Site;
  readonly copy: Copy;
  readonly fix: Fix;
  /** The two pages after the fix. */
  readonly here: string;
  readonly there: string;
}

/** Each proposal of this title that is about one copy, with what it makes of both pages. */
async function* made(id: string, commits: Commits, title: RegExp): AsyncIterable<Made> {
  const kept = await keep({ ...site(id), ...Object.assign({}, ...commits) }, { git: past(...commits) });
  const paths = [...kept.kept.handbook.pages.keys()];
  for (const path of paths) await kept.keeper.findings(path);
  while ((await kept.keeper.recall()) !== null);
  for (const path of paths) {
    for (const finding of await kept.keeper.findings(path)) {
      if (finding.subject.kind !== 'copies' || finding.subject.copies.length > 1) continue;
      const [copy] = finding.subject.copies;
      if (copy === undefined) throw new Error('A finding about copies has one.');
      for (const fix of await kept.keeper.fixes(finding)) {
        if (!title.test(fix.title)) continue;
        const [here, there] = [
          textAfter(fix, copy.a.path, copy.a.page.text),
          textAfter(fix, copy.b.path, copy.b.page.text),
        ];
        expect(undone(fix, copy.a.path, copy.a.page.text, here)).toBe(copy.a.page.text);
        expect(undone(fix, copy.b.path, copy.b.page.text, there)).toBe(copy.b.page.text);
        isOutside(copy.a.page.text, copy.own, here);
        isOutside(copy.b.page.text, copy.span, there);
        yield { on: kept.kept.handbook.site, copy, fix, here, there };
      }
    }
  }
}

function isOutside(before: string, { start, end }: Span, after: string): void {
  expect(after.slice(0, start)).toBe(before.slice(0, start));
  expect(after.endsWith(before.slice(end))).toBe(true);
  expect(breaks(after)).toEqual(breaks(before));
}

/** What a passage says after edits of its page, with where its links lead; on either page, within the page is the same. */
function saidIn({ path, page }: PageText, { start, end }: Span, after: string, on: Site): string[] {
  const read = parsePage(after);
  expect(read.undefinedReferences).toEqual([]);
  const last = after.length - (page.text.length - end);
  return saidBy(pageText(path, read), on)
    .tokens.filter(({ span }) => span.start >= start && span.start < last)
    .map(({ said, leads }) => (leads === '' ? said : `${said} → ${leads.replace(/^.*(?=#trips)/, '')}`));
}

const RUNS = { numRuns: 60 };
const profiles = fc.constantFrom('github', 'gitbook');

test('merged without conflict, both pages say the same, and nothing else on them has changed', async () => {
  let clean = 0;
  await fc.assert(
    fc.asyncProperty(profiles, handbook, async (id, commits) => {
      for await (const { on, copy, fix, here, there } of made(id, commits, /^Merge with /)) {
        if (/conflict/.test(fix.title)) continue;
        clean += 1;
        expect(saidIn(copy.b, copy.span, there, on)).toEqual(saidIn(copy.a, copy.own, here, on));
      }
    }),
    RUNS,
  );
  expect(clean).toBeGreaterThan(0);
});

test('brought to this version, the other page says what this one says', async () => {
  let brought = 0;
  await fc.assert(
    fc.asyncProperty(profiles, handbook, async (id, commits) => {
      for await (const { on, copy, here, there } of made(id, commits, /^Bring /)) {
        brought += 1;
        expect(here).toBe(copy.a.page.text);
        expect(saidIn(copy.b, copy.span, there, on)).toEqual(saidIn(copy.a, copy.own, here, on));
      }
    }),
    RUNS,
  );
  expect(brought).toBeGreaterThan(0);
});

test('what one page gains from the other, or takes of its changes, is there; what is added takes nothing away', async () => {
  let added = 0;
  await fc.assert(
    fc.asyncProperty(profiles, handbook, async (id, [first, last]) => {
      for await (const { on, copy, here, there } of made(id, [{}, { ...first, ...last }], /^Add /)) {
        added += 1;
        const before = [
          saidIn(copy.a, copy.own, copy.a.page.text, on),
          saidIn(copy.b, copy.span, copy.b.page.text, on),
        ];
        const after = [saidIn(copy.a, copy.own, here, on), saidIn(copy.b, copy.span, there, on)];
        expect(after.map((tokens, side) => isWithin(before[side] ?? [], tokens))).toEqual([true, true]);
        expect(after.flat().length).toBeGreaterThan(before.flat().length);
      }
    }),
    RUNS,
  );
  expect(added).toBeGreaterThan(0);
});

/** Whether some tokens stand among others, in order. */
function isWithin(tokens: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (other === tokens[at]) at += 1;
  return at === tokens.length;
}
