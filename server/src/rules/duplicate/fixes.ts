import { lineBreakOf, positionAt } from '../../page/lines';
import type { Copy } from '../../passages/copies';
import type { Finding, Fix, FixContext } from '../rule';
import { linkInstead } from './link-instead';
import { otherVersion } from './other-version';

/** Of more copies than these, an author looks at the pages first. */
const MOST = 3;

/** Ways out of a passage that stands twice. None is certain: only an author knows which version is right. */
export async function duplicateFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  if (finding.subject.kind !== 'copies') return [];
  const { site } = context.handbook;
  const here = await context.text(finding.path);
  const fixes: Fix[] = [];
  const copies = onePerPage(finding.subject.copies).slice(0, MOST);
  for (const copy of copies) {
    const taken = otherVersion(copy, { here, there: await context.text(copy.path) }, site);
    if (taken !== null) fixes.push(taken);
  }
  for (const copy of copies) {
    const link = linkInstead(copy, here, site);
    if (link !== null) fixes.push(link);
  }
  return [...fixes, ...meantToDiffer(finding, here, context)];
}

const onePerPage = (copies: readonly Copy[]): Copy[] =>
  copies.filter(({ path }, index) => copies.findIndex((copy) => copy.path === path) === index);

/** A comment above the passage; behind its first line where the passage starts in the middle of a paragraph. */
function meantToDiffer({ path, rule, span }: Finding, text: string, { handbook }: FixContext): Fix[] {
  const starts = handbook.pages.get(path)?.lineStarts ?? [0];
  const { line } = positionAt(starts, span.start);
  const start = starts[line] ?? 0;
  const comment = `<!-- handbook-ignore ${rule} -->`;
  const lineBreak = lineBreakOf(text);
  const isAlone = line === 0 || text.slice(starts[line - 1] ?? 0, start).trim() === '';
  const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
  const edit = isAlone
    ? { path, span: { start, end: start }, newText: comment + lineBreak }
    : { path, span: { start: end, end }, newText: ` ${comment}` };
  const title = rule === 'duplicate/identical' ? 'They are meant to be the same' : 'They are meant to differ';
  return [{ title: `${title} (ignore ${rule})`, why: '', preferred: false, edits: [edit], create: [] }];
}
