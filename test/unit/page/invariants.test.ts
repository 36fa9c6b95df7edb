import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page, Span } from '../../../server/src/page/page';
import { parsePage } from '../../../server/src/page/parse';
import { wordsOf } from '../../../server/src/page/word-table';
import { texts } from './any-text';

/** Every range of a page. */
function spansOf(page: Page): Span[] {
  return [
    ...(page.frontmatter ? [page.frontmatter.span, page.frontmatter.content] : []),
    ...page.headings.flatMap(({ span, content, customId }) => [span, content, ...(customId ? [customId.span] : [])]),
    ...page.htmlAnchors.map(({ span }) => span),
    ...page.links.map(({ destination }) => destination),
    ...[...page.undefinedReferences, ...page.ignores, ...page.passages].map(({ span }) => span),
  ];
}

function rising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
}

describe('a page of any text', () => {
  it('has its ranges inside the text, its parts in order, and is plain data', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = parsePage(text);
        expect(page.text).toBe(text);
        expect([...page.lineStarts]).toEqual([
          0,
          ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length),
        ]);
        for (const { start, end } of spansOf(page)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(rising(page.headings.map(({ span }) => span.start))).toBe(true);
        expect(rising(page.links.map(({ destination }) => destination.start))).toBe(true);
        for (const { destination, url } of page.links) {
          expect(destination.end > destination.start).toBe(url !== '');
          expect(url).not.toMatch(/[\uFDD0\uFDD1]/);
        }
        for (const { id, span } of page.htmlAnchors) expect(id.length).toBeLessThanOrEqual(span.end - span.start);
        for (const { customId } of page.headings) {
          if (customId) expect(text.slice(customId.span.start, customId.span.end)).toBe(customId.id);
        }
        for (const { label, span } of page.undefinedReferences) {
          expect(text.slice(span.start, span.end).endsWith(`][${label}]`)).toBe(true);
        }
        const numbers = { lineStarts: [...page.lineStarts], words: [...page.words], offsets: [...page.offsets] };
        const data = { ...page, ...numbers };
        expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      }),
      { numRuns: 400 },
    );
  });

  it('has words that stand where they say, in passages that lie inside their list or table', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = parsePage(text);
        const { passages, headings } = page;
        expect(page.offsets).toHaveLength(page.words.length);
        for (const { words: ranges, span, parent, section } of passages) {
          const words = ranges.flatMap(({ start, end }) => wordsOf(page.words.subarray(start, end)));
          const offsets = ranges.flatMap(({ start, end }) => [...page.offsets.slice(start, end)]);
          expect(words.length).toBeGreaterThan(0);
          expect(rising(offsets)).toBe(true);
          offsets.forEach((offset, index) => {
            expect(offset).toBeGreaterThanOrEqual(span.start);
            expect(offset).toBeLessThan(span.end);
            const [first = ''] = words[index] ?? '';
            expect(
              text
                .slice(offset, offset + 2)
                .toLowerCase()
                .startsWith(first) || text.charAt(offset) === '&',
            ).toBe(true);
          });
          if (section >= 0) expect(headings[section]?.span.start).toBeLessThanOrEqual(span.start);
          const group = parent === null ? null : passages[parent];
          if (group) {
            expect(['list', 'table']).toContain(group.kind);
            expect(group.span.start).toBeLessThanOrEqual(span.start);
            expect(group.span.end).toBeGreaterThanOrEqual(span.end);
            const [all] = group.words;
            expect(ranges.every(({ start, end }) => all.start <= start && end <= all.end)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same page after a byte order mark, one further on', () => {
    fc.assert(
      fc.property(
        texts.filter((text) => !text.startsWith('\uFEFF')),
        (text) => {
          const shifted = spansOf(parsePage(`\uFEFF${text}`));
          expect(shifted).toEqual(
            spansOf(parsePage(text)).map(({ start, end }) => ({ start: start + 1, end: end + 1 })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('may be nested deeper than the stack is high', () => {
    expect(parsePage(`${'>'.repeat(10_000)} [x](y.md)`).links).toHaveLength(1);
    expect(parsePage(`${'- '.repeat(1_000)}[x](y.md)`).links).toHaveLength(1);
    expect(parsePage(`${'['.repeat(10_000)}x](y.md)`).links).toHaveLength(1);
    expect(parsePage(`${'**'.repeat(2_000)}word${'**'.repeat(2_000)}`).passages).toHaveLength(1);
  });

  it.each([
    ['10,000 links in one paragraph', '[x](y.md) '.repeat(10_000), 10_000],
    ['10,000 tags', '[x]({% page "/y" %})\n\n'.repeat(10_000), 10_000],
    ['10,000 HTML links in one block', `<div>\n${'<a href="y">x</a>\n'.repeat(10_000)}`, 10_000],
    ['a megabyte of prose in one line', 'Some prose, quite long. '.repeat(42_000), 0],
    ['a table of 20,000 heads', '|\n|-|\n'.repeat(20_000), 0],
    ['opened tags without an end', '{{ {% {# {% comment %} '.repeat(20_000), 0],
    ['opened footnotes and brackets', '[^'.repeat(10_000), 0],
    ['opened comments', '<div><!--\n\n'.repeat(5_000), 0],
  ])('is read to its end: %s', (_, text, links) => {
    expect(parsePage(text).links).toHaveLength(links);
  });
});
