import { describe, expect, it } from 'vitest';
import type { Link } from '../../../server/src/page/page';
import { parsePage } from '../../../server/src/page/parse';
import { marked } from './marked';

/** Expects the page's links to have exactly the marked destinations, and gives the links. */
function linksAt(source: string): readonly Link[] {
  const { text, marks } = marked(source);
  const { links } = parsePage(text);
  expect(links.map(({ destination }) => destination)).toEqual(marks);
  return links;
}

function link(source: string): Link | undefined {
  return linksAt(source)[0];
}

describe('links', () => {
  it('have a kind, a text and the range of their destination', () => {
    expect(linksAt('[a *b* `c`](«x.md#y») ![alt](«i.png "title"».'.replace(' "title"»', '» "title")'))).toEqual([
      { kind: 'inline', destination: { start: 12, end: 18 }, url: 'x.md#y', tag: null, text: 'a b c', embeds: false },
      { kind: 'image', destination: { start: 27, end: 32 }, url: 'i.png', tag: null, text: 'alt', embeds: true },
    ]);
    expect(link('[Label]: «x.md» "title"')).toMatchObject({ kind: 'definition', url: 'x.md', text: 'Label' });
    expect(link('<a href="«x.md»">a <b>b</b></a>')).toMatchObject({ kind: 'html', text: 'a b', embeds: false });
    expect(link('<img alt="Alt" src="«x.png»">')).toMatchObject({ kind: 'html', text: 'Alt', embeds: true });
  });

  it.each([
    ['a title', '[x](«a.md» "title")', 'a.md'],
    ['a title in parentheses', "[x]( «a.md» 'title' )", 'a.md'],
    ['angle brackets', '[x](<«a b.md»> "t")', 'a b.md'],
    ['escapes', '[x](«a\\_b\\(c.md»)', 'a_b(c.md'],
    ['entities', '[x](«a?b=1&amp;c=2»)', 'a?b=1&c=2'],
    ['percent-encoding', '[x](«a%20b.md»)', 'a%20b.md'],
    ['parentheses', '[x](«a(b).md»)', 'a(b).md'],
    ['brackets in the text', '[[Draft] x](«a.md»)', 'a.md'],
    ['an emoji before it', '🎉 [🎉](«🎉.md»)', '🎉.md'],
    ['CRLF before it', 'a\r\n\r\n[x](«a.md»)\r\n', 'a.md'],
    ['CR before it', 'a\r\r[x](«a.md»)\r', 'a.md'],
    ['a byte order mark', '\uFEFF[x](«a.md»)', 'a.md'],
    ['a line break in it', '[x\ny](\n«a.md»\n)', 'a.md'],
    ['a definition on two lines', '[x]:\n  «a.md»\n  "t"', 'a.md'],
    ['a definition in angle brackets', '[x]: <«a b.md»>', 'a b.md'],
    ['a noncharacter before it', '\uFDD0\uFDD1 {{ x }} [x](«a.md»)', 'a.md'],
  ])('may have %s', (_, source, url) => {
    expect(link(source)?.url).toBe(url);
  });

  it.each([
    ['a heading', '# [x](«a.md»)'],
    ['a table', '| a |\n|---|\n| [x](«a.md») \\| |'],
    ['a quote', '> a\n> [x](«a.md»)'],
    ['a list', '- a\n\n  - [x](«a.md»)'],
    ['emphasis', '**[x](«a.md»)**'],
    ["a footnote's text", '[^1]: See [x](«a.md»)'],
    ["a footnote's text alone", '[^1]: [x](«a.md»)'],
    ['HTML between blank lines', '<details>\n\n[x](«a.md»)\n\n</details>'],
    ['a line after a comment', '<!-- [x](b.md)\n[x](c.md) -->\n[x](«a.md»)'],
    ['text after a commented template line', '{% comment %}[x](b.md){% endcomment %}[x](«a.md»)'],
  ])('are found in %s', (_, source) => {
    expect(link(source)?.url).toBe('a.md');
  });

  it.each([
    ['code', '`[x](a.md)`'],
    ['a fence in a list', '- a\n\n  ```md\n  [x](a.md)\n  ```'],
    ['indented code', '    [x](a.md)'],
    ['a comment', '<!-- [x](a.md) <a href="b.md"> -->'],
    ['a comment in a paragraph over two lines', 'text <!-- a\n[x](a.md)\n--> text'],
    ['a comment in a block, past a blank line', '<div>\n<!-- a\n\n[x](a.md)\n\n<a href="b.md">b</a> -->\n</div>'],
    ['a template comment', '{# [x](a.md) #}'],
    ['a script', '<script>\nx = \'<a href="a.md">\';\n</script>'],
    ['a style', '<style>\n/* <a href="a.md"> */\n</style>'],
    ['escaped brackets', '\\[x](a.md) [x\\](a.md)'],
    ['literal brackets', 'some [brackets] and [ ] and [x]'],
    ['an empty destination', '![x]() [x](<>) [x]( ) <a href="">x</a>\n\n[x]: <>'],
    ['an autolink', '<https://example.com> https://example.com'],
    ['a reference', '[x][y] ![x][y] [y]'],
    ["a footnote's definition", '[^1]: a.md'],
    ['a tag that nobody knows', '[x]({{ page.url }}) [x]({% download "x.pdf" %}) [x](/a/{{ b }})'],
    ['other attributes', '<form action="a.md"><p cite="a.md" src="b.md" href="c.md">'],
    ['misplaced frontmatter', '\n---\na: "[x](a.md)"\n---\n'],
  ])('are not found in %s', (_, text) => {
    expect(parsePage(text).links).toEqual([]);
  });

  it('are found between empty parentheses', () => {
    expect(linksAt('[a](«») [b](«x») [c]( )').map(({ url }) => url)).toEqual(['', 'x']);
  });

  it('in links stand in the order of their destinations', () => {
    expect(linksAt('[![alt](«i.png»)](«a.md»)').map(({ text }) => text)).toEqual(['alt', 'alt']);
  });
});

describe('HTML links', () => {
  it.each([
    ['double quotes', '<a href="«a.md»">x</a>', 'a.md'],
    ['single quotes', "text <a href='«a.md»'>x</a>", 'a.md'],
    ['no quotes', '<a href=«a.md»>x</a>', 'a.md'],
    ['spaces', '<a\n  class="x" href = " «a.md» " >x</a>', 'a.md'],
    ['entities', '<a href="«a?b&amp;c»">x</a>', 'a?b&c'],
    ['upper case', '<A HREF="«a.md»">x</A>', 'a.md'],
    ['an area', '<map><area href="«a.md»"></map>', 'a.md'],
    ['a quote around a block', '> <div\n>   title="x">\n> <a href="«a.md»">x</a></div>', 'a.md'],
    ['a quote around one tag on two lines', '> <a\n>   href="«a.md»">x</a>', 'a.md'],
    ['a list around a block', '- <p\n    id="x"\n  ><a href="«a.md»">x</a></p>', 'a.md'],
    ['a video', '<video src="«a.mp4»"></video>', 'a.mp4'],
    ['a frame', '<iframe src="«a.html»"></iframe>', 'a.html'],
    ['a picture', '<picture><source src="«a.png»"></picture>', 'a.png'],
  ])('may have %s', (_, source, url) => {
    expect(link(source)?.url).toBe(url);
  });

  it('have the text up to their end, over Markdown too', () => {
    expect(link('<a href="«a.md»">one *two* `three` {{ four }}</a> five')?.text).toBe('one two three {{ four }}');
    expect(link('<a href="«a.md»">\n\none ![two](x.png)\n\n</a>'.replace('x.png', '«x.png»'))?.text).toBe('one two');
    expect(link('<a href="«a.md»"/> one')?.text).toBe('');
    expect(linksAt('<a href="«a.md»">one <a href="«b.md»">two\n\n# three').map(({ text }) => text)).toEqual([
      'one',
      'two',
    ]);
  });
});

describe('template tags as destinations', () => {
  it.each([
    ['[x]({% page "«/a/#b»" %})', 'page', '/a/#b'],
    ["[x]({%- page '«/a/»' -%})", 'page', '/a/'],
    ['[x]({%page "«/a b/»"%})', 'page', '/a b/'],
    ['[x]: {% page "«/a/#b»" %}', 'page', '/a/#b'],
    ['![x]({% page "«/a.png»" %})', 'page', '/a.png'],
    ['<a href="{% page "«/a/»" %}">x</a>', 'page', '/a/'],
    ['<a href={% page "«/a/»" %}>x</a>', 'page', '/a/'],
    ['[x](<{% page "«/a/»" %}> "t")', 'page', '/a/'],
    ['[x](«{% page "/a/" %}#b»)', 'page', '/a/#b'],
    ['[x](«{% page "/a/" %}#b» "t")', 'page', '/a/#b'],
    ['<a href="«{% page "/a/" %}#b&amp;c»">x</a>', 'page', '/a/#b&c'],
    ['[x](«{% link _a/b.md %}»)', 'link', '_a/b.md'],
    ['[x](«{% link a b-c.md -%}»)', 'link', 'a b-c.md'],
    ['[x](«{% link "a/b.md" %}#c»)', 'link', 'a/b.md#c'],
    ['[x]({{ "«/a»" | relative_url }})', 'relative_url', '/a'],
    ["[x]({{ '«/a»' | url }})", 'relative_url', '/a'],
    ['[x]({{"«/a»"|absolute_url}})', 'relative_url', '/a'],
    ['[x]({{< ref "«/a#b»" >}})', 'ref', '/a#b'],
    ['[x]({{< relref "«a.md»" >}})', 'relref', 'a.md'],
    ['[x]({{% ref "«a.md»" %}})', 'ref', 'a.md'],
    ['[x]({{< ref path="«a.md»" >}})', 'ref', 'a.md'],
    ['[x]({{< ref "«a.md»" outputFormat="rss" >}})', 'ref', 'a.md'],
    ['[x]({{< relref «a.md» >}})', 'relref', 'a.md'],
    ['[x]({{< ref `«a.md»` />}})', 'ref', 'a.md'],
    ['[x](«{{< ref a.md >}}#b»)', 'ref', 'a.md#b'],
    ['<a href="{{< ref "«a.md»" >}}">x</a>', 'ref', 'a.md'],
    ['[x]({{ site.baseurl }}«/a#b»)', 'baseurl', '/a#b'],
    ['[x]({{site.baseurl}}«/a\\_b» "t")', 'baseurl', '/a_b'],
    ['<img src="{{ site.baseurl }}«/a.png»">', 'baseurl', '/a.png'],
    ['[x]({{ site.baseurl }}«{% link a.md %}»)', 'link', 'a.md'],
    ['[x]({{ site.baseurl }}«{% link a.md %}#b»)', 'link', 'a.md#b'],
    ['[x]({{ site.baseurl }}{% page "«/a/»" %})', 'page', '/a/'],
    ['- 🎉 {{ a }} {% b %}\r\n- [{{ c }}]({% page "«/a/»" %})', 'page', '/a/'],
  ])('%s', (source, tag, url) => {
    expect(link(source)).toMatchObject({ tag, url });
  });

  it.each([
    '[x]({{ site.baseurl }})',
    '[x]({{ page.url }}/a)',
    '[x](/a{% page "/b" %})',
    '[x]({{ site.baseurl }}/a{{ b }})',
    '[x]({{ site.baseurl }}/a{% link b.md %})',
    '[x]({{ site.baseurl }}{{ site.baseurl }}{% link b.md %})',
    '[x]({% page "/a" %}{% page "/b" %})',
    '[x]({% page a %})',
    '[x]({{< ref path="a.md" lang="de" >}})',
    '[x]({{< ref "a.md" "b" >}})',
    '[x]({{< ref a/b.md >}})',
    '[x]({{ "/a" | upcase }})',
    `[x]({% page "${'a'.repeat(2000)}" %})`,
  ])('are unknown: %s', (text) => {
    expect(parsePage(text).links).toEqual([]);
  });

  it('in texts are kept as written', () => {
    expect(link('[a {{ b }} *{% c %}*](«x.md»)')?.text).toBe('a {{ b }} {% c %}');
    expect(link('![a {{ b }}](«x.png»)')?.text).toBe('a {{ b }}');
  });
});
