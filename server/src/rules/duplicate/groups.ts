import type { Severity } from '../../handbook/configuration';
import { type Agreement, flipped } from '../../history/agreement';
import type { Span } from '../../page/page';
import { finished } from '../../page/steps';
import { isSamePlace } from '../../passages/clusters';
import { type Alikeness, type Copy, sectionAt } from '../../passages/copies';
import type { CopiesSubject, Finding } from '../rule';
import { differSince } from './since';

/** A passage with all places of the handbook where it stands. */
export interface CopyGroup {
  /** The worst that is said of one of them. */
  readonly state: Alikeness;
  readonly severity: Severity;
  /** Of the longest. */
  readonly words: number;
  /** By the history, since when two of them differ, as `differSince` says it; null when it knows of no time. */
  readonly since: string | null;
  /** The others are read against the first. */
  readonly members: readonly Member[];
}

/** One place of a passage. */
export interface Member {
  readonly path: string;
  readonly span: Span;
  /** Index into the page's headings; -1 before the first. */
  readonly section: number;
  /** Null where nothing is said of it. */
  readonly finding: CopiesFinding | null;
  /** How it differs from a member before it; null for the first. */
  readonly against: Against | null;
}

export interface Against {
  /** Which one. */
  readonly member: number;
  /** The copy, seen from there. */
  readonly copy: Copy;
  /** What the history proves of the two. */
  readonly past: Agreement | null;
}

export interface CopiesFinding extends Finding {
  readonly subject: CopiesSubject;
}

export const isAboutCopies = (finding: Finding): finding is CopiesFinding => finding.subject.kind === 'copies';

const STATES: readonly Alikeness[] = ['drifted', 'identical', 'reworded'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Findings about one passage together: the worst group first, the longest first among equals. */
export const groupsOf = (findings: readonly CopiesFinding[]): CopyGroup[] => finished(grouping(findings));

/** The same, group by group. */
export function* grouping(findings: readonly CopiesFinding[]): Generator<void, CopyGroup[]> {
  const byPage = new Map<string, CopiesFinding[]>();
  for (const finding of findings) {
    const known = byPage.get(finding.path);
    if (known === undefined) byPage.set(finding.path, [finding]);
    else known.push(finding);
  }
  const placed = new Set<CopiesFinding>();
  const groups: CopyGroup[] = [];
  for (const finding of mostCopiesFirst(findings)) {
    if (placed.has(finding)) continue;
    groups.push(groupOf(membersFrom(finding, byPage, placed)));
    yield;
  }
  return groups.sort(worstFirst);
}

/** The place with the most copies first: most can be read against it. */
function mostCopiesFirst(findings: readonly CopiesFinding[]): CopiesFinding[] {
  const counted = findings.map((finding) => ({ finding, same: identicalIn(finding) }));
  counted.sort(({ finding: x, same: sameAsX }, { finding: y, same: sameAsY }) => {
    const order = y.subject.copies.length - x.subject.copies.length || sameAsY - sameAsX;
    if (order !== 0) return order;
    return x.path === y.path ? x.span.start - y.span.start : x.path < y.path ? -1 : 1;
  });
  return counted.map(({ finding }) => finding);
}

const identicalIn = ({ subject: { copies } }: CopiesFinding): number =>
  copies.filter(({ alikeness }) => alikeness === 'identical').length;

/** The copies of a place, their copies, and so on. */
function membersFrom(
  start: CopiesFinding,
  byPage: ReadonlyMap<string, readonly CopiesFinding[]>,
  placed: Set<CopiesFinding>,
): Member[] {
  placed.add(start);
  const members: Member[] = [memberAt(start, null)];
  for (const [member, { finding }] of members.entries()) {
    if (finding === null) continue;
    for (const copy of meantCopies(finding)) {
      if (members.some((known) => known.path === copy.path && isOnePlace(known.span, copy.span))) continue;
      const there = byPage.get(copy.path)?.find(({ span }) => isOnePlace(span, copy.span)) ?? null;
      const against = { member, copy, past: pastOf(finding, copy, there) };
      // What is said of a place is said in one group: another may name it.
      const isBare = there === null || placed.has(there);
      members.push(
        isBare
          ? { path: copy.path, span: copy.span, section: copy.section, finding: null, against }
          : memberAt(there, against),
      );
      if (there !== null) placed.add(there);
    }
  }
  return members;
}

function memberAt(finding: CopiesFinding, against: Against | null): Member {
  const { path, span, subject } = finding;
  const { a, region } = subject.first;
  const section = sectionAt(a, region.a.start);
  return { path, span, section, finding, against };
}

/** Pages that are made after one pattern are no reason to bring others together. */
function meantCopies({ subject: { copies } }: CopiesFinding): readonly Copy[] {
  const hard = copies.filter(({ template }) => !template);
  return hard.length > 0 ? hard : copies;
}

const isOnePlace = (a: Span, b: Span): boolean =>
  a.end - a.start < b.end - b.start ? isSamePlace(b, a) : isSamePlace(a, b);

/** Each side knows the past of the copy that its message is about. */
function pastOf(here: CopiesFinding, copy: Copy, there: CopiesFinding | null): Agreement | null {
  if (here.subject.first === copy) return here.subject.past;
  const back = there?.subject;
  if (back == null || back.past === null || back.first.path !== here.path) return null;
  return isOnePlace(back.first.span, copy.own) ? flipped(back.past) : null;
}

function groupOf(members: readonly Member[]): CopyGroup {
  const findings = members.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  const days = findings.flatMap(({ subject: { past } }) => (past === null ? [] : [differSince(past)])).sort();
  return {
    state: STATES.find((state) => findings.some(({ rule }) => rule === `duplicate/${state}`)) ?? 'reworded',
    severity: SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint',
    words: Math.max(
      ...findings.flatMap(({ subject: { copies } }) => copies.map(({ region: { a } }) => a.end - a.start)),
    ),
    since: days[0] ?? null,
    members,
  };
}

function worstFirst(x: CopyGroup, y: CopyGroup): number {
  const rank = ({ severity, state }: CopyGroup): number => 10 * SEVERITIES.indexOf(severity) + STATES.indexOf(state);
  if (rank(x) !== rank(y)) return rank(x) - rank(y);
  if (x.words !== y.words) return y.words - x.words;
  return (x.members[0]?.path ?? '') < (y.members[0]?.path ?? '') ? -1 : 1;
}
