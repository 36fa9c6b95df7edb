import { stringify } from 'yaml';
import { lineBreakOf } from '../../page/lines';
import type { Frontmatter, Span } from '../../page/page';
import type { Fix, RuleCode } from '../rule';

/** As YAML writes a value on one line. */
export const plain = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

/** A new value, with a space before it where the key had none. */
export function replace(span: Span, text: string, newText: string): { readonly span: Span; readonly newText: string } {
  return { span, newText: span.start === span.end && text[span.start - 1] === ':' ? ` ${newText}` : newText };
}

/** The whole lines of a key. */
export function linesOf(pointer: string, { places, content }: Frontmatter, text: string): Span {
  const own = places.filter((place) => place.pointer === pointer || place.pointer.startsWith(`${pointer}/`));
  const start = text.lastIndexOf('\n', (own[0]?.key?.start ?? content.start) - 1) + 1;
  const last = Math.max(...own.map(({ key: name, value }) => Math.max(name?.end ?? 0, value.end)));
  const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(last))?.[0].length ?? 0;
  return { start, end: last + rest };
}

/** A comment of the frontmatter above the line; there is no place for one above the first `---`, and JSON has none. */
export function silence(rule: RuleCode, path: string, frontmatter: Frontmatter, { start }: Span, text: string): Fix[] {
  const { content, language } = frontmatter;
  if (start < content.start || language === 'json') return [];
  const lineEnd = lineBreakOf(text);
  const line = text.slice(0, start).search(/[^\r\n]*$/);
  const indent = /^[ ]*/.exec(text.slice(line))?.[0] ?? '';
  const newText = `${indent}# handbook-ignore ${rule}${lineEnd}`;
  const edit = { path, span: { start: line, end: line }, newText };
  return [{ title: `Ignore this one (${rule})`, why: '', preferred: false, edits: [edit], create: [] }];
}
