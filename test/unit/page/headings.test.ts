import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { marked } from './marked';

/** The parts of the page's headings, each as `kind:value`. */
function parts(text: string): string[][] {
  return parsePage(text).headings.map((heading) => heading.parts.map(({ kind, value }) => `${kind}:${value}`));
}

describe('headings', () => {
  it.each([
    ['ATX', '## «Hello *you*»', 2],
    ['ATX, closed', '### «Hello» ##', 3],
    ['ATX, indented', '   # «Hello»', 1],
    ['ATX with a tab', '##\t«Hello»', 2],
    ['ATX without content', '## «»', 2],
    ['setext', '«Hello»\n===', 1],
    ['setext over two lines', '«Hello\nyou»\n---', 2],
    ['in a quote', '> ## «Hello»', 2],
    ['in a list', '1. item\n\n   ## «Hello»', 2],
    ['as a list item', '- ## «Hello»', 2],
    ['after a paragraph', 'text\n## «Hello»', 2],
    ['after a byte order mark', '\uFEFF# «Hello»', 1],
    ['after CRLF and an emoji', '🎉\r\n\r\n# «Hello 🎉»\r\n', 1],
    ['HTML', '<h4 class="x">«Hello»</h4>', 4],
    ['HTML in a block', '<div>\n<h2>\n«  Hello\n»</h2>\n</div>'.replace('\n«', '«\n'), 2],
    ['HTML in a quote', '> <h2>«Hello»</h2>', 2],
  ])('are found: %s', (_, source, level) => {
    const { text, marks } = marked(source);
    expect(parsePage(text).headings).toMatchObject([{ level, content: marks[0] }]);
  });

  it.each([
    ['seven hashes', '####### no'],
    ['no space', '##no'],
    ['indented code', '    ## no'],
    ['a fence', '```\n## no\n```'],
    ['a comment', '<!--\n## no\n-->'],
    ['raw HTML', '<div>\n## no\n</div>'],
    ['a comment that a blank line seems to end', '<div><!-- a\n\n## no\n\n--></div>'],
    ['an unclosed HTML heading', '<h2>no\n'],
    ['a template comment', '{% comment %}\n\n## no\n\n{% endcomment %}'],
  ])('are not found: %s', (_, text) => {
    expect(parsePage(text).headings).toEqual([]);
  });

  it('cover their markers', () => {
    const { text, marks } = marked('a\n\n«## Hello ##»\n\n«Bye\n---»\n\n«<h3>Hi</h3>»\n');
    expect(parsePage(text).headings.map(({ span }) => span)).toEqual(marks);
  });

  it('are made of parts, entities and escapes decoded', () => {
    expect(parts('## A *b* `c` ![alt](x.png) <b>d</b> &amp; \\*e\\* [f](g.md) {% icon "h" %}')).toEqual([
      [
        'text:A ',
        'text:b',
        'text: ',
        'code:c',
        'text: ',
        'alt:alt',
        'text: ',
        'html:<b>',
        'text:d',
        'html:</b>',
        'text: & *e* ',
        'text:f',
        'text: ',
        'template:{% icon "h" %}',
      ],
    ]);
    expect(parts('Soft\nbreak\n===')).toEqual([['text:Soft', 'break:\n', 'text:break']]);
    expect(parts('## Comment <!-- hidden --> end')).toEqual([['text:Comment ', 'html:<!-- hidden -->', 'text: end']]);
    expect(parts('## {{ a }}{{ b }} `{{ c }}`')).toEqual([
      ['template:{{ a }}', 'template:{{ b }}', 'text: ', 'code:{{ c }}'],
    ]);
    expect(parts('## Foot[^1] and [ref] and [x][y]')).toEqual([['text:Foot[^1] and [ref] and [x][y]']]);
    expect(parts('## Foot[^1] and [^2]\n\n[^1]: note')).toEqual([['text:Foot', 'footnote:[^1]', 'text: and [^2]']]);
    expect(parts('## ~~Struck~~ H~2~O ~~ a ~~ b~~')).toEqual([['text:Struck H~2~O ~~ a ~~ b~~']]);
    expect(parts('## ![Logo][l]\n\n[l]: x.png')).toEqual([['alt:Logo']]);
  });

  it('keep what was written where entities stand', () => {
    expect(parsePage('## R&amp;D \\* {#x}').headings[0]?.parts).toEqual([
      { kind: 'text', value: 'R&D *', written: 'R&amp;D \\*' },
      { kind: 'attributes', value: ' {#x}' },
    ]);
    expect(parsePage('## R&D \\*').headings[0]?.parts).toEqual([{ kind: 'text', value: 'R&D *' }]);
  });

  it.each([
    ['## A *b* ##', '## A *b* ##'],
    ['> A\n> b\n> ---', 'A\n> b\n> ---'],
    ['text <b>\n\n<h2>A</h2>', '<h2>A</h2>'],
    ['## A {{ b }}', '## A {{ b }}'],
  ])('keep their source: %j', (text, source) => {
    expect(parsePage(text).headings).toMatchObject([{ source }]);
  });

  it.each([
    ['  ## indented', ['indented']],
    ['text\n ## indented', ['indented']],
    ['- item\n\n  ## indented', ['in-item']],
    ['- ## no', []],
    ['>  ## no', []],
    ['- item\n\n    ## no', []],
    ['<details>\n\n## inside\n\n</details>', ['in-html']],
    ['<div><p>\n\n## inside\n\n</p></div>', ['in-html']],
    ['<div>\n\n</div>\n\n## no', []],
    ['<div>\n\n## no', []],
    ['<br>\n\n## no\n\n</div>', []],
    ['<a name="x">\n\n## no\n\n</a>', []],
    ['<div markdown="1">\n\n## no\n\n</div>', []],
    ['<section>\n\n<div markdown>\n\n## inside\n\n</div>\n\n</section>', ['in-html']],
  ])('tell what is odd about them: %j', (text, oddities) => {
    expect(parsePage(text).headings).toMatchObject([{ oddities }]);
  });

  it('in HTML are made of parts too', () => {
    expect(parts('<h2 id="x">\n  R&amp;D <em>and\n  more</em>\n</h2>')).toEqual([
      ['text:R&D ', 'html:<em>', 'text:and more', 'html:</em>'],
    ]);
    expect(parsePage('<h2 id="x">A</h2>').headings).toMatchObject([{ html: true, htmlId: 'x', customId: null }]);
    expect(parsePage('<h2>A</h2>').headings).toMatchObject([{ html: true, htmlId: null }]);
    expect(parsePage('## A').headings).toMatchObject([{ html: false, htmlId: null }]);
  });

  it.each([
    ['## A {#«my-id»}', ' {#my-id}'],
    ['## A{#«my-id»}', '{#my-id}'],
    ['## A { #«my-id» }', ' { #my-id }'],
    ['## A {: #«my-id»}', ' {: #my-id}'],
    ['## A {:#«my-id»}', ' {:#my-id}'],
    ['## A {.big #«my-id»}', ' {.big #my-id}'],
    ['## A {#«my-id» .big}', ' {#my-id .big}'],
    ['## A {id="«my-id»"}', ' {id="my-id"}'],
    ['## A {#«my-id»} ##', ' {#my-id}'],
    ['## A {/* #«my-id» */}', ' {/* #my-id */}'],
    ['## A {#«a.b:c_d»}', ' {#a.b:c_d}'],
    ['## A {#«été»}', ' {#été}'],
    ['A {#«my-id»}\n---', ' {#my-id}'],
  ])('have a custom id: %s', (source, attributes) => {
    const { text, marks } = marked(source);
    const span = marks[0] ?? { start: 0, end: 0 };
    const [heading] = parsePage(text).headings;
    expect(heading?.customId).toEqual({ id: text.slice(span.start, span.end), span });
    expect(heading?.parts).toEqual([
      { kind: 'text', value: 'A' },
      { kind: 'attributes', value: attributes },
    ]);
  });

  it('have the custom id as it is written, with a tag in it too', () => {
    const { text, marks } = marked('## A {#«b-{{ c }}»}');
    expect(parsePage(text).headings).toMatchObject([{ customId: { id: 'b-{{ c }}', span: marks[0] } }]);
  });

  it.each([
    ['## A\n{: #«x»}', 'A'],
    ['## A\r\n{:#«x»}\r\n\r\ntext', 'A'],
    ['> ## A\n> {:#«x»}', 'A'],
    ['A\n---\n{: .big #«x»}\n', 'A'],
  ])('have a custom id on the next line: %j', (source, content) => {
    const { text, marks } = marked(source);
    const [heading] = parsePage(text).headings;
    expect(heading?.customId).toEqual({ id: 'x', span: marks[0] });
    expect(heading?.parts).toEqual([{ kind: 'text', value: content }]);
  });

  it.each([
    ['a code span', '## A `{#x}`', ['text:A ', 'code:{#x}']],
    ['escaped braces', '## A \\{#x\\}', ['text:A {#x}']],
    ['an escaped opening brace', '## A \\{#x}', ['text:A {#x}']],
    ['in the middle', '## A {#x} b', ['text:A {#x} b']],
    ['empty', '## A {#}', ['text:A {#}']],
    ['with a space', '## A {#my id}', ['text:A {#my id}']],
    ['no end', '## A {#x', ['text:A {#x']],
    ['two lines below', '## A\n\n{:#x}', ['text:A']],
    ['a class only', '## A {.big}', ['text:A', 'attributes: {.big}']],
    ['before it another', '## A {#one} {.two}', ['text:A {#one}', 'attributes: {.two}']],
  ])('have no custom id: %s', (_, text, expected) => {
    expect(parsePage(text).headings).toMatchObject([{ customId: null }]);
    expect(parts(text)).toEqual([expected]);
  });

  it('are nothing but attributes', () => {
    expect(parts('## {#only}')).toEqual([['attributes:{#only}']]);
  });

  it('stand in the order of the text', () => {
    expect(parts('# a\n\n> ## b\n\n<h2>c</h2>\n\n- # d\n\ne\n=')).toEqual([
      ['text:a'],
      ['text:b'],
      ['text:c'],
      ['text:d'],
      ['text:e'],
    ]);
  });
});
