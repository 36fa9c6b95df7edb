import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../server/src/history/agreement';
import { History } from '../../../server/src/history/history';
import { proseOf } from '../../../server/src/history/prose';
import { marked } from '../page/marked';
import { type Past, past, renamed } from './past';

const hotel = (euros: number, more = ''): string =>
  `Hotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead before anything is booked.${more}`;
const page = (title: string, passage: string): string => `# ${title}\n\nAbout ${title}.\n\n${passage}\n\nAsk us.\n`;
const A = (passage: string): string => page('travel', passage);
const B = (passage: string): string => page('money', passage);

/** What the past knows of the passages between the marks: `same c2 2024-01-02, here c3`. */
async function known({ history }: Past, here: string, there: string, paths = ['a.md', 'b.md']): Promise<string | null> {
  const [one, other] = [here, there].map((text, index) => {
    const { text: plain, marks } = marked(text);
    return { path: paths[index] ?? '', text: plain, span: marks[0] ?? { start: 0, end: plain.length } };
  });
  if (one === undefined || other === undefined) throw new Error('Two passages');
  const { agreement, settled } = await history.agreement(await history.traced(one), await history.traced(other));
  expect(settled).toBe(true);
  return agreement && inWords(agreement);
}

function inWords({ kind, commit, here, there }: Agreement): string {
  const changes = [here && `here ${here.commit?.id}`, there && `there ${there.commit?.id}`].filter(Boolean);
  return [`${kind} ${commit.id} ${commit.day}`, ...changes].join(', ');
}

const here = A(`«${hotel(120)}»`);
const there = B(`«${hotel(140)}»`);

describe('two passages that were the same until', () => {
  test('this side was changed', async () => {
    const git = past(
      { 'a.md': A(hotel(140)) },
      { 'b.md': B(hotel(140)) },
      { 'a.md': A(hotel(120)) },
      { 'a.md': A(hotel(120)) },
    );
    expect(await known(git, here, there)).toBe('same c2 2024-01-02, here c3');
  });

  test('the other side was changed', async () => {
    const git = past({ 'a.md': A(hotel(120)), 'b.md': B(hotel(120)) }, { 'c.md': 'x' }, { 'b.md': B(hotel(140)) });
    expect(await known(git, here, there)).toBe('same c1 2024-01-01, there c3');
  });

  test('both were changed, one after the other', async () => {
    const git = past(
      { 'a.md': A(hotel(100)), 'b.md': B(hotel(100)) },
      { 'b.md': B(hotel(130)) },
      { 'a.md': A(hotel(120)) },
      { 'b.md': B(hotel(140)) },
    );
    expect(await known(git, here, there)).toBe('same c1 2024-01-01, here c3, there c2');
  });

  test('they were the same a second time', async () => {
    const git = past(
      { 'a.md': A(hotel(100)), 'b.md': B(hotel(100)) },
      { 'b.md': B(hotel(120)) },
      { 'a.md': A(hotel(120)) },
      { 'b.md': B(hotel(140)) },
    );
    expect(await known(git, here, there)).toBe('same c3 2024-01-03, there c4');
  });

  test('a change that is not committed yet', async () => {
    const git = past({ 'a.md': A(hotel(140)), 'b.md': B(hotel(140)) });
    expect(await known(git, here, there)).toBe('same c1 2024-01-01, here undefined');
  });

  test('a sentence was added to one of them', async () => {
    const more = ' Receipts go to the finance team.';
    const git = past({ 'a.md': A(hotel(1, more)), 'b.md': B(hotel(1, more)) }, { 'a.md': A(hotel(1)) });
    expect(await known(git, A(`«${hotel(1)}»`), B(`«${hotel(1, more)}»`))).toBe('same c1 2024-01-01, here c2');
  });

  test('a page was renamed and then changed', async () => {
    const git = past(
      { 'old.md': A(hotel(140)), 'b.md': B(hotel(140)) },
      { 'a.md': renamed('old.md', A(hotel(140))) },
      { 'a.md': A(hotel(120)) },
    );
    expect(await known(git, here, there)).toBe('same c2 2024-01-02, here c3');
  });

  test('one was changed, with other markup, another heading, and links that are written in another way', async () => {
    const list = `1. **Hotels** are paid up to [120](../x.md) euros a night, and breakfast is part of it.\n2. ${hotel(1).slice(67)}`;
    const table = `| Hotels | are paid up to [120](/x/) euros |\n| --- | --- |\n| a night, and <br> breakfast | is part of it. ${hotel(1).slice(67)} |`;
    const git = past({ 'a.md': A(list), 'b.md': B(table) }, { 'b.md': B(table.replace('120', '140')) });
    expect(await known(git, A(`«${list}»`), B(`«${table.replace('120', '140')}»`))).toBe(
      'same c1 2024-01-01, there c2',
    );
  });
});

describe('a copy that was adapted as it was made', () => {
  const adapted = hotel(120).replace('lead', 'boss');

  test('is known with the commit that made it', async () => {
    const git = past({ 'a.md': A(hotel(120)), 'b.md': B('Nothing.') }, { 'b.md': B(adapted) });
    expect(await known(git, here, B(`«${adapted}»`))).toBe('copied c2 2024-01-02');
  });

  test('is known with what was changed since', async () => {
    const git = past({ 'a.md': A(hotel(120)) }, { 'b.md': B(adapted) }, { 'a.md': A(hotel(130)) });
    expect(await known(git, A(`«${hotel(130)}»`), B(`«${adapted}»`))).toBe('copied c2 2024-01-02, here c3');
  });

  test('is not made of two that came in one commit', async () => {
    const git = past({ 'a.md': A(hotel(120)), 'b.md': B(hotel(140)) });
    expect(await known(git, here, there)).toBeNull();
  });

  test('may have been another text before', async () => {
    const other =
      'Nights in hotels cost a lot. Book early, share rooms, travel by train, and keep receipts of all that you pay.';
    const git = past({ 'a.md': A(hotel(120)), 'b.md': B(other) }, { 'b.md': B(adapted) });
    expect(await known(git, here, B(`«${adapted}»`))).toBe('copied c2 2024-01-02');
  });
});

describe('nothing is known of', () => {
  test('passages that were never alike', async () => {
    const other =
      'Whoever travels by train books early and keeps the receipt. A night in a hotel is paid by the company.';
    const git = past({ 'a.md': A(hotel(120)) }, { 'b.md': B(other) });
    expect(await known(git, here, B(`«${other}»`))).toBeNull();
  });

  test('differences around what was and is the same', async () => {
    const more = (word: string): string => hotel(1, ` Ask ${word}.`);
    const git = past({ 'a.md': A(more('Ann')), 'b.md': B(more('Bob')) }, { 'b.md': B(more('Bea')) });
    expect(await known(git, A(`«${more('Ann')}»`), B(`«${more('Bea')}»`))).toBeNull();
  });

  test('a handbook without a history, and pages that are not committed', async () => {
    expect(await known(past(), here, there)).toBeNull();
    expect(await known(past({ 'a.md': A(hotel(1)) }), here, there)).toBeNull();
  });
});

test('a version is read once, however often it is asked for', async () => {
  const git = past(
    { 'a.md': A(hotel(100)), 'b.md': B(hotel(100)) },
    { 'b.md': B(hotel(140)) },
    { 'a.md': A(hotel(120)) },
  );
  await known(git, here, there);
  await known(git, there, here, ['b.md', 'a.md']);
  expect(git.reads.toSorted()).toEqual(['c1:a.md', 'c1:b.md', 'c2:b.md', 'c3:a.md']);
});

test('words are found without a parse, and without what a reader does not see', () => {
  const { text, marks } = marked(
    '---\ntitle: No\n---\n## No\n\n«One» [«two»](no/no.md) <b class="no">«three»</b>\n12. «four» {{% no %}} <!-- no\nno --> «five»\n\n[no]: no.md\n',
  );
  expect([...proseOf(text).offsets]).toEqual(marks.map(({ start }) => start));
});

test('long work gives way before each commit and each comparison', async () => {
  const { log } = past({ 'a.md': A(hotel(100)), 'b.md': B(hotel(100)) }, { 'b.md': B(hotel(140)) });
  const done: string[] = [];
  const reading = {
    commits: log.commits,
    read(commit: string, path: string) {
      done.push(`${commit}:${path}`);
      return log.read(commit, path);
    },
  };
  const history = new History(
    reading,
    () => true,
    async () => done.push('pause'),
  );
  const traced = async (path: string, text: string) =>
    history.traced({ path, text, span: { start: 0, end: text.length } });
  const [one, other] = [await traced('a.md', A(hotel(100))), await traced('b.md', B(hotel(140)))];
  expect(done.splice(0)).toEqual(['pause', 'pause']);
  expect((await history.agreement(one, other)).agreement?.commit.id).toBe('c1');
  expect(done.join(' ')).toBe('pause pause c1:a.md pause c2:b.md pause pause pause c1:b.md pause pause');
});
