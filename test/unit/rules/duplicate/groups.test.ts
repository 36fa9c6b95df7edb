import { expect, test } from 'vitest';
import { type CopyGroup, groupsOf, isAboutCopies } from '../../../../server/src/rules/duplicate/groups';
import { keep, site, type TestHandbook } from '../../../support/handbook';
import { past } from '../../history/past';

const HOTEL = (euros: number): string =>
  `Hotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.\n`;
const TRAINS =
  'Trains are booked by the office, in second class and with a seat of your own, as soon as the day of the trip is known. Whoever travels at night gets a bed in a car of four.\n';
const LEVEL = (who: string): string =>
  `A senior ${who} leads projects of several teams and helps other ${who}s to grow in their work every day. We expect of every ${who} that they say early what is in the way of a good result.\n`;

async function groups({ keeper, kept }: TestHandbook): Promise<CopyGroup[]> {
  const found = [];
  for (const path of kept.handbook.pages.keys()) found.push(...(await keeper.findings(path)));
  return groupsOf(found.filter(isAboutCopies));
}

/** `warning drifted since 2024-01-02: a.md, b.md < a.md`: each place with the one that it is read against. */
const inShort = (found: readonly CopyGroup[]): string[] =>
  found.map(({ severity, state, since, members }) => {
    const places = members.map(({ path, finding, against }) => {
      const from = against === null ? '' : ` < ${members[against.member]?.path}`;
      return `${path}${finding === null ? ' (silent)' : ''}${from}`;
    });
    return `${severity} ${state}${since === null ? '' : ` since ${since}`}: ${places.join(', ')}`;
  });

test('all places of one passage are together, read against the one with the most copies that are the same', async () => {
  const handbook = await keep({
    ...site('github'),
    'a.md': `# A\n\n${HOTEL(140)}`,
    'b.md': `# B\n\n${HOTEL(120)}`,
    'c.md': `# C\n\n${HOTEL(120)}`,
    'd.md': `# D\n\n${TRAINS}`,
    'e.md': `# E\n\n${TRAINS}`,
  });
  expect(inShort(await groups(handbook))).toEqual([
    'information drifted: b.md, c.md < b.md, a.md < b.md',
    'information identical: d.md, e.md < d.md',
  ]);
});

test('what the history proves comes first, and what is likely meant last', async () => {
  const files = {
    'a.md': `# A\n\n${HOTEL(120)}`,
    'b.md': `# B\n\n${HOTEL(120)}`,
    'designer.md': `# Designer\n\n${LEVEL('designer')}`,
    'programmer.md': `# Programmer\n\n${LEVEL('programmer')}`,
    'd.md': `# D\n\n${TRAINS}`,
    'e.md': `# E\n\n${TRAINS.replace('known', 'known, by noon at the latest')}`,
  };
  const git = past(files, { 'b.md': `# B\n\n${HOTEL(140)}` });
  const handbook = await keep({ ...site('github'), ...files, 'b.md': `# B\n\n${HOTEL(140)}` }, { git });
  await groups(handbook);
  for (let told = await handbook.keeper.recall(); told !== null; ) told = await handbook.keeper.recall();
  const found = await groups(handbook);
  expect(inShort(found)).toEqual([
    'warning drifted since 2024-01-02: a.md, b.md < a.md',
    'information drifted: d.md, e.md < d.md',
    'hint drifted: designer.md, programmer.md < designer.md',
  ]);
  expect(found[0]?.members[1]?.against?.past).toMatchObject({
    kind: 'same',
    here: null,
    there: { commit: { id: 'c2' } },
  });
});

test('a place where a comment silences what is said is there all the same', async () => {
  const handbook = await keep({
    ...site('github'),
    'a.md': `# A\n\n<!-- handbook-ignore duplicate/drifted -->\n${HOTEL(140)}`,
    'b.md': `# B\n\n${HOTEL(120)}`,
  });
  expect(inShort(await groups(handbook))).toEqual(['information drifted: b.md, a.md (silent) < b.md']);
});

test('copies that are meant to differ are no group', async () => {
  const handbook = await keep({ ...site('github'), 'a.md': `# A\n\n${HOTEL(140)}`, 'b.md': `# B\n\n${HOTEL(120)}` });
  const fix = (await handbook.fixes('a.md')).find(({ title }) => title.startsWith('They are meant to differ'));
  if (fix === undefined) throw new Error('There is no such fix.');
  await handbook.apply(fix);
  expect(await groups(handbook)).toEqual([]);
});
