import type { IgnoreComment, Span } from '../page/page';
import type { Finding, Fix, FixContext } from './rule';

/** A `handbook-ignore` comment that silences nothing (any more). */
export function unusedIgnore(path: string, comment: IgnoreComment): Finding {
  return {
    rule: 'ignore/unused',
    severity: 'hint',
    path,
    span: comment.span,
    message: comment.print === null ? nothingFound(comment) : CHANGED,
    related: [],
    subject: { kind: 'comment' },
  };
}

const CHANGED =
  'One of the two copies that this comment is about has changed since it was written, so it silences nothing any more.';

function nothingFound({ rules }: IgnoreComment): string {
  const what = rules.length === 0 ? 'any rule' : rules.join(', ');
  return `Nothing here is found by ${what}, so this comment is not needed.`;
}

export async function unusedIgnoreFixes({ path, span }: Finding, context: FixContext): Promise<Fix[]> {
  const edits = [{ path, span: withItsLine(span, await context.text(path)), newText: '' }];
  return [{ title: 'Remove the comment', why: '', preferred: true, edits, create: [] }];
}

/** A comment that stands alone takes its line along, one behind other words the space before it. */
function withItsLine({ start, end }: Span, text: string): Span {
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0].length;
  const startsLine = start === before || /[\r\n]/.test(text.charAt(start - before - 1));
  if (startsLine && after !== undefined) return { start: start - before, end: end + after };
  return { start: start - before, end };
}
