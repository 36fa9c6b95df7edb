import { lineBreakOf, positionAt } from '../../page/lines';
import type { Finding, Fix, FixContext } from '../rule';

/** Silences one finding by a comment at the end of its line, or on the line above. */
export async function ignoreFix(finding: Finding, context: FixContext): Promise<Fix[]> {
  const page = context.handbook.pages.get(finding.path);
  if (page === undefined) return [];
  const text = await context.text(finding.path);
  const { line } = positionAt(page.lineStarts, finding.span.end);
  const end = lineEnd(text, page.lineStarts, line);
  const comment = `<!-- handbook-ignore ${finding.rule} -->`;
  const start = page.lineStarts[line] ?? 0;
  const written = text.slice(start, end);
  // Behind a definition a comment would break it, behind a heading it would change its id.
  const above =
    /^ {0,3}(?:\[[^\]]+\]:|#)/.test(written) || (/^\s*\|/.test(written) && isAlone(text, page.lineStarts, line));
  const edit = above
    ? { path: finding.path, span: { start, end: start }, newText: comment + lineBreakOf(text) }
    : { path: finding.path, span: { start: end, end }, newText: ` ${comment}` };
  return [{ title: `Ignore this one (${finding.rule})`, why: '', preferred: false, edits: [edit], create: [] }];
}

/** The line's end, without its line break. */
function lineEnd(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1] ?? text.length;
  return next - (/\r\n$|\n$|\r$/.exec(text.slice(starts[line] ?? 0, next))?.[0].length ?? 0);
}

/** The line before is blank: a comment there starts a block of its own. */
function isAlone(text: string, starts: readonly number[], line: number): boolean {
  return line === 0 || text.slice(starts[line - 1] ?? 0, starts[line] ?? 0).trim() === '';
}
