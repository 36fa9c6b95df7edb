import { describe, expect, test } from 'vitest';
import { keep, site, type TestHandbook } from '../../../support/handbook';
import { past } from '../../history/past';

const HOTEL = (euros: number, who = 'lead'): string =>
  `Hotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their ${who} before anything is booked.\n`;
const TRAVEL = (passage: string): string => `# Travel\n\n${passage}`;
const NIGHTS = (passage: string): string => `# Nights\n\n${passage}`;

type Pages = Readonly<Record<string, string>>;

/** A handbook as the last of these commits left it. */
const committed = async (...commits: Pages[]): Promise<TestHandbook & { readonly git: ReturnType<typeof past> }> => {
  const git = past(...commits);
  return { ...(await keep({ ...site('github'), ...Object.assign({}, ...commits) }, { git })), git };
};

/** Asks the history until nothing is left to ask; the pages of which something else was said then. */
async function recalled({ keeper }: TestHandbook): Promise<string[]> {
  const touched = new Set<string>();
  for (let told = await keeper.recall(); told !== null; told = await keeper.recall())
    for (const path of told) touched.add(path);
  return [...touched].sort();
}

/** What is said of a page before and after the history was asked. */
async function levels(handbook: TestHandbook, path = 'a.md'): Promise<string[]> {
  const level = async (): Promise<string> => {
    const { severity, rule } = await handbook.finding(path);
    return `${severity} ${rule}`;
  };
  const before = await level();
  await recalled(handbook);
  return [before, await level()];
}

const LEVEL = 'hint duplicate/drifted';
const DIFFERS = 'the number is “120” here and “140” there.';

describe('a drifted copy that was the same once is a warning', () => {
  test('which says since when, and that the other side was changed', async () => {
    const handbook = await committed(
      { 'a.md': TRAVEL(HOTEL(120)), 'b.md': NIGHTS(HOTEL(120)) },
      { 'b.md': NIGHTS(HOTEL(140)) },
    );
    const drift = `This passage has drifted apart from the one in b.md (“Nights”): ${DIFFERS}`;
    const passage = HOTEL(120).trim();
    expect(await handbook.said('a.md')).toEqual([`information duplicate/drifted ${passage}: ${drift}`]);
    expect(await recalled(handbook)).toEqual(['a.md', 'b.md']);
    expect(await handbook.said('a.md')).toEqual([
      `warning duplicate/drifted ${passage}: ${drift} They were the same until 2024-01-02; then b.md was changed in c2.`,
    ]);
    expect((await handbook.finding('b.md')).message).toBe(
      'This passage has drifted apart from the one in a.md (“Travel”): the number is “140” here and “120” there. They were the same until 2024-01-02; then this page was changed in c2.',
    );
  });

  test('or that both were, the first change first', async () => {
    const handbook = await committed(
      { 'a.md': TRAVEL(HOTEL(100)), 'b.md': NIGHTS(HOTEL(100)) },
      { 'b.md': NIGHTS(HOTEL(140)) },
      { 'a.md': TRAVEL(HOTEL(120)) },
    );
    await handbook.finding('a.md');
    await recalled(handbook);
    expect((await handbook.finding('a.md')).message).toMatch(
      / They were the same until 2024-01-02; then b\.md was changed in c2 and this page was changed in c3\.$/,
    );
  });

  test('or that the change is not committed yet', async () => {
    const handbook = await committed({ 'a.md': TRAVEL(HOTEL(140)), 'b.md': NIGHTS(HOTEL(140)) });
    await handbook.edit('a.md', TRAVEL(HOTEL(120)));
    expect(await levels(handbook)).toEqual(['information duplicate/drifted', 'warning duplicate/drifted']);
    expect((await handbook.finding('a.md')).message).toMatch(
      / They were the same until the last commit; then this page was changed, not committed yet\.$/,
    );
  });

  test('however little is left of it', async () => {
    const more =
      ' For hotels abroad, write to the people team, say why you go, who comes with you and what it costs, and wait two days for their answer. They know where our guests were happy, which rooms are quiet, and how you get there by train.';
    const handbook = await committed(
      { 'a.md': TRAVEL(HOTEL(120)), 'b.md': TRAVEL(HOTEL(120)) },
      { 'b.md': TRAVEL(HOTEL(120).slice(75).replace('their lead', 'them').trim() + more) },
    );
    expect(await levels(handbook)).toEqual(['hint duplicate/reworded', 'warning duplicate/drifted']);
  });

  test('also of pages whose names are alike', async () => {
    const [a, b] = ['rules-for-hotels.md', 'rules-for-nights.md'];
    const handbook = await committed({ [a]: TRAVEL(HOTEL(120)), [b]: NIGHTS(HOTEL(120)) }, { [b]: NIGHTS(HOTEL(140)) });
    expect(await levels(handbook, a)).toEqual([LEVEL, 'warning duplicate/drifted']);
  });
});

test('one that was adapted as it was copied says where it came from', async () => {
  const handbook = await committed(
    { 'a.md': TRAVEL(HOTEL(120)) },
    { 'b.md': NIGHTS(HOTEL(140, 'boss')) },
    { 'a.md': TRAVEL(HOTEL(130)) },
  );
  expect(await levels(handbook)).toEqual(['information duplicate/drifted', 'warning duplicate/drifted']);
  expect((await handbook.finding('a.md')).message).toMatch(
    / That one was copied from here in c2, 2024-01-02; since then this page was changed in c3\.$/,
  );
  expect((await handbook.finding('b.md')).message).toMatch(
    / This one was copied from there in c2, 2024-01-02; since then a\.md was changed in c3\.$/,
  );
});

describe('no warning are', () => {
  test('copies that one commit changed on both sides: somebody looks after both', async () => {
    const handbook = await committed(
      { 'a.md': TRAVEL(HOTEL(100)), 'b.md': NIGHTS(HOTEL(100)) },
      { 'a.md': TRAVEL(HOTEL(120)), 'b.md': NIGHTS(HOTEL(140)) },
    );
    expect(await levels(handbook)).toEqual(['information duplicate/drifted', 'information duplicate/drifted']);
  });

  test('two sides of a template, which starts as a copy', async () => {
    const level = (who: string): string =>
      `A senior ${who} leads projects of several teams and helps other ${who}s to grow in their work every day. We expect of every ${who} that they say early what is in the way of a good result.\n`;
    const handbook = await committed(
      { 'designer.md': `# Designer\n\n${level('designer')}` },
      { 'programmer.md': `# Programmer\n\n${level('designer')}` },
      { 'programmer.md': `# Programmer\n\n${level('programmer')}` },
    );
    expect(await levels(handbook, 'designer.md')).toEqual([LEVEL, LEVEL]);
    expect(handbook.git.reads).toEqual([]);
  });

  test('copies of a handbook without a history, of which is asked once', async () => {
    const handbook = await keep({ ...site('github'), 'a.md': TRAVEL(HOTEL(120)), 'b.md': NIGHTS(HOTEL(140)) });
    expect(await levels(handbook)).toEqual(['information duplicate/drifted', 'information duplicate/drifted']);
    expect(await handbook.keeper.recall()).toBeNull();
  });
});

describe('the history is asked anew', () => {
  const commits = [{ 'a.md': TRAVEL(HOTEL(120)), 'b.md': NIGHTS(HOTEL(120)) }, { 'b.md': NIGHTS(HOTEL(140)) }] as const;

  test('not when something else on one of the pages is edited', async () => {
    const handbook = await committed(...commits);
    await levels(handbook);
    await handbook.edit('a.md', `More.\n\n${TRAVEL(HOTEL(120))}`);
    expect((await handbook.finding('a.md')).severity).toBe('warning');
    expect(await handbook.keeper.recall()).toBeNull();
  });

  test('when one of the copies is edited', async () => {
    const handbook = await committed(...commits);
    await levels(handbook);
    await handbook.edit('a.md', TRAVEL(HOTEL(130)));
    expect((await handbook.finding('a.md')).severity).toBe('information');
    expect(await recalled(handbook)).toEqual(['a.md', 'b.md']);
    expect((await handbook.finding('a.md')).message).toMatch(
      /; then b\.md was changed in c2 and this page was changed, not committed yet\.$/,
    );
  });

  test('when something was committed, and until then the same is said', async () => {
    const handbook = await committed(...commits);
    await levels(handbook);
    const before = (await handbook.finding('a.md')).message;
    const rewritten = NIGHTS(HOTEL(140).replace('part of it', 'included'));
    handbook.git.add({ 'b.md': NIGHTS(HOTEL(120)) });
    handbook.git.add({ 'b.md': rewritten });
    await handbook.edit('b.md', NIGHTS(HOTEL(140)));
    await handbook.keeper.historyMoved();
    expect((await handbook.finding('a.md')).message).toBe(before);
    await recalled(handbook);
    expect((await handbook.finding('a.md')).message).toMatch(
      / They were the same until 2024-01-04; then b\.md was changed in c4\.$/,
    );
  });
});

test.each([
  ['rules-for-hotels.md', 'rules-for-nights.md', 'hint'],
  ['hotels/rules/README.md', 'hotels/rules-abroad/README.md', 'information'],
  ['team-a/rules-for-hotels.md', 'team-b/rules-for-nights.md', 'information'],
  ['how-to-travel.md', 'how-to-sleep.md', 'information'],
])('without a history, %s and %s differ as %s', async (a, b, severity) => {
  const handbook = await keep({ ...site('github'), [a]: TRAVEL(HOTEL(120)), [b]: NIGHTS(HOTEL(140)) });
  expect((await handbook.finding(a)).severity).toBe(severity);
});
