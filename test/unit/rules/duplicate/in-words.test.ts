import { describe, expect, test } from 'vitest';
import { keep, site } from '../../../support/handbook';

const COMMON = 'Everybody books their own travel, and keeps every receipt until the end of the quarter.';

/** What is said of a page that shares `COMMON` with another one, from where the difference is named. */
async function difference(here: string, there: string): Promise<string> {
  const handbook = await keep({ ...site('github'), 'a.md': `${COMMON} ${here}\n`, 'b.md': `${COMMON} ${there}\n` });
  const { message } = await handbook.finding('a.md');
  return message.replace('This passage has drifted apart from the one in b.md: ', '');
}

const RATES = 'A night in a hotel is paid up to the limit of the city, with breakfast.';

describe('the difference that is most dangerous to miss is named, and the others are counted', () => {
  test.each([
    ['an amount', `${RATES} At most €120.`, `${RATES} At most €140.`, 'the amount is “€120” here and “€140” there.'],
    [
      'a share',
      `${RATES} You pay 5% of it.`,
      `${RATES} You pay 10% of it.`,
      'the number is “5%” here and “10%” there.',
    ],
    [
      'a weekday',
      `${RATES} Ask by Monday.`,
      `${RATES} Ask by Friday.`,
      'the date is “Monday” here and “Friday” there.',
    ],
    [
      'a name',
      `${RATES} Ask Sally Smith about it.`,
      `${RATES} Ask Dominic Sale about it.`,
      'the name is “Sally Smith” here and “Dominic Sale” there.',
    ],
    [
      'one word that only one side has, with those around it',
      `${RATES} Ask your lead first.`,
      `${RATES} Ask only your lead first.`,
      'it says “Ask your” here and “Ask only your” there.',
    ],
    [
      'a name before wording, and wording is one difference where it stands close',
      `${RATES} Better ask your lead or the manager of Berlin first.`,
      `${RATES} Always ask any boss or the manager of Paris first.`,
      'the name is “Berlin” here and “Paris” there; and one other difference.',
    ],
    [
      'a short sentence as a whole when half of it is other words',
      `${RATES} For more of this, write to the people team.`,
      `${RATES} For the forms, look into our shared folder.`,
      'it says “For more of this, write to the people team” here and “For the forms, look into our shared folder” there.',
    ],
    [
      'a long addition by its beginning',
      RATES,
      `${RATES} Whoever stays longer than a week asks their lead before anything is booked, and writes down why.`,
      '“Whoever stays longer than a week asks their lead …” is only there.',
    ],
    [
      'spelling with and without a space, when nothing else differs',
      `${RATES} See USAGov.`,
      `${RATES} See USA.gov.`,
      'it says “USAGov” here and “USA.gov” there.',
    ],
    [
      'spacing is not counted beside a real difference',
      `${RATES} See USAGov and ask your manager.`,
      `${RATES} See USA.gov and ask your lead.`,
      'it says “manager” here and “lead” there.',
    ],
  ])('%s', async (_, here, there, said) => {
    expect(await difference(here, there)).toBe(said);
  });

  test.each([
    [
      'one item',
      '- Keep the receipts of the hotel\n- Ask for the form',
      '- Keep the receipts of the hotel\n- Hand in your photos within a week\n- Ask for the form',
      'the item “Hand in your photos within a week” is only there.',
    ],
    [
      'several rows',
      '| What | Who |\n| --- | --- |\n| Flights of the team | office |\n| Hotels in the city | lead |\n| Trains abroad | nobody |',
      '| What | Who |\n| --- | --- |\n| Flights of the team | office |',
      'two rows are only here, the first “Hotels in the city lead”.',
    ],
  ])('%s that only one side has', async (_, here, there, said) => {
    expect(await difference(`\n\n${here}`, `\n\n${there}`)).toBe(said);
  });

  test('two long addresses by what tells them apart', async () => {
    const linked = (url: string): string => `${RATES} See [the form](${url}) for more.`;
    const form = 'https://documents.example.com/document/of-the-people-team/the-form-for-travel';
    expect(await difference(linked(`${form}/2023/edit`), linked(`${form}/2024/edit`))).toBe(
      '“the form” leads to …/2023/edit here and to …/2024/edit there.',
    );
    expect(await difference(linked(`${form}/edit`), linked('https://forms.example.com/travel'))).toBe(
      '“the form” leads to documents.example.com here and to forms.example.com there.',
    );
  });
});

test('the sentence over a list belongs to it, and so does what has changed in it', async () => {
  const list = `- ${COMMON}\n- ${RATES}\n`;
  const handbook = await keep({
    ...site('github'),
    'a.md': `# A\n\nSomething else.\n\n## Travel\n\nFor travel of the product team, these rules hold:\n\n${list}`,
    'b.md': `# B\n\n## Trips\n\nFor all travel of engineers, three rules hold:\n\n${list}`,
  });
  expect((await handbook.finding('a.md')).message).toBe(
    'This passage has drifted apart from the one in b.md (“Trips”): it says “For travel of the product team, these rules hold” here and “For all travel of engineers, three rules hold” there.',
  );
});
