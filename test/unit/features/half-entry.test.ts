import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfEntryAt } from '../../../server/src/features/half-entry/at';

/** What is being written at the `‸`. */
function at(...lines: string[]) {
  const marked = `---\n${lines.join('\n')}\n---\n`;
  const text = marked.replace('‸', '');
  const half = halfEntryAt(text, marked.indexOf('‸'));
  if (half === null) return null;
  const { keys, siblings, value, span, hasColon } = half;
  const replaced = text.slice(span.start, span.end);
  return { keys, siblings: siblings && [...siblings], value, replaced, hasColon };
}

describe('what is being written in a frontmatter', () => {
  it.each<[string[], object | null]>([
    [['title: Pay', 'na‸'], { keys: [], siblings: ['title'], value: null, replaced: 'na', hasColon: false }],
    [['na‸v group: x'], { keys: [], siblings: [], value: null, replaced: 'nav group', hasColon: true }],
    [['title: Pa‸y # x'], { keys: ['title'], siblings: null, value: 'whole', replaced: 'Pay', hasColon: false }],
    [['title: "Pa‸y" # x'], { keys: ['title'], siblings: null, value: 'whole', replaced: '"Pay"', hasColon: false }],
    [['title: "Pa‸'], { keys: ['title'], siblings: null, value: 'whole', replaced: '"Pa', hasColon: false }],
    [['"a b":', '  ‸'], { keys: ['a b'], siblings: [], value: 'bare', replaced: '', hasColon: false }],
    [['tags:', '- a', '- ‸'], { keys: ['tags'], siblings: [], value: 'item', replaced: '', hasColon: false }],
    [['tags: [a, b‸c, d]'], { keys: ['tags'], siblings: null, value: 'in-brackets', replaced: 'bc', hasColon: false }],
    [
      ['links:', '  - to: a', '    text: b', '  - to: c', '    ‸', '    icon: d', '  - blank: e'],
      { keys: ['links'], siblings: ['to', 'icon'], value: 'bare', replaced: '', hasColon: false },
    ],
    [
      ['a:', '  b:', '    c: ‸'],
      { keys: ['a', 'b', 'c'], siblings: null, value: 'whole', replaced: '', hasColon: false },
    ],
    [['tags:', '  - a', '    ‸'], null],
    [['text: >-', '  See: ‸'], null],
    [['title: |‸'], null],
    [['title: {‸'], null],
    [['tags: [a]‸'], null],
    [['title: "a"‸'], null],
  ])('%j', (lines, expected) => {
    expect(at(...lines)).toEqual(expected);
  });

  it('ends each line as the file does', () => {
    const text = '\uFEFF---\r\na: 1\r\nb\r\n---\r\n';
    expect(halfEntryAt(text, text.indexOf('b') + 1)).toMatchObject({ typed: 'b', siblings: new Set(['a']) });
  });

  it('lies within its line, whatever stands there', () => {
    const signs = ['a', ':', '=', '.', ' ', '-', '"', "'", '[', ']', '{', '}', ',', '#', '|', '\\', 'é'];
    const line = fc.array(fc.constantFrom(...signs), { maxLength: 8 });
    const block = fc.array(line, { minLength: 1, maxLength: 5 });
    const fences = fc.constantFrom(['---\n', '---\n'], ['+++\n', '+++\n'], ['{\n', '}\n']);
    fc.assert(
      fc.property(block, fences, fc.nat(), fc.boolean(), (lines, [opening, closing], seed, closed) => {
        const text = `${opening}${lines.map((each) => each.join('')).join('\n')}\n${closed ? closing : ''}`;
        const offset = seed % (text.length + 1);
        const half = halfEntryAt(text, offset);
        if (half === null) return;
        const { span, typed, quote, comma } = half;
        expect(text.slice(span.start, offset)).toBe(quote + typed);
        expect(text.slice(offset, span.end)).not.toMatch(/[\r\n]/);
        if (comma !== null) expect(comma).toBeLessThan(span.start);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string, number | undefined]>([
    ['{\n', '"a": {\n', 98],
    ['{\n', '[', undefined],
    ['+++\n', 'a = {', 100],
    ['+++\n', 'a = [', 1],
    ['+++\n', 'a.', 9_000],
  ])('has keys around it up to a depth that no author writes: %j, %j', (opening, piece, depth) => {
    const text = opening + piece.repeat(18_000 / piece.length);
    expect(halfEntryAt(text, text.length)?.keys.length).toBe(depth);
  });

  it('is looked for in no block that is too long for a frontmatter', () => {
    const text = `+++\n${'a = 1\n'.repeat(5_000)}`;
    expect(halfEntryAt(text, 100)).not.toBeNull();
    expect(halfEntryAt(text, text.length)).toBeNull();
  });
});
