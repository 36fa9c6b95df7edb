import { describe, expect, test } from 'vitest';
import { keep, site, type TestHandbook, textAfter } from '../../../support/handbook';
import { past } from '../../history/past';

type Pages = Readonly<Record<string, string>>;

/** A handbook as the last of these commits left it, whose history was asked. */
async function committed(...commits: Pages[]): Promise<TestHandbook> {
  const handbook = await keep({ ...site('github'), ...Object.assign({}, ...commits) }, { git: past(...commits) });
  return recalled(handbook);
}

async function recalled(handbook: TestHandbook): Promise<TestHandbook> {
  for (const path of handbook.kept.handbook.pages.keys()) await handbook.keeper.findings(path);
  while ((await handbook.keeper.recall()) !== null);
  return handbook;
}

/** Both pages after the fix whose title starts like this. */
async function both(handbook: TestHandbook, path: string, title: RegExp): Promise<Record<string, string>> {
  const fix = (await handbook.fixes(path)).find((each) => title.test(each.title));
  if (fix === undefined) throw new Error(`Offered were: ${(await handbook.offered(path)).join(' | ')}`);
  const paths = [...new Set(fix.edits.map((edit) => edit.path))];
  return Object.fromEntries(
    await Promise.all(paths.map(async (each) => [each, textAfter(fix, each, await handbook.keeper.text(each))])),
  );
}

const HOTELS = 'Hotels are paid up to 120 euros a night, and breakfast is part of it.';
const LONGER = 'Whoever stays longer than a week asks their lead before anything is booked.';
const RECEIPTS = 'Receipts go to the people team at the end of each month.';
const TRAINS = 'Trains are booked in second class, two weeks ahead at least.';

const TRAVEL = (...items: string[]): string => `# Travel\n\n${items.map((item) => `* ${item}\n`).join('')}\nAsk us.\n`;
const NIGHTS = (...items: string[]): string => `## Nights\n\n${items.map((item) => `-  ${item}\n`).join('')}`;

describe('two copies of which each was changed since they were the same', () => {
  const handbook = () =>
    committed(
      { 'a.md': TRAVEL(HOTELS, LONGER, RECEIPTS), 'b.md': NIGHTS(HOTELS, LONGER, RECEIPTS) },
      { 'b.md': NIGHTS(HOTELS.replace('120', '140'), LONGER, RECEIPTS, TRAINS) },
      { 'a.md': TRAVEL(HOTELS, LONGER.replace('their lead', 'the **people team**'), RECEIPTS) },
    );

  test('are offered to take each other’s changes', async () => {
    expect(await (await handbook()).offered('a.md')).toEqual([
      'Merge with b.md: both were changed since 2024-01-02 (2 changes here, 1 there)',
      'Take what b.md changed since 2024-01-02 (2 changes)',
      'Take the version of b.md',
      'Bring b.md to this version',
      'Replace by a link to b.md',
      'Replace the copy in b.md by a link to this one',
      'They are meant to differ (ignore duplicate/drifted)',
    ]);
  });

  test('or one of them gives way to a link to the other', async () => {
    expect(await both(await handbook(), 'a.md', /^Replace the copy in /)).toEqual({
      'b.md': '## Nights\n\n[Travel](./a.md#travel)\n',
    });
  });

  test('say the same when they are merged, each in its own hand', async () => {
    const merged = await handbook();
    const people = LONGER.replace('their lead', 'the **people team**');
    const items = [HOTELS.replace('120', '140'), people, RECEIPTS];
    expect(await both(merged, 'a.md', /^Merge /)).toEqual({
      'a.md': TRAVEL(...items, TRAINS),
      'b.md': NIGHTS(...items, TRAINS),
    });
    const fix = (await merged.fixes('a.md'))[0];
    if (fix) await merged.apply(fix);
    expect(await merged.broken('a.md')).toEqual([expect.stringMatching(/^duplicate\/identical /)]);
  });

  test('or this one takes what the other has changed, and keeps its own changes', async () => {
    const items = [HOTELS.replace('120', '140'), LONGER.replace('their lead', 'the **people team**'), RECEIPTS];
    expect(await both(await handbook(), 'a.md', /^Take what /)).toEqual({
      'a.md': TRAVEL(...items, TRAINS),
    });
  });
});

describe('where both have changed the same words', () => {
  const handbook = () =>
    committed(
      { 'a.md': TRAVEL(HOTELS, LONGER, RECEIPTS), 'b.md': NIGHTS(HOTELS, LONGER, RECEIPTS) },
      { 'b.md': NIGHTS(HOTELS.replace('120', '140'), LONGER, RECEIPTS.replace('month', 'quarter')) },
      { 'a.md': TRAVEL(HOTELS.replace('120', '130'), LONGER, RECEIPTS) },
    );

  test('that stays as it is, the rest is taken, and the two are to be compared', async () => {
    const drifted = await handbook();
    const [first] = await drifted.fixes('a.md');
    expect(first?.title).toBe('Take what b.md changed since 2024-01-02 (1 change; 1 conflict stays as it is)');
    expect(first?.review?.compare?.path).toBe('b.md');
    expect(await both(drifted, 'a.md', /^Take what /)).toEqual({
      'a.md': TRAVEL(HOTELS.replace('120', '130'), LONGER, RECEIPTS.replace('month', 'quarter')),
    });
  });
});

describe('where one page alone was changed since', () => {
  const first = { 'a.md': TRAVEL(HOTELS, LONGER, RECEIPTS), 'b.md': NIGHTS(HOTELS, LONGER, RECEIPTS) };
  const changed = [HOTELS.replace('120', '140'), LONGER, RECEIPTS];

  test('its version is the first that is offered, on both pages', async () => {
    const handbook = await committed(first, { 'b.md': NIGHTS(...changed) });
    expect((await handbook.offered('a.md'))[0]).toBe('Take the version of b.md');
    expect((await handbook.offered('b.md'))[0]).toBe('Bring a.md to this version');
    expect(await both(handbook, 'b.md', /^Bring /)).toEqual({
      'a.md': TRAVEL(...changed),
    });
  });
});

test('all other copies are brought to this version at once, but for one that is not built alike', async () => {
  const items = [HOTELS, LONGER, RECEIPTS];
  const cheap = [HOTELS.replace('120', '90'), LONGER, RECEIPTS];
  const handbook = await keep({
    ...site('github'),
    'a.md': TRAVEL(...items),
    'b.md': NIGHTS(...cheap),
    'team/c.md': NIGHTS(...cheap).replaceAll('\n', '\r\n'),
    'd.md': `# Money\n\n| Rule |\n| --- |\n${cheap.map((item) => `| ${item} |\n`).join('')}`,
  });
  expect(await handbook.offered('a.md')).toContain('Bring 2 other copies to this version');
  expect(await both(handbook, 'a.md', /^Bring /)).toEqual({
    'b.md': NIGHTS(...items),
    'team/c.md': NIGHTS(...items).replaceAll('\n', '\r\n'),
  });
});

test('the columns of a table stay in line where they are', async () => {
  const row = (rule: string, who: string, width: number): string => `| ${rule.padEnd(width)} | ${who.padEnd(12)} |\n`;
  const table = (width: number, ...rows: [string, string][]): string =>
    `${row('Rule', 'Who', width)}| ${'-'.repeat(width)} | ${'-'.repeat(12)} |\n${rows.map(([rule, who]) => row(rule, who, width)).join('')}`;
  const rows: [string, string][] = [
    [HOTELS, 'everybody'],
    [LONGER, 'leads'],
    [RECEIPTS, 'people team'],
  ];
  const [hotels, ...others] = rows;
  const changed: [string, string][] = [[HOTELS.replace('120', '1200'), 'everybody'], ...others, [TRAINS, 'everybody']];
  const handbook = await committed(
    { 'a.md': `# Travel\n\n${table(80, ...rows)}`, 'b.md': `# Nights\n\n${table(90, ...rows)}` },
    { 'b.md': `# Nights\n\n${table(90, ...changed)}` },
    { 'a.md': `# Travel\n\n${table(80, hotels ?? ['', ''], [LONGER, 'team leads'], [RECEIPTS, 'people team'])}` },
  );
  const merged: [string, string][] = changed.map(([rule, who]) => [rule, who === 'leads' ? 'team leads' : who]);
  expect(await both(handbook, 'a.md', /^Merge /)).toEqual({
    'a.md': `# Travel\n\n${table(80, ...merged)}`,
    'b.md': `# Nights\n\n${table(90, ...merged)}`,
  });
});

describe('without a history, what one side alone has is for the other too', () => {
  const kept = (a: string, b: string) => keep({ ...site('github'), 'a.md': a, 'b.md': b });

  test('an item', async () => {
    const handbook = await kept(TRAVEL(HOTELS, LONGER, RECEIPTS), NIGHTS(HOTELS, TRAINS, LONGER, RECEIPTS));
    expect(await handbook.offered('a.md')).toContain('Add what only b.md has (1 addition)');
    expect(await handbook.offered('b.md')).toContain('Add to a.md what only this page has (1 addition)');
    expect(await both(handbook, 'a.md', /^Add /)).toEqual({
      'a.md': TRAVEL(HOTELS, TRAINS, LONGER, RECEIPTS),
    });
  });

  test('sentences of both, while what is worded otherwise stays', async () => {
    const here = `# Travel\n\n${HOTELS} ${LONGER} ${RECEIPTS}\n`;
    const there = `# Nights\n\n${HOTELS}\n${TRAINS} ${LONGER.replace('asks their', 'must ask a')}\n`;
    const handbook = await kept(here, there);
    expect(await handbook.offered('a.md')).toContain(
      'Add to each page what only the other has: b.md (1 addition here, 1 there; 1 other difference stays as it is)',
    );
    expect(await both(handbook, 'a.md', /^Add to each /)).toEqual({
      'a.md': `# Travel\n\n${HOTELS} ${TRAINS} ${LONGER} ${RECEIPTS}\n`,
      'b.md': there.replace('booked.', `booked. ${RECEIPTS}`),
    });
  });

  test('but nothing in HTML, of which the words alone are known', async () => {
    const html = (...items: string[]): string => `<ul>\n${items.map((item) => `  <li>${item}</li>\n`).join('')}</ul>\n`;
    const handbook = await kept(`# Travel\n\n${html(HOTELS, LONGER)}`, `# Nights\n\n${html(HOTELS, TRAINS, LONGER)}`);
    expect(await handbook.broken('a.md')).toEqual([expect.stringMatching(/^duplicate\/drifted /)]);
    expect((await handbook.offered('a.md')).filter((title) => title.startsWith('Add'))).toEqual([]);
  });

  test.each([
    ['single words, which may turn what a sentence says', HOTELS.replace('is part', 'is not part')],
    ['anything beside two numbers of which one is wrong', HOTELS.replace('120', '140')],
  ])('but not %s', async (_, hotels) => {
    const handbook = await kept(TRAVEL(HOTELS, LONGER, RECEIPTS), NIGHTS(hotels, TRAINS, LONGER, RECEIPTS));
    expect((await handbook.offered('a.md')).filter((title) => /^(?:Add|Merge)/.test(title))).toEqual([]);
  });
});
