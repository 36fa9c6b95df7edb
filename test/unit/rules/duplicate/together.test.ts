import { describe, expect, test } from 'vitest';
import { keep, site, type TestHandbook } from '../../../support/handbook';
import { past } from '../../history/past';

type Pages = Readonly<Record<string, string>>;

/** A handbook as the last of these commits left it, whose history was asked. */
async function committed(...commits: Pages[]): Promise<TestHandbook> {
  const git = past(...commits);
  const handbook = await keep({ ...site('github'), ...Object.assign({}, ...commits) }, { git });
  for (const path of handbook.kept.handbook.pages.keys()) await handbook.keeper.findings(path);
  while ((await handbook.keeper.recall()) !== null);
  return handbook;
}

const LIST = (...items: string[]): string => items.map((item) => `* ${item}\n`).join('');
const FIRST = 'Hotels are paid up to 120 euros a night, and breakfast is part of it.';
const SECOND = 'Whoever stays longer than a week asks their lead before anything is booked.';
const THIRD = 'Receipts go to the people team at the end of each month.';
const FOURTH = 'Trains are booked in second class, two weeks ahead at least.';

describe('try', () => {
  test('both', async () => {
    const handbook = await committed(
      { 'a.md': `# Travel\n\n${LIST(FIRST, SECOND, THIRD)}\nEnd.\n`, 'b.md': `# Nights\n\n${LIST(FIRST, SECOND, THIRD)}`.replaceAll('* ', '- ') },
      { 'b.md': `# Nights\n\n${LIST(FIRST.replace('120', '140'), SECOND, THIRD, FOURTH)}`.replaceAll('* ', '- ') },
      { 'a.md': `# Travel\n\n${LIST(FIRST, SECOND.replace('lead', 'boss'), THIRD)}\nEnd.\n` },
    );
    console.log(await handbook.offered('a.md'));
    console.log(await handbook.offered('b.md'));
    for (const f of await handbook.fixes('a.md')) console.log(f.title, JSON.stringify(f.edits.map(({path,span,newText})=>[path,span,newText])));
  });
});
