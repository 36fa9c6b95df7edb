import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Link, Page, Span } from '../../../../server/src/page/page';
import { parsePage } from '../../../../server/src/page/parse';
import type { Copy } from '../../../../server/src/passages/copies';
import type { Site } from '../../../../server/src/site/profile';
import { resolve, type Target } from '../../../../server/src/site/resolve';
import { keep, site, type TestHandbook, textAfter } from '../../../support/handbook';

/** Pages that copies stand on, and what they may link to: among it pages of one name in several folders. */
const PAGES = ['a.md', 'b.md', 'team/a.md', 'team/deep/b.md'];
const TARGETS = [
  'a.md',
  'team/a.md',
  'forms/x.md',
  'forms/x.md#pay-day',
  'img/map.png',
  '#trips',
  'https://x.example/',
];
const OTHERS = { 'forms/x.md': '# Form\n\n## Pay day\n', 'img/map.png': '', 'trains.md': '# Trains\n' };

/** A block that both pages have, before it is written as one of them writes. */
type Block =
  | { readonly kind: 'prose' | 'heading'; readonly words: string }
  | { readonly kind: 'list' | 'table'; readonly rows: readonly string[] }
  | { readonly kind: 'definition' };

const SENTENCES = [
  'Everybody books their own travel and keeps every receipt until the end of the quarter.',
  'The team leads approve hotels above ~ euros a night before anything is booked.',
  'Whoever stays longer than ~ days asks their lead early, at best in writing.',
];
const HEADINGS = ['Trips', 'Nights'];

/** A sentence with a link, which stands for its target: `{forms/x.md}`, `{ref}` for a reference. */
const sentence = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.option(fc.constantFrom(...TARGETS, 'ref', 'ref'), { freq: 2 }))
  .map(([words, target]) => (target === null ? words : `${words} See {${target}} too.`));
const rows = fc.array(sentence, { minLength: 1, maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: rows.map((words) => ({ kind: 'prose' as const, words: words.join(' ') })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('list' as const, 'table' as const), rows }) },
  fc.record({ kind: fc.constant('heading' as const), words: fc.constantFrom(...HEADINGS) }),
  fc.constant({ kind: 'definition' as const }),
);

/** How a page writes. */
const hand = fc.record({
  bullet: fc.constantFrom('- ', '* ', '+   '),
  level: fc.constantFrom(1, 2, 5),
  absolute: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  label: fc.constantFrom('form', 'The  form', 'Das\nFormular'),
  number: fc.constantFrom('120', '140'),
  before: fc.constantFrom('', 'Before all else.', '# Trips', 'Rules of {ref} here:'),
  after: fc.constantFrom('', '# After', 'Short, and {ref}.'),
});
type Hand = typeof hand extends fc.Arbitrary<infer T> ? T : never;

function written(path: string, blocks: readonly Block[], hand: Hand): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const url = (target: string): string =>
    /^(?:#|https:)/.test(target) ? target : hand.absolute ? `/${target}` : up + target;
  const links = (words: string): string =>
    words
      .replaceAll('~', hand.number)
      .replace(/\{([^}]*)\}/g, (_, target: string) =>
        target === 'ref' ? `[the form][${hand.label}]` : `[there](${url(target)})`,
      );
  const definition = `[${hand.label.replace('\n', ' ').toUpperCase()}]: ${url('forms/x.md')}`;
  const last = blocks.some(({ kind }) => kind === 'definition') ? '' : definition;
  const oneLine = (row: string): string => links(row).replace('\n', ' ');
  const text = blocks.map((each): string => {
    if (each.kind === 'prose') return links(each.words);
    if (each.kind === 'heading') return `${'#'.repeat(hand.level)} ${each.words}`;
    if (each.kind === 'list') return each.rows.map((row) => hand.bullet + oneLine(row)).join('\n');
    if (each.kind === 'table') return `| Rule |\n| --- |\n${each.rows.map((row) => `| ${oneLine(row)} |`).join('\n')}`;
    return definition;
  });
  return `${[links(hand.before), ...text, links(hand.after), last].join('\n\n')}\n`.replaceAll('\n', hand.lineBreak);
}

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
        yield { kept, copy, after: { before, text } };
      }
    }
  }
}

const within = ({ links }: Page, { start, end }: Span): Link[] =>
  links.filter(({ destination }) => destination.start >= start && destination.end <= end);

/** Where a link leads, with its fragment. */
function place(link: Link | undefined, path: string, on: Site): string {
  if (link === undefined) return 'none';
  const target: Target = resolve(link, { path, url: on.address(path)?.url ?? '/' }, on);
  if (target.kind === 'page') return target.path + (target.fragment === null ? '' : `#${target.fragment}`);
  return target.kind === 'asset' ? target.path : `${target.kind} ${link.url}`;
}

const breaks = (text: string): string[] => [...new Set(text.match(/\r\n|\n|\r/g))];
