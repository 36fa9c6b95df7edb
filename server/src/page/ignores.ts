import type { PageHtml } from './html';
import { positionAt } from './lines';
import type { Frontmatter, IgnoreComment, Span } from './page';

const PRINT = /^[0-9a-f]{8}$/;

/** Reads the comments that silence findings: those of HTML, and those of the frontmatter on lines of their own. */
export function ignoresOf(
  html: PageHtml,
  starts: ArrayLike<number>,
  text: string,
  frontmatter: Frontmatter | null,
): IgnoreComment[] {
  const ignores: IgnoreComment[] = [];
  const read = (comment: string, span: Span): void => {
    const [keyword, ...words] = comment.split(/[\s,]+/).filter((word) => word !== '');
    if (keyword !== 'handbook-ignore') return;
    const print = words.find((word) => PRINT.test(word)) ?? null;
    const rules = words.filter((word) => word !== print);
    ignores.push({ span, line: positionAt(starts, span.end).line, rules, print });
  };
  const { start = 0, end = 0 } = frontmatter?.content ?? {};
  for (const { 0: line, 1: comment = '', index } of text.slice(start, end).matchAll(/^[ \t]*#([^\r\n]*)/gm)) {
    const lineEnd = start + index + line.length;
    read(comment, { start: lineEnd - comment.length - 1, end: lineEnd });
  }
  for (const token of [...html.values()].flat()) if (token.kind === 'comment') read(token.value, token.span);
  return ignores;
}
