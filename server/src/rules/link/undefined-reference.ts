import type { Rule } from '../rule';
import { referenceFixes } from './reference-fixes';

/** `[text][label]` with a label that the page does not define: readers see the brackets. */
export const undefinedReference: Rule = {
  code: 'link/undefined-reference',
  severity: 'warning',
  *check({ path, page }) {
    for (const { span, label, text } of page.undefinedReferences) {
      yield {
        rule: 'link/undefined-reference',
        severity: 'warning',
        path,
        span,
        message: `This page does not define [${label}], so readers see the brackets. Add a line "[${label}]: …" or correct the label.`,
        related: [],
        subject: { kind: 'reference', label, text },
      };
    }
  },
  fixes: referenceFixes,
};
