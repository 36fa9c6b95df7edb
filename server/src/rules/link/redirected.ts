import type { Rule } from '../rule';
import { redirectFixes } from './case-fixes';
import { linkFinding } from './describe';

/** A link to an old URL that forwards to a page: it works, and is a detour. */
export const redirected: Rule = {
  code: 'link/redirected',
  severity: 'hint',
  *check(subject) {
    for (const each of subject.targets) {
      const { target } = each;
      if (target.kind !== 'page' || target.redirect === null || target.anchor === 'missing') continue;
      const message = `${target.redirect} is an old address that forwards to ${target.path}.`;
      yield linkFinding(subject, 'link/redirected', 'hint', each, message);
    }
  },
  fixes: redirectFixes,
};
