import type { Span } from '../page/page';

/** A stretch of a file, and what is to stand there instead. */
export interface Edit {
  readonly path: string;
  readonly span: Span;
  readonly newText: string;
}
