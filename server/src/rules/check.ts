import type { Place } from '../handbook/discover';
import { expectationsOf } from '../handbook/expectations';
import type { FileTree } from '../handbook/files';
import { positionAt } from '../page/lines';
import type { IgnoreComment, Link, Page } from '../page/page';
import type { Site } from '../site/profile';
import { isGuess, resolve, type Target } from '../site/resolve';
import { withoutAgreed } from './duplicate/agreed';
import { drifted } from './duplicate/drifted';
import { identical } from './duplicate/identical';
import { reworded } from './duplicate/reworded';
import { missingFrontmatter } from './frontmatter/missing';
import { frontmatterSchema } from './frontmatter/schema';
import { frontmatterSyntax } from './frontmatter/syntax';
import { unlikeOthers } from './frontmatter/unlike-others';
import { missingAnchor } from './link/missing-anchor';
import { missingAsset } from './link/missing-asset';
import { missingPage } from './link/missing-page';
import { redirected } from './link/redirected';
import { undefinedReference } from './link/undefined-reference';
import { wrongCase } from './link/wrong-case';
import type { Finding, Fix, FixContext, Rule, Subject } from './rule';
import { unusedIgnore, unusedIgnoreFixes } from './unused-ignore';

export const RULES: readonly Rule[] = [
  missingPage,
  missingAnchor,
  missingAsset,
  wrongCase,
  undefinedReference,
  redirected,
  frontmatterSyntax,
  missingFrontmatter,
  frontmatterSchema,
  unlikeOthers,
  identical,
  drifted,
  reworded,
];

export const RULE_CODES: readonly string[] = [...RULES.map((rule) => rule.code), 'ignore/unused'];

/** Ways out of a finding, the best first. */
export async function fixesFor(finding: Finding, context: FixContext): Promise<readonly Fix[]> {
  const rule = RULES.find(({ code }) => code === finding.rule);
  return rule === undefined ? unusedIgnoreFixes(finding, context) : rule.fixes(finding, context);
}

/** A page, and all that its findings may rest on. */
export interface Looked extends Pick<Subject, 'path' | 'page' | 'site' | 'custom' | 'copies' | 'oddities' | 'past'> {
  readonly rivals: readonly Site[];
  readonly tree: FileTree;
}

/** Everything that is to be said about one page, in the order of the page. */
export function checkPage(looked: Looked, place: Pick<Place, 'configuration' | 'found'>): readonly Finding[] {
  const { path, page, site, tree } = looked;
  const { rules } = place.configuration;
  const expectations = expectationsOf(path, page, place, site, tree);
  const { copies, comments: agreeing } = withoutAgreed(looked.copies, site);
  const subject = { ...subjectOf(looked), expectations, copies };
  const found = withoutEchoes(RULES.flatMap((rule) => [...rule.check(subject)]));
  const used = new Set(agreeing);
  const said = found.filter((finding) => {
    const comments = page.ignores.filter((comment) => silences(comment, finding, page));
    for (const comment of comments) used.add(comment);
    return comments.length === 0;
  });
  said.push(...page.ignores.filter((comment) => !used.has(comment)).map((comment) => unusedIgnore(path, comment)));
  return said
    .flatMap((finding): Finding[] => {
      const severity = rules.get(finding.rule);
      if (severity === 'off') return [];
      return [severity === undefined ? finding : { ...finding, severity }];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

/** What some sites may read otherwise need not be said of a value that this one does not take. */
function withoutEchoes(found: readonly Finding[]): readonly Finding[] {
  const refused = new Set(found.flatMap(({ rule, span }) => (rule === 'frontmatter/schema' ? [span.start] : [])));
  const isEcho = ({ rule, severity, span }: Finding): boolean =>
    rule === 'frontmatter/syntax' && severity === 'hint' && refused.has(span.start);
  return found.filter((finding) => !isEcho(finding));
}

function subjectOf({
  path,
  page,
  site,
  rivals,
  custom,
  oddities,
  past,
}: Looked): Omit<Subject, 'expectations' | 'copies'> {
  const target = (link: Link, on: Site): Target => resolve(link, { path, url: on.address(path)?.url ?? '/' }, on);
  return {
    path,
    page,
    site,
    // A guess is followed all the same: what it leads to must know who rests on it.
    targets: page.links
      .map((link) => ({ link, target: target(link, site) }))
      .filter(({ link }) => !isGuess(link, site)),
    custom,
    oddities,
    past,
    contradicted: (link) => rivals.find((rival) => works(target(link, rival)))?.profile.name ?? null,
  };
}

const works = (target: Target): boolean =>
  target.kind === 'asset' || (target.kind === 'page' && target.anchor !== 'missing');

function silences({ line, rules, print }: IgnoreComment, { rule, span, subject }: Finding, page: Page): boolean {
  // A comment with a print silences its two copies alone, and not as a finding: the copies were left out before.
  if (print !== null && (subject.kind === 'copies' || rules.length === 0)) return false;
  const { start, end } = span;
  const above = positionAt(page.lineStarts, start).line - 1;
  const near = line >= above && line <= positionAt(page.lineStarts, end).line;
  return near && (rules.length === 0 || rules.includes(rule));
}
