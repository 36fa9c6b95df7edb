import type { IgnoreComment } from '../page/page';
import type { Finding, Fix } from './rule';

/** A `handbook-ignore` comment that silences nothing (any more). */
export function unusedIgnore(path: string, comment: IgnoreComment): Finding {
  const what = comment.rules.length === 0 ? 'any rule' : comment.rules.join(', ');
  return {
    rule: 'ignore/unused',
    severity: 'hint',
    path,
    span: comment.span,
    message: `Nothing here is found by ${what}, so this comment is not needed.`,
    related: [],
    subject: { kind: 'comment' },
  };
}

export function unusedIgnoreFixes({ path, span }: Finding): Fix[] {
  const edits = [{ path, span, newText: '' }];
  return [{ title: 'Remove the comment', why: '', preferred: true, edits, create: [] }];
}
