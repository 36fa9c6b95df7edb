import type { Edit } from '../../handbook/edit';
import { lineBreakOf, positionAt } from '../../page/lines';
import type { Page, Span } from '../../page/page';
import { silence } from '../frontmatter/writing';
import type { Finding, Fix, FixContext } from '../rule';

/** Silences one finding by a comment at the end of its line, or on the line above. None where neither can stand. */
export async function ignoreFix(finding: Finding, context: FixContext): Promise<Fix[]> {
  const page = context.handbook.pages.get(finding.path);
  if (page === undefined) return [];
  if (finding.subject.kind === 'link' && finding.subject.link.kind === 'frontmatter' && page.frontmatter !== null)
    return silence(finding.rule, finding.path, page.frontmatter, finding.span, await context.text(finding.path));
  const edit = insertion(finding, page, await context.text(finding.path));
  if (edit === null) return [];
  return [{ title: `Ignore this one (${finding.rule})`, why: '', preferred: false, edits: [edit], create: [] }];
}

function insertion(finding: Finding, page: Page, text: string): Edit | null {
  const comment = `<!-- handbook-ignore ${finding.rule} -->`;
  const { line, character } = positionAt(page.lineStarts, finding.span.end);
  const start = page.lineStarts[line] ?? 0;
  const written = (/^[^\r\n]*/.exec(text.slice(start, page.lineStarts[line + 1])) ?? [''])[0];
  const insert = (at: number, newText: string): Edit => ({
    path: finding.path,
    span: { start: start + at, end: start + at },
    newText,
  });
  // Behind a definition a comment would break it, behind a heading it would change its id.
  const isDefinition = finding.subject.kind === 'link' && finding.subject.link.kind === 'definition';
  if (isDefinition || page.headings.some(({ span }) => covers(span, finding.span) && span.start >= start)) {
    const [containers] = CONTAINERS.exec(written) ?? [''];
    if (isDefinition && !written.startsWith('[', containers.length)) return null;
    return insert(containers.length, comment + lineBreakOf(text) + containers.replace(/[^>\t]/g, ' '));
  }
  const rest = written.slice(character);
  if (finding.subject.kind === 'link' && !rest.includes(finding.subject.link.kind === 'html' ? '>' : ')')) return null;
  const isRow = page.passages.some(({ kind, span }) => kind === 'row' && covers(span, finding.span));
  // A table's row ends with a pipe, and a line may end with a hard break: the comment stands before it.
  const [end] = (isRow ? /(?:\s*\|)?\s*$/ : /(?:\\| {2,})?$/).exec(rest) ?? [''];
  return insert(written.length - end.length, ` ${comment}`);
}

/** What stands before a block inside quotes and lists. */
const CONTAINERS = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
