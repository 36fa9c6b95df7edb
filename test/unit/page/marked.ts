import type { Span } from '../../../server/src/page/page';

/** A text whose interesting ranges stand between `«` and `»`; the marks are taken out of it. */
export function marked(source: string): { text: string; marks: Span[] } {
  const marks: Span[] = [];
  const [first = '', ...pieces] = source.split('«');
  let text = first;
  for (const piece of pieces) {
    const [inside = '', after = ''] = piece.split('»');
    marks.push({ start: text.length, end: text.length + inside.length });
    text += inside + after;
  }
  return { text, marks };
}
