import type { Span } from '../page/page';

/** A stretch of a file, and what is to stand there instead. */
export interface Edit {
  readonly path: string;
  readonly span: Span;
  readonly newText: string;
}

/** The text after the edits, which overlap no other; insertions at one place come in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { span, newText } of [...edits].reverse().sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  }
  return result;
}
