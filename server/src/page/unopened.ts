import { lineBreakOf } from './lines';
import type { Frontmatter, FrontmatterProblem, Span } from './page';
import { headFrom, isMeant, NEARLY } from './unclosed';

const FIRST_LINE = /^\uFEFF?([^\r\n]*)(?:\r\n|\n|\r)/;
const CLOSING = /^---[ \t]*(?=[\r\n]|$)/;
/** Keys of nearly every frontmatter: one of them tells it from prose that happens to be written as `key: value`. */
const USUAL: ReadonlySet<string> = new Set(['title', 'layout', 'description', 'date', 'tags', 'permalink', 'draft']);

/** Frontmatter whose first line `---` is missing, or is nearly one. */
export function unopenedFrontmatter(text: string): Frontmatter | null {
  const [line, words = ''] = FIRST_LINE.exec(text) ?? [];
  const isNearly = NEARLY.test(words);
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const head = line === undefined ? null : headFrom(text, isNearly ? line.length : mark);
  if (head === null || (isNearly ? !isMeant(head) : !isFrontmatter(head.keys))) return null;
  const closing = CLOSING.exec(text.slice(head.content.end))?.[0].trimEnd();
  const end = isNearly && head.nearly !== null ? head.nearly.end : head.content.end + (closing?.length ?? 0);
  if (end === head.content.end) return null;
  const start = isNearly ? mark + words.length - words.trimStart().length : mark;
  const span = { start, end: isNearly ? mark + words.trimEnd().length : mark };
  const key = { start: mark, end: mark + words.length };
  const repair = isNearly ? { span: { start: mark, end: span.end }, newText: '---' } : opening(text, mark);
  return {
    language: 'yaml',
    span: { start: mark, end },
    content: head.content,
    data: null,
    misplaced: false,
    problems: [
      { slip: 'unopened', span: isNearly ? span : key, name: isNearly ? words.trim() : '', repairs: [repair] },
    ],
    places: [],
  };
}

const isFrontmatter = (keys: readonly string[]): boolean =>
  keys.length > 1 && keys.some((key) => USUAL.has(key)) && keys.every((key) => /^[\p{Ll}_]/u.test(key));

const opening = (text: string, at: number): FrontmatterProblem['repairs'][number] => ({
  span: { start: at, end: at },
  newText: `---${lineBreakOf(text)}`,
});

/** Two lines `---` above the keys: the second ends the frontmatter. */
export function doubledOpening(text: string, { end }: Span): FrontmatterProblem | null {
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0];
  if (lineEnd === undefined) return null;
  const start = end + lineEnd.length;
  const head = headFrom(text, start);
  if (head === null || !isMeant(head) || !CLOSING.test(text.slice(head.content.end))) return null;
  const line = text.slice(0, end).search(/[^\r\n]*$/);
  const span = { start: line, end: line + 3 };
  return { slip: 'doubled', span, name: '', repairs: [{ span: { start: line, end: start }, newText: '' }] };
}
