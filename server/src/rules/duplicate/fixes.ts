import { lineBreakOf, positionAt } from '../../page/lines';
import type { Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import type { Finding, Fix, FixContext } from '../rule';
import { printOf } from './agreed';
import { compare, ruleOf } from './describe';
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
  const copies = firstCopies(finding.subject.copies);
  for (const copy of copies) {
    const taken = otherVersion(copy, { here, there: await context.text(copy.path) }, site);
    if (taken !== null) fixes.push(taken);
  }
  for (const copy of copies) {
    const link = linkInstead(copy, here, site);
    if (link !== null) fixes.push(link);
  }
  return [...fixes, ...meantToDiffer(finding, finding.subject.copies, here, site)];
}

/** One of each page, as many as ways out are offered for. */
export const firstCopies = (copies: readonly Copy[]): Copy[] =>
  copies.filter(({ path }, index) => copies.findIndex((copy) => copy.path === path) === index).slice(0, MOST);

/** Says of each copy that the finding is about that it is meant to be as it is, until one of the two changes. */
function meantToDiffer({ path, rule, span }: Finding, copies: readonly Copy[], text: string, site: Site): Fix[] {
  const about = copies.filter((copy) => {
    const own = ruleOf(compare(copy, site));
    // By the history, a copy may have drifted so far that its words alone would not tell.
    return rule === 'duplicate/drifted' ? own !== 'duplicate/identical' : own === rule;
  });
  const page = about[0]?.a;
  const unit = page?.units.findLast(({ passage }) => passage.span.start <= span.start);
  if (page === undefined || unit === undefined) return [];
  // In front of all the paragraphs, the list or the table that it starts in, a comment parts nothing.
  const { start } = unit.passage.span;
  const containers = text.slice(start - positionAt(page.page.lineStarts, start).character, start);
  const nextLine = lineBreakOf(text) + containers.replace(/[^>\t]/g, ' ');
  const prints = new Set(about.map((copy) => printOf(copy, site)));
  const newText = [...prints].map((print) => `<!-- handbook-ignore ${rule} ${print} -->${nextLine}`).join('');
  const title = rule === 'duplicate/identical' ? 'They are meant to be the same' : 'They are meant to differ';
  const edits = [{ path, span: { start, end: start }, newText }];
  return [{ title: `${title} (ignore ${rule})`, why: '', preferred: false, edits, create: [] }];
}
