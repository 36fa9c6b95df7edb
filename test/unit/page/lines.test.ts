import { describe, expect, it } from 'vitest';
import { lineStarts, offsetAt, positionAt } from '../../../server/src/page/lines';

describe('lines', () => {
  it('end with a line feed, a carriage return or both', () => {
    expect([...lineStarts('a\nb\r\nc\rd')]).toEqual([0, 2, 5, 7]);
    expect([...lineStarts('')]).toEqual([0]);
    expect([...lineStarts('a\n')]).toEqual([0, 2]);
    expect([...lineStarts('\r\r\n\n')]).toEqual([0, 1, 3, 4]);
  });

  it('turn offsets into positions and back, an emoji counting as two', () => {
    const starts = lineStarts('one\r\n🎉 two\nthree');
    expect(positionAt(starts, 8)).toEqual({ line: 1, character: 3 });
    expect(offsetAt(starts, { line: 1, character: 3 })).toBe(8);
    expect(positionAt(starts, 5)).toEqual({ line: 1, character: 0 });
    expect(positionAt(starts, 4)).toEqual({ line: 0, character: 4 });
    expect(positionAt(starts, 17)).toEqual({ line: 2, character: 5 });
    expect(offsetAt(starts, { line: 9, character: 0 })).toBe(12);
  });
});
