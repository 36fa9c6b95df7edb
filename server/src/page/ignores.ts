import type { PageHtml } from './html';
import { positionAt } from './lines';
import type { IgnoreComment } from './page';

/** Reads the comments that silence findings. */
export function ignoresOf(html: PageHtml, starts: readonly number[]): IgnoreComment[] {
  const ignores: IgnoreComment[] = [];
  for (const token of [...html.values()].flat()) {
    if (token.kind !== 'comment') continue;
    const [keyword, ...rules] = token.value.split(/[\s,]+/).filter((word) => word !== '');
    if (keyword === 'handbook-ignore') {
      ignores.push({ span: token.span, line: positionAt(starts, token.span.end).line, rules });
    }
  }
  return ignores;
}
