import { decode } from '../../site/url';
import { lower, type Rule } from '../rule';
import { anchorFixes } from './anchor-fixes';
import { linkFinding } from './describe';

/** Template tags that may bring headings of their own into a page. */
const BRINGS_HEADINGS = new Set([
  'include',
  'include_relative',
  'render',
  'renderTemplate',
  'for',
  'partial',
  'macro',
  'call',
  '{{',
]);

/** A `#fragment` that no heading and no HTML anchor of the page answers: the reader stays at the top. */
export const missingAnchor: Rule = {
  code: 'link/missing-anchor',
  severity: 'error',
  *check(subject) {
    for (const each of subject.targets) {
      const { target } = each;
      if (target.kind !== 'page' || target.anchor !== 'missing') continue;
      const page = subject.site.page(target.path);
      const where = target.path === subject.path ? 'on this page' : `in ${target.path}`;
      const message = `No heading or anchor '#${decode(target.fragment ?? '')}' ${where}: the link leads to the top of the page.`;
      const tag = subject.site.profile.templates
        ? page?.templateTags.find((name) => BRINGS_HEADINGS.has(name))
        : undefined;
      if (tag === undefined) {
        yield linkFinding(subject, 'link/missing-anchor', 'error', each, message);
      } else {
        const doubt = ` (Unless the template tag "${tag}" there brings it.)`;
        yield linkFinding(subject, 'link/missing-anchor', lower('error'), each, message + doubt);
      }
    }
  },
  fixes: anchorFixes,
};
