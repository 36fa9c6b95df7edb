import type { Severity } from '../../handbook/configuration';
import type { Copied } from '../../passages/copies';
import type { Finding, Rule, Subject } from '../rule';
import { type DuplicateRule, describe, judge, related, type Verdict } from './describe';
import { duplicateFixes } from './fixes';
import { isSure } from './sure';

interface Judged {
  readonly copied: Copied;
  readonly verdict: Verdict;
}

/** The three rules share what was found on a page. */
const judged = new WeakMap<Subject, readonly Judged[]>();

/** Wording that stands on more pages is likely meant to: a clause, a footer, a note. */
const MANY_PAGES = 4;

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
    const verdict = judge(copied, subject.site, subject.past);
    return verdict === null ? [] : [{ copied, verdict }];
  });
  judged.set(subject, found);
  return found;
}

function finding(subject: Subject, copied: Copied, verdict: Verdict, severity: 'information' | 'hint'): Finding {
  return {
    rule: verdict.rule,
    severity: severityOf(verdict, copied, severity),
    path: subject.path,
    span: copied.span,
    message: describe(verdict, copied),
    related: related(copied),
    subject: { kind: 'copies', copies: copied.copies, first: verdict.first.copy, past: verdict.past },
  };
}

/** What the history proves counts for one level more than what the words say. */
function severityOf({ first, past }: Verdict, { copies, pages }: Copied, severity: 'information' | 'hint'): Severity {
  const templates = copies.filter(({ template }) => template).length;
  const isMeant = pages > MANY_PAGES || 2 * templates >= copies.length;
  if (past !== null) return isMeant ? 'information' : 'warning';
  return isMeant || !isSure(first) ? 'hint' : severity;
}
