import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Keeper } from '../../../../server/src/host/keeper';
import type { Copy } from '../../../../server/src/passages/copies';
import * as rules from '../../../../server/src/rules/check';
import { keep, site } from '../../../support/handbook';

const HOTEL = (euros: number): string =>
  `Hotels are paid up to ${euros} euros a night. Whoever stays longer than a week asks their lead before anything is booked.`;
const TRAIN = (to: string): string =>
  `Up to four hours we take [the train](${to}), in the first class where it is crowded. Tickets are bought by whoever travels.`;

/** The pages that are checked from now on. */
function checks(): () => string[] {
  const spy = vi.spyOn(rules, 'checkPage');
  onTestFinished(() => spy.mockRestore());
  return () => spy.mock.calls.splice(0).map(([{ path }]) => path);
}

/** More words than may be quoted of what stands around a copy. */
const notes = (about: string): string => {
  const noted = 'We note here what we learnt. '.repeat(5);
  return `## ${about}\n\n${noted}Enough of ${about}. ${noted.trimEnd()}`;
};
const LONG = [
  notes('Arrival'),
  '# Travel',
  HOTEL(140),
  notes('Rooms'),
  '## Trains',
  TRAIN('x.md'),
  notes('Return'),
  '',
].join('\n\n');
const PAGES = {
  'long.md': LONG,
  'hotel.md': `# Nights\n\n${HOTEL(120)}\n`,
  'train.md': `# Trains\n\n${TRAIN('y.md')}\n`,
  'x.md': '',
  'y.md': '',
};

/** What is checked when the long page says something else, once all pages were checked. */
async function checkedAfter(change: (text: string) => string): Promise<string[]> {
  const { keeper } = await keep({ ...site('eleventy-file-links'), ...PAGES });
  for (const path of Object.keys(PAGES)) await keeper.findings(path);
  const checked = checks();
  keeper.edit('long.md', change(LONG));
  for (const path of Object.keys(PAGES)) await keeper.findings(path);
  return checked();
}

test.each<[string, (text: string) => string, readonly string[]]>([
  ['before all copies', (text) => text.replace('Enough of Arrival', 'So much of the arrival'), []],
  ['between the copies', (text) => text.replace('of Rooms.', 'of it.\n\n## More\n\n'), []],
  ['behind all copies', (text) => `${text}\n# Annex\n`, []],
  ['beside a copy', (text) => text.replace('## Trains', 'Call us.\n\n## Trains'), ['train.md']],
  ['in a copy', (text) => text.replace('140', '150'), ['hotel.md']],
  ['in the markup of a copy', (text) => text.replace('Hotels', '**Hotels**'), ['hotel.md']],
  ['in the link of a copy', (text) => text.replace('x.md', 'y.md'), ['train.md']],
  ['in the heading over a copy', (text) => text.replace('# Trains', '# On rails'), ['train.md']],
  ['of the address', (text) => `---\npermalink: /on/the/way/\n---\n\n${text}`, ['hotel.md', 'train.md']],
  ['by a comment about copies', (text) => `${text}\n<!-- handbook-ignore 3f9a2c1b -->\n`, ['hotel.md', 'train.md']],
])(
  'of the pages that share a passage with it, an edit %s checks those alone of which it says something else',
  async (_, change, others) => {
    expect(await checkedAfter(change)).toEqual(['long.md', ...others]);
  },
);

const SENTENCES = [HOTEL(120), HOTEL(140), TRAIN('x.md'), TRAIN('y.md'), TRAIN('#trains'), 'Call us.', 'Ask first.'];
const block = fc.oneof(
  fc.constantFrom(...SENTENCES),
  fc.constantFrom('# Travel', '## Trains', '## Hotels'),
  fc.constantFrom(...SENTENCES).map((each) => `- ${each}\n- Ask first.`),
);
const HEADS = ['', '', '---\npermalink: /moved/\n---\n', '---\ntitle: Travel\n---\n'];
const page = fc
  .tuple(fc.constantFrom(...HEADS), fc.array(block, { minLength: 1, maxLength: 5 }))
  .map(([head, blocks]) => `${head}${blocks.join('\n\n')}\n`);
const PATHS = ['a.md', 'b/c.md', 'd.md'];
/** A page as a whole, a few words somewhere on it, or a comment by which two copies are meant to be as they are. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('page' as const), path: fc.constantFrom(...PATHS), text: page }),
  fc.record({
    kind: fc.constant('words' as const),
    path: fc.constantFrom(...PATHS),
    words: fc.constantFrom('x', ' ', '**', '\n\n', '\n\n## Hotels\n\n'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('agree' as const), path: fc.constantFrom(...PATHS) }),
);

/** All that is said of the pages, and where the copies stand that it is said of. */
async function said(keeper: Keeper): Promise<unknown> {
  const place = ({ path, span, own, a, b }: Copy): unknown => {
    expect([keeper.page(a.path), keeper.page(b.path)]).toEqual([a.page, b.page]);
    return [path, span, own];
  };
  const all: Record<string, unknown> = {};
  for (const path of PATHS) {
    all[path] = (await keeper.findings(path)).map(({ subject, ...finding }) => ({
      ...finding,
      copies: subject.kind === 'copies' ? [subject.first, ...subject.copies].map(place) : [],
    }));
  }
  return all;
}

test('after any edits, copies are said to be what they are, and to stand where they stand', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('github', 'eleventy'),
      fc.tuple(page, page, page),
      fc.array(step, { maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      async (id, texts, steps, looks) => {
        const files = { ...site(id), 'x.md': '', 'y.md': '' };
        const open = new Map(PATHS.map((path, index) => [path, texts[index] ?? '']));
        const { keeper } = await keep({ ...files, ...Object.fromEntries(open) });
        await said(keeper);
        for (const [index, each] of steps.entries()) {
          const before = open.get(each.path) ?? '';
          let text = before;
          if (each.kind === 'page') text = each.text;
          else if (each.kind === 'words') {
            const at = Math.floor(each.at * before.length);
            text = before.slice(0, at) + each.words + before.slice(at);
          } else {
            const finding = (await keeper.findings(each.path)).find(({ subject }) => subject.kind === 'copies');
            const fixes = finding === undefined ? [] : await keeper.fixes(finding);
            const [edit] = fixes.find(({ title }) => title.startsWith('They are meant'))?.edits ?? [];
            if (edit !== undefined)
              text = before.slice(0, edit.span.start) + edit.newText + before.slice(edit.span.end);
          }
          open.set(each.path, text);
          keeper.edit(each.path, text);
          if (looks[index]) await said(keeper);
        }
        const fresh = await keep({ ...files, ...Object.fromEntries(open) });
        expect(await said(keeper)).toEqual(await said(fresh.keeper));
      },
    ),
    { numRuns: 100 },
  );
});
