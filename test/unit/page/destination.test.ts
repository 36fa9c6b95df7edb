import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printDestination } from '../../../server/src/page/destination';
import { parsePage } from '../../../server/src/page/parse';

/** Replaces the destination of the page's only link. */
function replaced(text: string, url: string): string {
  const [link] = parsePage(text).links;
  if (!link) throw new Error(`no link in ${text}`);
  const { start, end } = link.destination;
  return text.slice(0, start) + printDestination(link, text, url) + text.slice(end);
}

describe('a printed destination', () => {
  it.each([
    ['[x](a.md)', 'b.md#c', '[x](b.md#c)'],
    ['[x](a.md "t")', 'b c(d).md', '[x](b%20c(d).md "t")'],
    ['[x](a.md)', 'b).md', '[x](b\\).md)'],
    ['[x](a.md)', 'b&amp;c', '[x](b\\&amp;c)'],
    ['[x](<a.md>)', 'b c<d>.md', '[x](<b c\\<d\\>.md>)'],
    ['[x]: a.md "t"', 'b c.md', '[x]: b%20c.md "t"'],
    ['<a href="a.md">x</a>', 'b?c&d="e"', '<a href="b?c&amp;d=&quot;e&quot;">x</a>'],
    ['<a href=a.md>x</a>', '/b/c.md', '<a href="/b/c.md">x</a>'],
    ['[x]({% page "/a/#b" %})', '/c/#d', '[x]({% page "/c/#d" %})'],
    ['[x]({% page "/a/" %}#b)', '/c/#d', '[x]({% page "/c/" %}#d)'],
    ['[x]({% page "/a/" %}#b)', '/c/', '[x]({% page "/c/" %})'],
    ['[x]({% link a.md %})', 'b c.md#d', '[x]({% link b c.md %}#d)'],
    ['[x]({% link "a.md" %}#b)', 'c.md', '[x]({% link "c.md" %})'],
    ['[x]({% link a.md %}#b)', '#c', '[x](#c)'],
    ['[x]({{ "/a" | relative_url }})', '/b#c', '[x]({{ "/b#c" | relative_url }})'],
    ['[x]({{% ref "a.md" %}}#b)', 'c.md#d', '[x]({{% ref "c.md" %}}#d)'],
    ['[x]({{< ref a.md >}})', 'b c.md#d', '[x]({{< ref "b c.md#d" >}})'],
    ['[x]({{< ref a.md >}}#b)', 'c.md#d', '[x]({{< ref c.md >}}#d)'],
    ['[x]({{< relref path="a.md" >}})', 'b.md', '[x]({{< relref path="b.md" >}})'],
    ['[x]({{ site.baseurl }}/a)', '/b c', '[x]({{ site.baseurl }}/b%20c)'],
    [
      '<a href="{{ site.baseurl }}{% link a.md %}">x</a>',
      'b.md#c',
      '<a href="{{ site.baseurl }}{% link b.md %}#c">x</a>',
    ],
  ])('in %s for %s', (text, url, expected) => {
    expect(replaced(text, url)).toBe(expected);
  });

  const PLACES = [
    '[x](a.md)',
    'some `code and [x](a.md "title") text',
    '[x](<a.md>)',
    '![x](<a.png> (title))',
    '[x]: a.md',
    '[x]: <a.md> "title"\n',
    '| a | b |\n|---|---|\n| [x](a.md) | c |',
    '| a |\n|---|\n| <a href="a.md">x</a> |',
    '> - [x](a.md)\r\n',
    '<a href="a.md">x</a>',
    "text <a href='a.md' class=x>x</a>",
    'text <a href=a.md>x</a>',
    '<img src=a.md alt=x />',
    '[x]({% page "/a/#b" %})',
    '<a href=\'{% page "/a/" %}\'>x</a>',
    '[x]({% page "/a/" %}#b)',
    '[x](<{% page "/a/" %}#b>)',
    '<a href="{% page \'/a/\' %}#b">x</a>',
    '[x]({% link a.md %})',
    '[x]({% link "a.md" %}#b)',
    '[x]({{ "/a" | relative_url }})',
    '[x]({{< relref "a.md" >}})',
    '[x]({{% ref "a.md" %}}#b)',
    '[x]({{< ref a.md >}})',
    '[x]({{< ref path="a.md" />}})',
    '[x]({{ site.baseurl }}/a)',
    '[x](<{{ site.baseurl }}/a>)',
    '<a href="{{ site.baseurl }}/a">x</a>',
    '<p><a href={{ site.baseurl }}/a>x</a></p>',
    '[x]({{ site.baseurl }}{% link a.md %})',
  ];

  it.each(PLACES)('reads as the URL that it was printed for: %s', (text) => {
    fc.assert(
      fc.property(urls(), (url) => {
        const { links } = parsePage(replaced(text, url));
        expect(links.map((link) => decoded(link.url))).toEqual([decoded(url)]);
      }),
      { numRuns: 80 },
    );
  });
});

/** Paths with a fragment: what files may be called, and what Markdown, HTML and template tags give a meaning to. */
function urls(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...['a', 'B', '9', 'é', '🎉', '-', '_', '*', '.', '/', '?', '=', '&', '&amp;', '&#38;', ';', ':', '%20', '+', '~'],
    ...[
      '(',
      ')',
      '[',
      ']',
      '<',
      '>',
      '{',
      '}',
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '"',
      "'",
      '`',
      '|',
      '\\',
      '!',
      ' ',
      '\t',
      '\n',
    ],
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  return fc
    .tuple(text, fc.option(text))
    .map(([path, fragment]) => `x${path}z${fragment === null ? '' : `#${fragment}y`}`);
}

/** Percent-encoding taken away as far as it is one, so that `a b` and `a%20b` are the same URL. */
function decoded(url: string): string {
  return url.replace(/%([\dA-F]{2})/gi, (_, byte) => String.fromCharCode(Number.parseInt(byte, 16)));
}
