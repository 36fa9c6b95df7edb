import fc from 'fast-check';

const PIECES = [
  ...[
    '#',
    '## ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '\t',
    '| a | b |\n|---|---|\n| ',
    '|',
    '---',
    '===',
    '```',
    '`',
    '***',
    '_',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\\',
    '&amp;',
    '&',
    ';',
    '\uFEFF',
    '\0',
    '\uFDD0',
    '🎉',
    '\uD83C',
    'é',
    'word',
    "it's",
    ' ',
  ],
  ...['[', ']', '(', ')', '](', '][', '!', '<', '>', '[x](y.md)', '[x]: y.md', '[a][b]', '[^1]: ', '<https://x.y>'],
  ...[
    '<a href="',
    '">',
    '</a>',
    '<h2 id="x">',
    '</h2>',
    '<!--',
    '-->',
    '<div>',
    '<script>',
    '</script>',
    '<br/>',
    ' id=x',
  ],
  ...['{{', '}}', '{%', '%}', '{#', '#}', '{% page "/x" %}', '{% link x %}', '{{ site.baseurl }}', '{% comment %}'],
  ...[
    '{% endcomment %}',
    '{#id}',
    '{: #id}',
    '\n---\na: 1\n---\n',
    '---\n',
    'key: value\n',
    '<!-- handbook-ignore a -->',
  ],
];

/** Texts of everything that may mean something on a page, in any order. */
export const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

const LINES = ['', '---', '> ', '- x', '```', '<div>', '2. y', '| a | b |', '| - | - |', '[x]: y', '    z'];
const PREFIXES = ['  ', '    ', '> ', '- ', ' ', '1. ', '\t', '| '];

/** What an author may do to a page at some place, which is a part of its length. */
type Change = (text: string, place: number) => string;

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.nat(4).map(
    (count): Change =>
      (text, at) =>
        text.slice(0, at) + text.slice(at + count),
  ),
  fc.constantFrom(...PIECES).map(
    (piece): Change =>
      (text, at) =>
        text.slice(0, at) + piece + text.slice(at),
  ),
  fc.constantFrom(...LINES).map(
    (line): Change =>
      (text, at) =>
        atLine(text, at, (old) => `${line}\n${old}`),
  ),
  fc.constantFrom(...PREFIXES).map(
    (prefix): Change =>
      (text, at) =>
        atLine(text, at, (old) => prefix + old),
  ),
  fc.constant<Change>((text, at) => atLine(text, at, (old) => old.trimStart())),
  fc.constant<Change>((text, at) => text.slice(at) + text.slice(0, at)),
  fc.constant<Change>((text) => text.replaceAll(/\r?\n/g, '\r\n')),
);

function atLine(text: string, at: number, change: (line: string) => string): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(start, end < 0 ? text.length : end);
  return text.slice(0, start) + change(line) + text.slice(start + line.length);
}

/** Pieces of some texts, as authors may change them. */
export const changed = (pages: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...pages), fc.nat(), fc.integer({ min: 20, max: 800 }))
    .map(([page, from, length]) => page.slice(from % page.length).slice(0, length))
    .chain((piece) =>
      fc
        .array(fc.tuple(changes, fc.nat()), { maxLength: 6 })
        .map((all) => all.reduce((text, [change, at]) => change(text, at % (text.length + 1)), piece)),
    );
