import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { wordOf, wordsOf } from '../../../server/src/page/word-table';
import { ReadText } from '../../../server/src/page/words';
import { marked } from './marked';

function passages(text: string): string[] {
  const page = parsePage(text);
  return page.passages.map(({ kind, parent, section, words }) => {
    const said = words.flatMap(({ start, end }) => wordsOf(page.words.subarray(start, end)));
    return `${kind} of ${parent} in ${section}: ${said.join(' ')}`;
  });
}

/** The words, which must start at the marks. */
function wordsAt(source: string): string[] {
  const { text, marks } = marked(source);
  const page = parsePage(text);
  expect([...page.offsets]).toEqual(marks.map(({ start }) => start));
  return wordsOf(page.words);
}

describe('words', () => {
  it('are those that a reader sees, with where they start', () => {
    expect(wordsAt('«We»: *«are»* `«here»`, [«see»](b.md "title") ![alt](c.png)<br><b>«now»</b>!')).toEqual([
      'we',
      'are',
      'here',
      'see',
      'now',
    ]);
  });

  it.each([
    ['entities', '«Caf&eacute;» &amp; «bar»', ['café', 'bar']],
    ['an entity first', '&amp; «&Eacute;t&eacute;»', ['été']],
    ['entities in HTML', '<div>«Caf&eacute;» &amp; «&Eacute;t&#xe9;»&nbsp;«x»</div>', ['café', 'été', 'x']],
    ['escapes', "«snake»\\_«case» \\* «don\\'t»", ['snake', 'case', "don't"]],
    ['a curly apostrophe', '«What’s» «new»', ["what's", 'new']],
    ['quotes', "«the» ‘«new»’ '«way»'", ['the', 'new', 'way']],
    ['decomposed letters', '«Cafe\u0301» «x»', ['café', 'x']],
    ['other scripts', '«हिन्दी» «Привет» «日本語»', ['हिन्दी', 'привет', '日本語']],
    ['emoji', '🎉 «a»🎉«b»', ['a', 'b']],
    ['markup inside a word', '«Mid»**bold**word', ['midboldword']],
    ['CRLF in a quote', '> «one»\r\n> «two»', ['one', 'two']],
    ['a byte order mark', '\uFEFF«one»', ['one']],
    ['a tag', '«one» {% page "/x" %} {{ y }} «two»', ['one', 'two']],
    ['a comment', '«one» <!-- no --> «two»', ['one', 'two']],
    ['a hard break', '«one»\\\n«two»  \n«three»', ['one', 'two', 'three']],
  ])('are found with %s', (_, source, words) => {
    expect(wordsAt(source)).toEqual(words);
  });

  it('are the same in plain ASCII and beside other letters', () => {
    const wordsOf = (...pieces: string[]): [string, number][] => {
      const [text, found] = [new ReadText(), { words: [] as number[], offsets: [] as number[] }];
      for (const [index, piece] of pieces.entries()) text.add(piece, index * 1000);
      text.appendTo(found);
      return found.words.map((id, index) => [wordOf(id), found.offsets[index] ?? 0]);
    };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'binary-ascii' }), (one, other) => {
        expect([...wordsOf(one, other), ['é', 2001]]).toEqual(wordsOf(one, other, ' é'));
      }),
    );
  });
});

describe('passages', () => {
  it('are runs of paragraphs between headings and other blocks', () => {
    expect(
      passages('a\n\nb\n\n> c\n>\n> d\n\n[l]: x.md\n\ne\n\n# H\n\nf\n\n```\nno\n```\n\ng\n\n<p>html</p>\n\nh'),
    ).toEqual([
      'prose of null in -1: a b c d e',
      'prose of null in 0: f',
      'prose of null in 0: g',
      'prose of null in 0: html',
      'prose of null in 0: h',
    ]);
  });

  it('are lists and their items, nested ones too', () => {
    expect(passages('# H\n\n- a\n  - b\n    1. c\n\n  d\n- > e\n- \n\nf')).toEqual([
      'list of null in 0: a b c d e',
      'item of 0 in 0: a d',
      'item of 0 in 0: b',
      'item of 0 in 0: c',
      'item of 0 in 0: e',
      'prose of null in 0: f',
    ]);
  });

  it('are tables and their rows', () => {
    expect(passages('| a | b |\n|---|---|\n| c \\| d | `e` |\n| | |\n\n- | f |\n  |---|\n  | g |')).toEqual([
      'table of null in -1: a b c d e',
      'row of 0 in -1: a b',
      'row of 0 in -1: c d e',
      'table of null in -1: f g',
      'row of 3 in -1: f',
      'row of 3 in -1: g',
    ]);
  });

  it('are the rows, items and other text of HTML, without its headings', () => {
    const table = '<table>\n<tr><th>a</th><th>b<b>c</b></th></tr>\n<tr><td><ul><li>d<li>e</ul>\n</table>';
    expect(
      passages(`<div><h2>no</h2>f&amp;g <!-- no --> h\n${table}i\n<ol><li>j<ul><li>k</li></ul>l</li></ol></div>`),
    ).toEqual([
      'prose of null in 0: f g h',
      'table of null in 0: a bc d e',
      'row of 1 in 0: a bc',
      'row of 1 in 0: d e',
      'prose of null in 0: i',
      'list of null in 0: j k l',
      'item of 5 in 0: j l',
      'item of 5 in 0: k',
    ]);
  });

  it('span what they hold', () => {
    const { text, marks } = marked('«one\n\n> two»\n\n# H\n\n«- three»\n');
    const spans = parsePage(text).passages.map(({ span }) => span);
    expect(spans).toEqual([marks[0], marks[1], marks[1]]);
  });

  it('begin behind a comment of a template, after a byte order mark too', () => {
    const { text, marks } = marked('\uFEFF{% comment %}no{% endcomment %}\n«one»');
    expect(parsePage(text).passages.map(({ span }) => span)).toEqual(marks);
  });

  it('span the elements of HTML that hold their words', () => {
    const { text, marks } = marked(
      '<div>\n«<i>one</i> <b>two</b>» <br></div>\n<table>«<tr><td>three</td></tr>»</table>',
    );
    const spans = parsePage(text).passages.map(({ span }) => span);
    expect(spans).toEqual([marks[0], marks[1], marks[1]]);
  });

  it.each(['</h2>«{#id}&amp;»', '<div>\n«a&eacute;»&nbsp;\n</div>', '<div>&nbsp;«&eacute;t&eacute; &lt; b &gt;»'])(
    'end behind the entity that ends their HTML: %s',
    (source) => {
      const { text, marks } = marked(source);
      expect(parsePage(text).passages.map(({ span }) => span)).toEqual(marks);
    },
  );

  it('stand in the section of the last heading, an HTML one too', () => {
    expect(passages('# A\n\na\n\n<h2>B</h2>\n\nb\n\n> # C\n> c')).toEqual([
      'prose of null in 0: a',
      'prose of null in 1: b',
      'prose of null in 2: c',
    ]);
  });

  it('are not made of pages without words', () => {
    expect(passages('---\n\n***\n\n- \n- ![x](y.png)\n\n{{ x }}\n')).toEqual([]);
  });
});
