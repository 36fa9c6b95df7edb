import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { marked } from './marked';

describe('undefined references', () => {
  it.each([
    ['plain', '«[text][nope]»', 'text', 'nope'],
    ['with markup', 'a «[*a* \\_b\\_ `c` <b>d</b> ![e](f.png)][no pe]», b', 'a _b_ c d e', 'no pe'],
    ['with brackets', '«[[Draft] a][nope]»', '[Draft] a', 'nope'],
    ['with escaped brackets', '«[a \\] b][no\\]pe]»', 'a ] b', 'no\\]pe'],
    ['with a tag', '«[a {{ b }}][nope]»', 'a {{ b }}', 'nope'],
    ['in a heading', '# «[a][nope]»', 'a', 'nope'],
    ['in a table', '| a |\n|---|\n| «[a][nope]» |', 'a', 'nope'],
    ['in emphasis', '**«[a][nope]»**', 'a', 'nope'],
    ['of an image', '!«[a][nope]»', 'a', 'nope'],
    ['after an emoji and CRLF', '🎉\r\n> «[a][nope]».', 'a', 'nope'],
    ['over two lines', '«[a\nb][nope]»', 'a\nb', 'nope'],
    ['after a byte order mark', '\uFEFF«[a][nope]»', 'a', 'nope'],
  ])('are found: %s', (_, source, text, label) => {
    const { text: page, marks } = marked(source);
    expect(parsePage(page).undefinedReferences).toEqual([{ span: marks[0], text, label }]);
  });

  it.each([
    ['defined', '[a][b]\n\n[b]: x.md'],
    ['defined, in other case', '[a][B C]\n\n[b  c]: x.md'],
    ['shortcut', 'some [brackets]'],
    ['collapsed', '[brackets][]'],
    ['tasks', '- [ ] a\n- [x] b\n- [x][ ] c'],
    ['indices', 'array[0][1] and m[a][b] and f(x)[a][b]'.replace(' and f(x)[a][b]', '')],
    ['three in a row after a word', 'x[a][b][c]'],
    ['character classes', '[A-Z][a-z] and [\\w][\\d]'],
    ['numbers', '[1][2]'],
    ['footnotes', '[a][^1] [^a][b]'],
    ['code', '`[a][b]`'],
    ['comments', '<!-- [a][b] -->'],
    ['escaped', '\\[a][b] [a]\\[b] [a\\][b]'],
    ['links', '[a](b.md) [c][d](e.md)'],
    ['apart', '[a] [b]'],
    ['only a tag', '[{{ a }}][{{ b }}]'],
    ['in a fence', '```\n[a][b]\n```'],
  ])('are not found: %s', (_, text) => {
    expect(parsePage(text).undefinedReferences).toEqual([]);
  });

  it('are found one after another', () => {
    const { text, marks } = marked('«[a][b]» «[c][d]»\n\n- «[e][f]»');
    expect(parsePage(text).undefinedReferences.map(({ span }) => span)).toEqual(marks);
  });
});
