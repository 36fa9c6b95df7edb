import { lineBreakOf } from '../../page/lines';
import type { Frontmatter, Span } from '../../page/page';
import type { Fix, RuleCode } from '../rule';
import { lineBefore } from './places';

/** A new value, with a space before it where the key had none. */
export function replace(span: Span, text: string, newText: string): { readonly span: Span; readonly newText: string } {
  return { span, newText: span.start === span.end && text[span.start - 1] === ':' ? ` ${newText}` : newText };
}

/** A comment of the frontmatter above the line; there is no place for one above the first `---`, and JSON has none. */
export function silence(rule: RuleCode, path: string, frontmatter: Frontmatter, { start }: Span, text: string): Fix[] {
  const { content, language } = frontmatter;
  if (start < content.start || language === 'json') return [];
  const before = lineBefore(text, start);
  const line = start - before.length;
  const indent = /^[ ]*/.exec(before)?.[0] ?? '';
  const newText = `${indent}# handbook-ignore ${rule}${lineBreakOf(text)}`;
  const edit = { path, span: { start: line, end: line }, newText };
  return [{ title: `Ignore this one (${rule})`, why: '', preferred: false, edits: [edit], create: [] }];
}
