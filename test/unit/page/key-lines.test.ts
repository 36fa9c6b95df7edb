import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { type KeyLines, withoutTexts, withText } from '../../../server/src/page/yaml/key-lines';

const KEY = 'redirect_from';

function changed(text: string, change: (page: ReturnType<typeof parsePage>) => KeyLines | null): string | null {
  const lines = change(parsePage(text));
  return lines && text.slice(0, lines.span.start) + lines.newText + text.slice(lines.span.end);
}

const added = (frontmatter: string, value = '/new/'): string | null =>
  changed(`---\n${frontmatter}---\n\n# T\n`, ({ frontmatter: read, text }) => read && withText(read, text, KEY, value));

const removed = (frontmatter: string, ...values: string[]): string | null =>
  changed(
    `---\n${frontmatter}---\n\n# T\n`,
    ({ frontmatter: read, text }) => read && withoutTexts(read, text, KEY, (value) => !values.includes(value)),
  );

describe('a text is added under a key', () => {
  it.each([
    ['no key', 'title: T\n', 'title: T\nredirect_from:\n  - /new/\n'],
    ['nothing at all', '{}\n', null],
    ['keys to the right', '  title: T\n', '  title: T\n  redirect_from:\n    - /new/\n'],
    ['a text that goes on', 'text: |\n  a\n\n  b\n', 'text: |\n  a\n\n  b\nredirect_from:\n  - /new/\n'],
    ['an empty value', 'redirect_from:\ntitle: T\n', 'redirect_from:\n  - /new/\ntitle: T\n'],
    ['one', 'redirect_from: /a/ # of old\ntitle: T\n', 'redirect_from: [/a/, /new/] # of old\ntitle: T\n'],
    ['one in quotes', 'redirect_from: "/a/"\n', 'redirect_from: ["/a/", /new/]\n'],
    ['one with a comma', 'redirect_from: /a,b/\n', 'redirect_from: ["/a,b/", /new/]\n'],
    [
      'a list',
      'redirect_from:\n  - /a/\n  - /b/ # b\nx: y\n',
      'redirect_from:\n  - /a/\n  - /b/ # b\n  - /new/\nx: y\n',
    ],
    ['a list to the left', 'redirect_from:\n- "/a/"\n', 'redirect_from:\n- "/a/"\n- /new/\n'],
    ['a list on one line', 'redirect_from: [/a/, "/b/" ]\n', 'redirect_from: [/a/, "/b/", /new/ ]\n'],
    ['a list in brackets', 'redirect_from: [\n  /a/,\n]\n', 'redirect_from: [\n  /a/,\n  /new/,\n]\n'],
    ['an empty list', 'redirect_from: [] # none\n', 'redirect_from: [/new/] # none\n'],
    ['a list that stands elsewhere', 'x: &x [/a/]\nredirect_from: *x\n', null],
    ['a number', 'redirect_from: 12\n', null],
    ['a mapping', 'redirect_from:\n  a: b\n', null],
    ['a mapping on one line', '{title: T}\n', null],
  ])('where it holds %s', (_, before, after) => {
    expect(added(before)).toBe(after === null ? null : `---\n${after}---\n\n# T\n`);
  });

  it('with the line ends of the page, and in quotes where it must', () => {
    const page = parsePage('---\r\nredirect_from:\r\n  - /a/\r\n---\r\n');
    const lines = page.frontmatter && withText(page.frontmatter, page.text, KEY, '/a: b/');
    expect(lines?.newText).toBe('redirect_from:\r\n  - /a/\r\n  - "/a: b/"\r\n');
  });
});

describe('texts are taken away under a key', () => {
  it.each([
    ['redirect_from: /a/\ntitle: T\n', ['/a/'], 'title: T\n'],
    ['title: T\nredirect_from:\n  - /a/ # of old\n', ['/a/'], 'title: T\n'],
    ['redirect_from: [\n  /a/\n] # of old\ntitle: T\n', ['/a/'], 'title: T\n'],
    ['redirect_from:\n  - /a/\n  - "/b/" # b\n  - /c/\n', ['/b/'], 'redirect_from:\n  - /a/\n  - /c/\n'],
    ['redirect_from: [/a/, /b/, /c/]\n', ['/a/'], 'redirect_from: [/b/, /c/]\n'],
    ['redirect_from: [/a/, /b/, /c/]\n', ['/b/'], 'redirect_from: [/a/, /c/]\n'],
    ['redirect_from: [/a/, /b/, /c/]\n', ['/a/', '/b/'], 'redirect_from: [/c/]\n'],
    ['redirect_from: [/a/, /b/, /c/]\n', ['/b/', '/c/'], 'redirect_from: [/a/]\n'],
    ['redirect_from: [/a/]\n', ['/b/'], null],
    ['title: T\n', ['/a/'], null],
  ])('%j without %j', (before, values, after) => {
    expect(removed(before, ...values)).toBe(after === null ? null : `---\n${after}---\n\n# T\n`);
  });
});

it.each([
  ['TOML', '+++\nredirect_from = ["/a/"]\n+++\n'],
  ['JSON', '{\n  "redirect_from": ["/a/"]\n}\n'],
])('what is not YAML is left alone: %s', (_, text) => {
  expect(changed(text, ({ frontmatter }) => frontmatter && withText(frontmatter, text, KEY, '/b/'))).toBeNull();
  expect(
    changed(text, ({ frontmatter }) => frontmatter && withoutTexts(frontmatter, text, KEY, () => false)),
  ).toBeNull();
});
