import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../../../server/src/page/parse';
import { keep, site, textAfter } from '../../../../support/handbook';
import { marked } from '../../../page/marked';
import { blocks } from './blocks';
import { lines } from './lines';
import { meanings } from './meanings';
import { values } from './values';

/** As the tables say it, and with the line ends of Windows. */
describe.each([
  ['\n', (text: string) => text],
  ['\r\n', (text: string) => text.replaceAll('\n', '\r\n')],
])('line ends %j', (_, ends) => {
  test.each([...values, ...lines, ...meanings, ...blocks])('%s', async (_name, source, message, fixed, meant) => {
    const handbook = await keep({ ...site('github'), 'page.md': ends(source) });
    const { text, marks } = marked(ends(source));
    const findings = await handbook.keeper.findings('page.md');
    expect(findings.map(({ rule, span, message: said }) => ({ rule, span, said }))).toEqual([
      { rule: 'frontmatter/syntax', span: marks[0], said: message },
    ]);
    const [fix] = await handbook.fixes('page.md');
    if (fix === undefined) throw new Error('nothing is offered');
    const after = textAfter(fix, 'page.md', text);
    expect(after).toBe(ends(fixed));
    expect(parsePage(after).frontmatter).toMatchObject({ data: meant, problems: [], misplaced: false });
  });
});

test('of two keys either may be kept, and neither is certain unless they say the same', async () => {
  const handbook = await keep({
    'page.md': '---\ntitle: Pay\ntitle: Wages\n---\n',
    'same.md': '---\na: 1\na: 1\n---\n',
  });
  expect(await handbook.offered('page.md')).toEqual([
    'Remove this "title"',
    'Keep this "title" and remove the one above',
  ]);
  expect(await handbook.fixed('page.md', 'Keep this "title" and remove the one above')).toBe(
    '---\ntitle: Wages\n---\n',
  );
  expect(await handbook.offered('same.md')).toEqual([
    'Remove this "a", preferred',
    'Keep this "a" and remove the one above',
  ]);
});

test('several slips are each said, and all fixes together put them right', async () => {
  const handbook = await keep({ 'page.md': '---\ntitle: Pay«:» day\nowner: «@»jo\ntags:\n«\t»- a\n---\n' });
  expect((await handbook.said('page.md')).map((line) => line.split(':')[0])).toEqual([
    'error frontmatter/syntax ',
    'error frontmatter/syntax @',
    'error frontmatter/syntax \t',
  ]);
  const fixes = await Promise.all([0, 1, 2].map((index) => handbook.fixes('page.md', index)));
  const edits = fixes.flatMap(([first]) => first?.edits ?? []);
  const after = textAfter(
    { title: '', why: '', preferred: true, edits, create: [] },
    'page.md',
    await handbook.keeper.text('page.md'),
  );
  expect(parsePage(after).frontmatter?.data).toEqual({ title: 'Pay: day', owner: '@jo', tags: ['a'] });
});

test.each([
  ['curly quotes that do no harm', '---\ntitle: “Pay”\n---\n', 'warning'],
  ['curly quotes that break it', '---\ntitle: “Pay: day”\n---\n', 'error'],
])('%s', async (_, page, severity) => {
  const handbook = await keep({ 'page.md': page });
  expect((await handbook.finding('page.md')).severity).toBe(severity);
});

test.each([
  ['a text', 'a: 1\n«<<: word»\n'],
  ['nothing', 'a: 1\n«<<:»\n'],
  ['a name of a text', 'a: &a Pay\nb:\n  «<<: *a»\n'],
  ['a list with a text', 'a: &a {x: 1}\nb:\n  «<<: [*a, word]»\n'],
])('no keys can be taken over from %s', async (_, yaml) => {
  const { said } = await keep({ 'page.md': `---\n${yaml}---\n` });
  expect(await said('page.md')).toEqual([
    expect.stringContaining('"<<" takes over the keys of a group, and what stands behind it is none.'),
  ]);
});

describe('too much to read is said, once', () => {
  test('an alias bomb', async () => {
    const lines = [...'bcdefghij'].map(
      (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(',')}]\n`,
    );
    const handbook = await keep({ 'page.md': `---\na: &a [x,x,x,x,x,x,x,x,x,x]\n${lines.join('')}---\n# Pay\n` });
    expect(await handbook.said('page.md')).toEqual([
      'error frontmatter/syntax *a: The names with "*" in this frontmatter stand for more than 100 values. It is not read further: write out what is needed.',
    ]);
  });

  test('brackets in brackets', async () => {
    const handbook = await keep({ 'page.md': `---\na: ${'['.repeat(20_000)}\n---\n` });
    expect((await handbook.finding('page.md')).message).toBe('This frontmatter is nested too deep to be read.');
  });

  test('a long block that is broken on each line', async () => {
    const handbook = await keep({ 'page.md': `---\n${'title: a: b\n'.repeat(5000)}---\n` });
    expect(await handbook.keeper.findings('page.md')).toHaveLength(1);
  });
});

test.each([
  ['an anchor that an alias uses', 'a: &x Pay\nb: *x\n'],
  ['a key with a colon in an item', 'meta:\n  - x\n  - og:image:\n      - a\n      - b\n'],
  ['lists in a list', 'head:\n  - - meta\n    - name: a\n      content: b\n  - - - x\n      - y\n    - z\n'],
  ['keys that are taken over', 'a: &x {p: 1}\nb: &y [{q: 1}]\nc:\n  <<: [*x, {r: 1}]\nd:\n  <<: *x\ne:\n  <<: *y\n'],
  ['a text over several lines', 'a: |\n  “Pay”: b: c\n  - x\n   - @y\n'],
  ['quotes inside a value', 'a: Pay "day" and it\'s “so”\n'],
  ['an address and a time', 'a: https://example.com:80/x\nb: 10:30\n'],
  ['a comment', '# title: a: b\na: 1 # so: it\n'],
  ['lists, mappings and blank lines', 'a: [x, {y: z}]\n\nb:\n- c\n-  d: e\n   f: g\n'],
  ['a quoted text over two lines', 'a: "Pay\n  day: x"\n'],
  ['a negative number in a list', 'a:\n  - -5\n  - 1\n'],
  ['a comment behind a key with a list', 'a: #one\n  - b\n'],
  ['a comment with a space', 'a: # so\nb: c # 1\n'],
  ['a heading of a number', 'a: Pay#1\n'],
  ['yes where any text may stand', 'answer: yes\n'],
  ['a day that the calendar has', 'a: 2024-02-29\nb: 2024-02-29T10:00:00Z\n'],
  ['a version like a date', 'a: 2024-99-99\n'],
  ['a text in brackets at the end', 'a: Pay [day]\n'],
  ['escapes that are meant', 'a: "x\\n\\"y\\" \\u00e4 C:\\\\new"\n'],
  ['a question over two lines', 'a: "Q:\\nWhat?"\n'],
  ['an emoji of several letters', 'a: 👩\u200d💻 Pay\n'],
  ['a list with a comma at its end', 'a: [b, c,]\n'],
  ['nothing at all', ''],
  ['a comment alone', '# to do\n'],
])('nothing is said of %s', async (_, yaml) => {
  const handbook = await keep({ 'page.md': `---\n${yaml}---\n` });
  expect(await handbook.said('page.md')).toEqual([]);
});
