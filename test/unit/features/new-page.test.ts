import { describe, expect, test } from 'vitest';
import { pathFor } from '../../../server/src/features/file-names';
import { folderBeside, foldersOf, newPage } from '../../../server/src/features/new-page';
import { parsePage } from '../../../server/src/page/parse';
import { keep, site } from '../../support/handbook';

describe('a page is named as the handbook names its pages', () => {
  test.each<[string, string, readonly string[], string]>([
    ['in small letters with hyphens where nothing shows another way', 'Time off', [], 'time-off.md'],
    ['kebab', 'Time off', ['parental-leave.md', 'Pay_Day.md', 'sick-days.md'], 'time-off.md'],
    ['snake', 'Time off', ['parental_leave.md', 'pay.md'], 'time_off.md'],
    ['spaces', 'Time off at ACME', ['Parental leave.md', 'Pay.md'], 'Time off at ACME.md'],
    ['Title_Case', 'time off', ['Parental_Leave.md', 'Pay.md'], 'Time_Off.md'],
    ['Sentence-case', 'time off', ['Parental-leave.md', 'Sick-days.md', 'Pay.md'], 'Time-off.md'],
    ['abbreviations show no case', 'Time off', ['FAQ.md', 'pay_day.md'], 'time_off.md'],
    ['the ending of the others', 'Time off', ['pay-day.mdx', 'perks.mdx', 'old.md'], 'time-off.mdx'],
    ['letters of every language', 'Über uns – L’équipe, 24/7', ['pay-day.md'], 'über-uns-léquipe-24-7.md'],
    ['a language at the end is no part of the name', 'Time off', ['pay_day.de.md', 'pay_day.md'], 'time_off.md'],
  ])('%s', (_, title, paths, path) => {
    expect(pathFor(title, '', paths)).toBe(path);
  });

  test('the folder’s own pages decide, as far as they show it', () => {
    const paths = ['a/pay_day.md', 'a/perks.md', 'b/Pay-Day.md', 'b/Sick-Days.md', 'c/Pay.md'];
    expect(pathFor('Time off', 'a', paths)).toBe('a/time_off.md');
    expect(pathFor('Time off', 'b', paths)).toBe('b/Time-Off.md');
    expect(pathFor('Time off', 'c', paths)).toBe('c/Time-off.md');
  });

  test.each<[string, readonly string[], string]>([
    [
      'as the page of a folder where the siblings are',
      ['p/pay_day/index.md', 'p/perks/index.md'],
      'p/time_off/index.md',
    ],
    ['so too by other names', ['p/a/README.md', 'p/b/README.md', 'p/README.md', 'x.md'], 'p/time-off/README.md'],
    [
      'as the handbook does where the folder does not show it',
      ['a/x/_index.md', 'a/y/_index.md'],
      'p/time-off/_index.md',
    ],
    ['not for folders with more pages', ['p/a/index.md', 'p/a/x.md', 'p/b/index.md', 'p/b/y.md'], 'p/time-off.md'],
    ['not for a few', ['p/a/index.md', 'p/x.md', 'p/y.md'], 'p/time-off.md'],
  ])('%s', (_, paths, path) => {
    expect(pathFor('Time off', 'p', paths)).toBe(path);
  });

  test('not at all without letters and digits', () => {
    expect(pathFor('🎉 !', '', ['a.md'])).toBeNull();
  });
});

describe('a new page', () => {
  const page = (title: string, heading = `# ${title}\n`): string =>
    `---\ntitle: ${title}\nlayout: wide\nowner: ${title}\n---\n\n${heading}`;

  test('begins as its siblings do', async () => {
    const { kept } = await keep({
      ...site('hugo'),
      'people/pay.md': page('Pay'),
      'people/perks.md': page('Perks'),
      'plain.md': '# Plain\n',
    });
    expect(await newPage('Time off', 'people', kept.handbook)).toEqual({
      path: 'people/time-off.md',
      text: '---\ntitle: Time off\nlayout: wide\nowner: ""\n---\n\n# Time off\n\n',
    });
  });

  test('has no heading where the siblings leave it to the site', async () => {
    const bare = (title: string) => page(title, '## First\n');
    const { kept } = await keep({ ...site('hugo'), 'pay.md': bare('Pay'), 'perks.md': bare('Perks') });
    expect(await newPage('Time off', '', kept.handbook)).toMatchObject({
      text: '---\ntitle: Time off\nlayout: wide\nowner: ""\n---\n\n',
    });
  });

  test('has no frontmatter where no page has, and takes nothing that is a lone sibling’s own', async () => {
    const { kept } = await keep({ ...site('github'), 'a.md': '# A\n', 'b/c.md': '# C\n' });
    expect(await newPage('Time off', 'b', kept.handbook)).toEqual({ path: 'b/time-off.md', text: '# Time off\n\n' });
    const lone = await keep({ ...site('github'), 'a.md': page('A'), 'b.md': page('B'), 'c/d.md': page('D') });
    expect(await newPage('New', 'c', lone.kept.handbook)).toMatchObject({
      text: '---\ntitle: New\nlayout: wide\nowner: ""\n---\n\n# New\n\n',
    });
  });

  test.each([
    [
      'TOML',
      (title: string) => `+++\ntitle = "${title}"\nlayout = 'wide'\ntags = ["pay"]\n[menu.main]\nparent = "pay"\n+++\n`,
      '+++\ntitle = "Time \\"off\\""\nlayout = "wide"\ntags = ["pay"]\nmenu = { main = { parent = "pay" } }\n+++\n',
    ],
    [
      'TOML with its name',
      (title: string) => `---toml\r\ntitle = "${title}"\r\n---\r\n`,
      '---toml\ntitle = "Time \\"off\\""\n---\n',
    ],
    [
      'JSON',
      (title: string) => `{\n  "title": "${title}",\n  "tags": []\n}\n`,
      '{\n  "title": "Time \\"off\\"",\n  "tags": []\n}\n',
    ],
  ])('has its frontmatter in the language of most siblings: %s', async (_, frontmatter, expected) => {
    const { kept } = await keep({
      ...site('hugo'),
      'pay.md': `${frontmatter('Pay')}\n# Pay\n`,
      'perks.md': `${frontmatter('Perks')}\n# Perks\n`,
      'plan.md': '---\ntitle: Plan\n---\n\n# Plan\n',
    });
    const made = await newPage('Time "off"', '', kept.handbook);
    expect(made).toMatchObject({ text: `${expected}\n# Time "off"\n\n` });
    expect(parsePage('text' in made ? made.text : '').frontmatter?.data).toMatchObject({ title: 'Time "off"' });
  });

  test('leaves out what each sibling fills in its own way, but for texts, and is named by what names a page', async () => {
    const full = (n: number) =>
      `---\ntitle: P${n}\nsubtitle: S${n}\norder: ${n}\nredirect_from: [/old/${n}]\ntags: [pay]\nowner: O${n}\n---\n\n# P\n`;
    const { kept } = await keep({ ...site('jekyll'), 'a.md': full(1), 'b.md': full(2), 'c.md': full(3) });
    expect(await newPage('Time off', '', kept.handbook)).toMatchObject({
      text: '---\ntitle: Time off\nsubtitle: ""\ntags:\n  - pay\nowner: ""\n---\n\n# Time off\n\n',
    });
  });

  test('has no frontmatter where most siblings have none', async () => {
    const bare = { 'b.md': '# B\n', 'c.md': '# C\n', 'd/e.md': page('E'), 'd/f.md': page('F') };
    const { kept } = await keep({ ...site('github'), 'a.md': page('A'), ...bare });
    expect(await newPage('Time off', '', kept.handbook)).toMatchObject({ text: '# Time off\n\n' });
  });

  test('begins as the pages of its sibling folders where it is the page of a folder', async () => {
    const { kept } = await keep({
      ...site('hugo'),
      'people/pay/index.md': page('Pay'),
      'people/perks/index.md': page('Perks'),
      'plans/a.md': '---\nyear: 2024\n---\n',
      'plans/b.md': '---\nyear: 2024\n---\n',
      'plans/c.md': '---\nyear: 2024\n---\n',
    });
    expect(await newPage('Time off', 'people', kept.handbook)).toEqual({
      path: 'people/time-off/index.md',
      text: '---\ntitle: Time off\nlayout: wide\nowner: ""\n---\n\n# Time off\n\n',
    });
  });

  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['a page', 'Pay', { 'pay.md': '' }, 'There is pay.md already.'],
    ['a page in another case', 'Pay', { 'PAY.md': '', 'a.md': '', 'b.md': '' }, 'There is pay.md already.'],
    [
      'a file that is no page',
      'Pay',
      { '.gitignore': 'pay.md\n', 'pay.md': '', 'a.md': '' },
      'There is pay.md already.',
    ],
    [
      'the address',
      'Pay',
      { 'pay/index.md': '', 'a.md': '', 'b.md': '' },
      'pay/index.md is published at /pay/ already.',
    ],
    ['no name', '…', { 'a.md': '' }, 'A title needs letters or digits: the file is named after it.'],
  ])('is not made where there is %s', async (_, title, files, problem) => {
    const { kept } = await keep({ ...site('hugo'), ...files });
    expect(await newPage(title, '', kept.handbook)).toEqual({ problem });
  });
});

test('folders are those with pages, up to the root; beside a folder’s only page is beside the folder', async () => {
  const { kept } = await keep(
    {
      'docs/handbook.config.json': '{}',
      'docs/a/b/c.md': '',
      'docs/a/d/index.md': '',
      'docs/index.md': '',
    },
    { requested: false },
  );
  expect([...foldersOf(kept.handbook)]).toEqual([
    ['docs', 3],
    ['docs/a', 2],
    ['docs/a/b', 1],
    ['docs/a/d', 1],
  ]);
  expect(folderBeside('docs/a/b/c.md', kept.handbook)).toBe('docs/a/b');
  expect(folderBeside('docs/a/d/index.md', kept.handbook)).toBe('docs/a');
  expect(folderBeside('docs/index.md', kept.handbook)).toBe('docs');
});
