import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { PageReader } from '../../../server/src/page/sections/reader';
import { readSection, readSectionQuickly } from '../../../server/src/page/sections/section';
import { texts } from './any-text';
import { pagesBelow, realHandbook, SAMPLE } from './pages';

const PAGE = `---
title: Pay
# no heading

---

Before all sections, with [a label][Day].

# Pay

We pay on the last day of each month.

## Slips

\`\`\`sh
# no heading

# and none
\`\`\`

Slips come by [mail](mail.md#slips).

## Day

[day]: day.md
`;

/** A reader, and the texts that it gave to the parser since the last look. */
function readerOf(text: string): { read: (text: string) => string[] } {
  const given: string[] = [];
  const reader = new PageReader((part, ...others) => {
    given.push(part);
    return readSection(part, ...others);
  });
  const read = (next: string): string[] => {
    given.length = 0;
    expect(reader.read(next)).toEqual(parsePage(next));
    return given.slice();
  };
  read(text);
  return { read };
}

describe('after an edit, what is read again is', () => {
  it.each([
    [
      'one section, where a sentence changed',
      'on the last day',
      'on the 25th',
      ['# Pay\n\nWe pay on the 25th of each month.\n\n'],
    ],
    ['nothing, where nothing changed', 'on the last day', 'on the last day', []],
    [
      'the two that a new heading makes of one',
      'on the last day',
      'on\n\n## the last day',
      ['# Pay\n\nWe pay on\n\n', '## the last day of each month.\n\n'],
    ],
    ['the two that are one without a heading', '## Day', 'Day', ['Slips']],
    ['the section of a definition whose page is another', 'day.md', 'days.md', ['[day]: days.md']],
    [
      'the sections with brackets, where a label is another',
      '[day]:',
      '[days]:',
      ['[days]:', 'Before', 'Slips', '[days]:'],
    ],
  ])('%s', (_, before, after, expected) => {
    const given = readerOf(PAGE).read(PAGE.replace(before, after));
    expect(given).toHaveLength(expected.length);
    for (const [index, part] of expected.entries()) expect(given[index]).toContain(part);
  });
});

describe.each([
  ['the reference reads by sections', () => new PageReader()],
  ['the quick reader reads by longer sections', () => new PageReader(readSectionQuickly, 40)],
])('a page that %s says what it says as a whole', (_, newReader) => {
  it.each([
    ['tags around headings', '<details>\n\n# A\n\n<hr>\n\n## B\n\n</details>\n\n# C\n'],
    ['a comment that goes on behind a blank line', '# A\n\n<div><!--\n\n## B\n\n-->\n\n## C\n'],
    ['a comment of templates', '# A\n\n{% comment %}\n\n## B\n\n{% endcomment %}\n\n## C {{ x }}\n'],
    ['a fence that nobody closes', '# A\n\n```\n\n## B\n\n## C\n\n## D\n'],
    ['frontmatter without an end', '---\na: 1\n\n# A\n\n- b\n'],
    ['misplaced frontmatter', '\n---\na: 1\n# b\n---\n\n# A\n'],
    ['footnotes and references in other sections', '# A[^1]\n\n# [B][]\n\n# C\n\n[^1]: D\n\n[b]: e.md\n'],
    [
      'comments for this program',
      '# A\r\n\r\n<!-- handbook-ignore -->\r\n\r\n# B\r\n\r\n<!-- handbook-ignore x/y -->\r\n',
    ],
  ])('with %s', (_name, text) => {
    expect(newReader().read(text)).toEqual(parsePage(text));
  });

  it('whatever is typed, pasted and deleted', () => {
    const headed = fc.tuple(fc.constantFrom('', '# A\n\n', '\n\n## B *b*\n\n', '\r\n\r\n# C\r\n', '\n \n# D\n'), texts);
    const pages = fc.array(headed, { maxLength: 6 }).map((parts) => parts.flat().join(''));
    const pasted = fc.oneof(texts, fc.constantFrom('', 'x', '\n\n# E\n\n', '\n```\n', '<!--', '[a]: b\n', '[^1]: c\n'));
    const edit = fc.record({ at: fc.nat(), length: fc.nat(30), pasted });
    fc.assert(
      fc.property(pages, fc.array(edit, { maxLength: 4 }), (page, edits) => {
        const reader = newReader();
        let text = page;
        expect(reader.read(text)).toEqual(parsePage(text));
        for (const { at, length, pasted: more } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + more + text.slice(start + length);
          expect(reader.read(text)).toEqual(parsePage(text));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('when another reading comes in between', () => {
    const reader = newReader();
    const [one, other] = ['# A [x]\n\n# B [y]\n\n[x]: z\n', '# A [x]\n\n# B [y]\n\n[y]: z\n'];
    const steps = reader.reading(one);
    steps.next();
    expect(reader.read(other)).toEqual(parsePage(other));
    expect([...steps]).not.toEqual([]);
    expect(reader.read(one)).toEqual(parsePage(one));
  });

  it('the sample handbook', () => {
    for (const text of pagesBelow(SAMPLE).values()) expect(newReader().read(text)).toEqual(parsePage(text));
  });

  it.for(['basecamp', 'flowfuse', '18f', 'mattermost'])('%s', { timeout: 240_000 }, (name, { skip }) => {
    const folder = realHandbook(name);
    if (folder === null) return skip();
    for (const text of pagesBelow(folder).values()) expect(newReader().read(text)).toEqual(parsePage(text));
  });
});
