import type { Rule } from '../rule';
import { caseFixes } from './case-fixes';
import { linkFinding } from './describe';

/** A link that differs from its page or file only in letter case: it works on some disks, not on the site. */
export const wrongCase: Rule = {
  code: 'link/wrong-case',
  severity: 'warning',
  *check(subject) {
    for (const each of subject.targets) {
      const { target } = each;
      if (target.kind !== 'wrong-case') continue;
      const message = `Upper and lower case count on the published site: this is ${target.path}.`;
      yield linkFinding(subject, 'link/wrong-case', 'warning', each, message);
    }
  },
  fixes: caseFixes,
};
