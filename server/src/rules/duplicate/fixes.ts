import type { Edit } from '../../handbook/edit';
import { lineBreakOf, positionAt } from '../../page/lines';
import type { Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import type { Finding, Fix, FixContext, RuleCode } from '../rule';
import { printOf } from './agreed';
import { compare, ruleOf } from './describe';
import { linkInstead } from './link-instead';
import { otherVersion } from './other-version';
import { bringOthers, linkOthers, mergeFixes } from './together';

/** Of more copies than these, an author looks at the pages first. */
const MOST = 3;

/** Ways out of a passage that stands twice. None is certain: only an author knows which version is right. */
export async function duplicateFixes(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  if (finding.subject.kind !== 'copies') return [];
  const { site } = context.handbook;
  const { copies } = finding.subject;
  const differing = copies.filter((copy) => ruleOf(compare(copy, site)) !== 'duplicate/identical');
  const merges: Fix[] = [];
  for (const copy of firstCopies(differing)) merges.push(...(await mergeFixes(copy, context)));
  const taken = firstCopies(copies).flatMap((copy) =>
    onThis(`Take the version of ${copy.path}`, otherVersion(copy, site)),
  );
  const brought = bringOthers(
    differing.filter((copy) => isToBring(copy, finding.rule, context)),
    site,
  );
  const links = firstCopies(copies).flatMap((copy) =>
    onThis(`Replace by a link to ${copy.path}`, linkInstead(copy, site)),
  );
  const kept = linkOthers(
    copies.filter(({ template }) => !template),
    site,
  );
  // What was changed last is likely right.
  const versions = isChangedHere(copies, context) ? [...brought, ...taken] : [...taken, ...brought];
  return [...merges, ...versions, ...links, ...kept, ...meantToDiffer(finding, copies, site)];
}

/** A change of this page alone; none where it cannot be made. */
const onThis = (title: string, edit: Edit | null): Fix[] =>
  edit === null ? [] : [{ title, why: '', preferred: false, edits: [edit], create: [] }];

/** What is made after one pattern is meant to differ, and so may be what says the same in other words beside a copy. */
const isToBring = (copy: Copy, rule: RuleCode, { handbook, past }: FixContext): boolean =>
  !copy.template && (ruleOf(compare(copy, handbook.site)) === rule || past(copy) !== null);

/** By the history, this passage was changed and its copies were not. */
function isChangedHere(copies: readonly Copy[], { past }: FixContext): boolean {
  const known = copies.map(past).filter((each) => each !== null);
  return known.length > 0 && known.every(({ here, there }) => here !== null && there === null);
}

/** One of each page, as many as ways out are offered for. */
export const firstCopies = (copies: readonly Copy[]): Copy[] =>
  copies.filter(({ path }, index) => copies.findIndex((copy) => copy.path === path) === index).slice(0, MOST);

/** Says of each copy that the finding is about that it is meant to be as it is, until one of the two changes. */
function meantToDiffer({ path, rule, span }: Finding, copies: readonly Copy[], site: Site): Fix[] {
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
  const { text } = page.page;
  const containers = text.slice(start - positionAt(page.page.lineStarts, start).character, start);
  const nextLine = lineBreakOf(text) + containers.replace(/[^>\t]/g, ' ');
  const prints = new Set(about.map((copy) => printOf(copy, site)));
  const newText = [...prints].map((print) => `<!-- handbook-ignore ${rule} ${print} -->${nextLine}`).join('');
  const title = rule === 'duplicate/identical' ? 'They are meant to be the same' : 'They are meant to differ';
  const edits = [{ path, span: { start, end: start }, newText }];
  return [{ title: `${title} (ignore ${rule})`, why: '', preferred: false, edits, create: [] }];
}
