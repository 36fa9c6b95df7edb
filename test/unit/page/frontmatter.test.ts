import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { marked } from './marked';

function frontmatter(text: string) {
  return parsePage(text).frontmatter;
}

describe('frontmatter', () => {
  it('is read when its first line is the first of the page', () => {
    const { text, marks } = marked('---\n«title: Hello\ntags: [a, b]\n»---\n\n# Heading\n');
    expect(frontmatter(text)).toEqual({
      language: 'yaml',
      span: { start: 0, end: text.indexOf('\n\n#') },
      content: marks[0],
      data: { title: 'Hello', tags: ['a', 'b'] },
      misplaced: false,
      problems: [],
      places: [
        { pointer: '/title', key: { start: 4, end: 9 }, value: { start: 11, end: 16 }, plain: true },
        { pointer: '/tags', key: { start: 17, end: 21 }, value: { start: 23, end: 29 }, plain: false },
        { pointer: '/tags/0', key: null, value: { start: 24, end: 25 }, plain: true },
        { pointer: '/tags/1', key: null, value: { start: 27, end: 28 }, plain: true },
      ],
    });
  });

  it.each([
    ['a byte order mark', '\uFEFF---\n«a: 1\n»---\n'],
    ['CRLF', '---\r\n«a: 1\r\n»---\r\ntext'],
    ['CR', '---\r«a: 1\r»---\rtext'],
    ['spaces after the dashes', '---  \n«a: 1\n»---  \ntext'],
    ['the end of the page right after it', '---\n«a: 1\n»---'],
  ])('is read with %s', (_, source) => {
    const { text, marks } = marked(source);
    expect(frontmatter(text)).toMatchObject({ content: marks[0], data: { a: 1 }, misplaced: false });
  });

  it('may be empty, and is then no mapping', () => {
    expect(frontmatter('---\n---\ntext')).toEqual({
      language: 'yaml',
      span: { start: 0, end: 7 },
      content: { start: 4, end: 4 },
      data: null,
      misplaced: false,
      problems: [],
      places: [],
    });
  });

  it.each([
    ['broken', '---\na: [1\nb: 2\n---\n'],
    ['a list', '---\n- a\n---\n'],
    ['made of a thousand million aliases', `---\na: &a [x,x,x,x,x,x,x,x,x,x]\n${bomb()}---\n`],
    ['nested too deep to read', `---\na: ${'['.repeat(20_000)}\n---\n`],
    ['a list in a list, again and again', `---\n${'- '.repeat(2_000)}a\n---\n`],
    ['a key of a key, again and again', `---\n${'? '.repeat(2_000)}a\n---\n`],
    ['a text whose keys are taken over', '---\ntitle: Pay\n<<: word\n---\n'],
    ['nothing that is taken over', '---\ntitle: Pay\n<<:\n---\n'],
    ['a name without a group that is taken over', '---\ntitle: Pay\n<<: *base\n---\n'],
    ['a group that takes over itself', '---\nbase: &base\n  <<: *base\n---\n'],
  ])('has no data when it is %s', (_, text) => {
    expect(frontmatter(text)).toMatchObject({ data: null, misplaced: false });
  });

  it('is read with half a million spaces before a value', () => {
    expect(frontmatter(`---\ntitle: ${' '.repeat(500_000)}Pay\n---\n`)?.data).toEqual({ title: 'Pay' });
  });

  it('holds JSON values alone', () => {
    expect(frontmatter('---\nday: 2024-02-01\nno: .inf\n1: one\n<<: {inherited: true}\n---\n')?.data).toEqual({
      day: '2024-02-01',
      no: null,
      1: 'one',
      inherited: true,
    });
  });

  it('is misplaced below a blank line, and is then neither heading nor link', () => {
    const { text, marks } = marked('\n  \n«---\nlink: "[x](y.md)"\ntitle: Low\n---»\n# Heading\n');
    const page = parsePage(text);
    expect(page.frontmatter).toMatchObject({ span: marks[0], data: { title: 'Low' }, misplaced: true });
    expect(page.links).toEqual([]);
    expect(page.headings.map(({ content }) => text.slice(content.start, content.end))).toEqual(['Heading']);
  });

  it('is misplaced after CRLF and a byte order mark too', () => {
    const { text, marks } = marked('\uFEFF\r\n«---\r\ntitle: Low\r\n---»\r\n\r\n[x](y.md)');
    const page = parsePage(text);
    expect(page.frontmatter).toMatchObject({ span: marks[0], data: { title: 'Low' }, misplaced: true });
    expect(page.links[0]?.destination).toEqual({ start: text.length - 5, end: text.length - 1 });
  });

  it.each([
    ['a rule, prose and a rule', '\n---\nSome prose.\n\n---\n'],
    ['a rule and a paragraph that starts like a key', '\n---\nNote: this is prose.\n\nMore of it.\n\n---\n'],
    ['no end, below a blank line', '\n---\ntitle: x\n'],
    ['no end, and a line that may be prose', '---\nNote: this is prose.\n\nMore of it.\n'],
    ['text before it', 'text\n---\na: 1\n---\n'],
  ])('is not there: %s', (_, text) => {
    expect(frontmatter(text)).toBeNull();
  });
});

/** Nine lines of YAML, each of them ten aliases of the line before. */
function bomb(): string {
  const names = [...'abcdefghij'];
  return names
    .slice(1)
    .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${names[index]}`).join(',')}]\n`)
    .join('');
}
