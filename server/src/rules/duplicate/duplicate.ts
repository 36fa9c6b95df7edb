import type { Copied, Copy } from '../../passages/copies';
import type { Finding, Rule, Subject } from '../rule';
import { type DuplicateRule, describe, judge, related, type Verdict } from './describe';
import { duplicateFixes } from './fixes';

interface Judged {
  readonly copied: Copied;
  readonly verdict: Verdict;
}

/** The three rules share what was found on a page. */
const judged = new WeakMap<Subject, readonly Judged[]>();

/** Wording that stands on more pages is likely meant to: a clause, a footer, a note. */
const MANY_PAGES = 4;

/** Fewer words in common are no more than a hint. */
const LEAST_SHARED = 20;

/** Text of which no more is new, says one thing over and over. */
const LEAST_NEW = 0.25;

export function duplicateRule(code: DuplicateRule, severity: 'information' | 'hint'): Rule {
  return {
    code,
    severity,
    *check(subject) {
      for (const { copied, verdict } of judgedOf(subject)) {
        if (verdict.rule === code) yield finding(subject, copied, verdict, severity);
      }
    },
    fixes: duplicateFixes,
  };
}

function judgedOf(subject: Subject): readonly Judged[] {
  const known = judged.get(subject);
  if (known !== undefined) return known;
  const found = subject.copies.flatMap((copied) => {
    const verdict = judge(copied, subject.site);
    return verdict === null ? [] : [{ copied, verdict }];
  });
  judged.set(subject, found);
  return found;
}

function finding(subject: Subject, copied: Copied, verdict: Verdict, severity: 'information' | 'hint'): Finding {
  const templates = copied.copies.filter(({ template }) => template).length;
  const isMeant =
    copied.pages > MANY_PAGES ||
    verdict.first.copy.shared < LEAST_SHARED ||
    2 * templates >= copied.copies.length ||
    isRepetitive(verdict.first.copy);
  return {
    rule: verdict.rule,
    severity: isMeant ? 'hint' : severity,
    path: subject.path,
    span: copied.span,
    message: describe(verdict, copied),
    related: related(copied),
    subject: { kind: 'copies', copies: copied.copies },
  };
}

function isRepetitive({ a, region: { a: range } }: Copy): boolean {
  const pairs = new Set<string>();
  for (let place = range.start + 1; place < range.end; place++) pairs.add(`${a.words[place - 1]} ${a.words[place]}`);
  return pairs.size < LEAST_NEW * (range.end - range.start);
}
