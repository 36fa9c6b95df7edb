import { describe, expect, test } from 'vitest';
import { keep, site } from '../../../support/handbook';

const WORDS =
  'Everybody books their own travel, keeps every receipt until the end of the quarter, and hands them in with the form of the finance team.';
const HOTEL = (euros: number): string =>
  `Hotels are paid up to ${euros} euros a night. Whoever stays longer than a week asks their lead before anything is booked.`;

const kept = (files: Readonly<Record<string, string>>) => keep({ ...site('github'), ...files });

describe('reported is', () => {
  test('a passage that stands on two pages word for word, however it is marked up', async () => {
    const handbook = await kept({
      'travel.md': `# Travel\n\n«${WORDS}»\n`,
      'money.md': `Intro.\n\n### Receipts\n\n> **Everybody** ${WORDS.slice(10)}\n`,
    });
    expect(await handbook.said('travel.md')).toEqual([
      `information duplicate/identical ${WORDS}: This passage stands in money.md (“Receipts”) too, word for word.`,
    ]);
  });

  test.each([
    ['a number', HOTEL(120), HOTEL(140), 'the number is “120” here and “140” there'],
    [
      'a negation',
      HOTEL(120),
      HOTEL(120).replace('are paid', 'are not paid'),
      'it says “are paid” here and “are not paid” there',
    ],
    ['a date', `${HOTEL(1)} Since March.`, `${HOTEL(1)} Since June.`, 'the date is “March” here and “June” there'],
    [
      'wording',
      `${HOTEL(120)} Ask early and keep the bill.`,
      `${HOTEL(120).replace('lead', 'boss')} Ask early and keep the bill.`,
      'it says “lead” here and “boss” there',
    ],
    [
      'the most dangerous first',
      HOTEL(120),
      HOTEL(140).replace('lead', 'boss'),
      'the number is “120” here and “140” there; and one other difference',
    ],
  ])('a drifted copy, with what differs: %s', async (_, here, there, differs) => {
    const handbook = await kept({ 'a.md': `# Hotels\n\n${here}\n`, 'b.md': `# Nights\n\n${there}\n` });
    expect(await handbook.said('a.md')).toEqual([
      `information duplicate/drifted ${here}: This passage has drifted apart from the one in b.md (“Nights”): ${differs}.`,
    ]);
  });

  test('the part of a longer text that is a copy, and not what stands before it on one page alone', async () => {
    const own = Array.from({ length: 7 }, (_, at) => `Team number ${at} orders its own chairs, lamps and desks.`).join(
      ' ',
    );
    const copy = `${WORDS} ${HOTEL(120)}`;
    const handbook = await kept({ 'a.md': `# Chairs\n\n${own} «${copy}»\n`, 'b.md': `# Nights\n\n${copy}\n` });
    expect(await handbook.broken('a.md')).toEqual([`duplicate/identical ${copy}`]);
    expect(await handbook.broken('b.md')).toEqual([`duplicate/identical ${copy}`]);
  });

  test('a table of HTML that has drifted from one of Markdown', async () => {
    const rows = (euros: number, row: (name: string, text: string) => string): string =>
      [row('Travel', WORDS), row('Hotels', HOTEL(euros))].join('\n');
    const html = rows(120, (name, text) => `<tr><td>${name}</td><td>${text}</td></tr>`);
    const handbook = await kept({
      'a.md': `# Rules\n\n<table>\n«${html}»\n</table>\n`,
      'b.md': `# Nights\n\n| | |\n|---|---|\n${rows(140, (name, text) => `| ${name} | ${text} |`)}\n`,
    });
    const said =
      'This passage has drifted apart from the one in b.md (“Nights”): the number is “120” here and “140” there.';
    expect(await handbook.said('a.md')).toEqual([`information duplicate/drifted ${html}: ${said}`]);
    // Markdown inside of HTML would be read as it is written.
    expect((await handbook.fixes('a.md')).map(({ title }) => title)).toEqual([
      'Replace the copy in b.md by a link to this one',
      'They are meant to differ (ignore duplicate/drifted)',
    ]);
  });

  test('both places of a page that another page has a copy of', async () => {
    const handbook = await kept({
      'a.md': `# Travel\n\n${WORDS} ${HOTEL(120)}\n\n# Nights\n\n${WORDS} ${HOTEL(130)}\n`,
      'b.md': `# Hotels\n\n${WORDS} ${HOTEL(120)}\n`,
    });
    expect(await handbook.broken('a.md')).toEqual([
      `duplicate/identical ${WORDS} ${HOTEL(120)}`,
      `duplicate/drifted ${WORDS} ${HOTEL(130)}`,
    ]);
  });

  test('wording that differs in a short passage as a hint', async () => {
    const handbook = await kept({ 'a.md': HOTEL(120), 'b.md': HOTEL(120).replace('lead', 'boss') });
    expect((await handbook.finding('a.md')).severity).toBe('hint');
  });

  test('a link that leads to another place, and not one that is only written in another way', async () => {
    const linked = (to: string): string => `${WORDS} See [the form](${to}) for more.\n`;
    const handbook = await kept({
      'a.md': linked('forms/x.md'),
      'team/b.md': linked('../forms/x.md'),
      'forms/x.md': '',
      'forms/y.md': '',
    });
    expect(await handbook.broken('a.md')).toEqual([`duplicate/identical ${linked('forms/x.md').trim()}`]);
    expect(await handbook.edit('team/b.md', linked('../forms/y.md'))).toEqual(['a.md']);
    expect((await handbook.finding('a.md')).message).toBe(
      'This passage has drifted apart from the one in team/b.md: “the form” leads to forms/x.md here and to forms/y.md there.',
    );
  });

  test('a table that stands on another page as a list, with the item that only one has', async () => {
    const rows = ['Plan the next release with all teams', 'Write what has changed for customers', 'Decide on prices'];
    const handbook = await kept({
      'table.md': `| Task | Who |\n| --- | --- |\n${rows.map((row) => `| ${row} | the product manager |\n`).join('')}`,
      'list.md': `${rows.map((row) => `- ${row}: the product manager\n`).join('')}- Answer questions about security\n`,
    });
    expect((await handbook.finding('list.md')).message).toBe(
      'This passage has drifted apart from the one in table.md: the item “Answer questions about security” is only here.',
    );
    expect((await handbook.finding('table.md')).message).toBe(
      'This passage has drifted apart from the one in list.md: the item “Answer questions about security” is only there.',
    );
  });

  test('each copy of several, with all the others', async () => {
    const handbook = await kept({ 'a.md': HOTEL(1), 'b.md': HOTEL(1), 'c.md': HOTEL(2) });
    const finding = await handbook.finding('a.md');
    expect(finding.message).toBe(
      'This passage stands in b.md too, word for word, but it has drifted apart from the one in c.md: the number is “1” here and “2” there.',
    );
    expect(finding.related.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'b.md: the same',
      'c.md: a copy that differs',
    ]);
  });

  test('one side of a template as a hint', async () => {
    const levels = (who: string): string =>
      `# ${who}\n\nA senior ${who} leads projects of several teams and helps other ${who}s to grow in their work every day. We expect of every ${who} that they say early what is in the way of a good result.\n`;
    const handbook = await kept({ 'designer.md': levels('designer'), 'programmer.md': levels('programmer') });
    expect((await handbook.finding('designer.md')).severity).toBe('hint');
  });
});

test('nothing is said of short passages, of other texts on the same subject, and of a page beside itself', async () => {
  const handbook = await kept({
    'a.md': `Ask your lead before you book anything.\n\n# Again\n\n${WORDS}\n\n# Once more\n\n${WORDS}\n`,
    'b.md':
      'Ask your lead before you book anything.\n\n# Trips\n\nFlights within the country are not paid for; the train is faster, and the receipt comes by mail at the end of the month.\n',
  });
  expect(await handbook.said('a.md')).toEqual([]);
  expect(await handbook.said('b.md')).toEqual([]);
});

describe('the ways out', () => {
  const files = {
    'hotels.md': `# Hotels\r\n\r\nBefore.\r\n\r\n* ${HOTEL(120)}\r\n* See [trains](trains.md).\r\n\r\nAfter.\r\n`,
    'team/nights.md': `# Nights\n\n- ${HOTEL(140)}\n- See [trains](../trains.md).\n`,
    'trains.md': '# Trains\n',
  };

  test('take the other version, as this page writes', async () => {
    const handbook = await kept(files);
    expect(await handbook.offered('hotels.md')).toEqual([
      'Take the version of team/nights.md',
      'Bring team/nights.md to this version',
      'Replace by a link to team/nights.md',
      'Replace the copy in team/nights.md by a link to this one',
      'They are meant to differ (ignore duplicate/drifted)',
    ]);
    expect(await handbook.fixed('hotels.md', 'Take the version of team/nights.md')).toBe(
      files['hotels.md'].replace('120', '140'),
    );
    await handbook.apply(await handbook.fix('hotels.md', 'Take the version of team/nights.md'));
    expect((await handbook.finding('hotels.md')).rule).toBe('duplicate/identical');
  });

  test('replace by a link, which works', async () => {
    const handbook = await kept(files);
    await handbook.apply(await handbook.fix('hotels.md', 'Replace by a link to team/nights.md'));
    expect(await handbook.keeper.text('hotels.md')).toBe(
      '# Hotels\r\n\r\nBefore.\r\n\r\n[Nights](team/nights.md#nights)\r\n\r\nAfter.\r\n',
    );
    expect(await handbook.said('hotels.md')).toEqual([]);
    expect(await handbook.said('team/nights.md')).toEqual([]);
  });

  test('say that they are meant to differ', async () => {
    const handbook = await kept(files);
    await handbook.apply(await handbook.fix('hotels.md', 'They are meant to differ (ignore duplicate/drifted)'));
    expect(await handbook.said('hotels.md')).toEqual([]);
  });
});
