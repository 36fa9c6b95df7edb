import { lineBreakOf } from './lines';
import type { Frontmatter, FrontmatterProblem } from './page';

const OPENING = /^\uFEFF?---[ \t]*(\r\n|\n|\r)/;
/** `key: value`, an item of a list, a comment, or an indented line. */
const YAML_LINE = /^(?:[\p{L}_][\p{L}\p{N}_-]*:(?:\s.*)?|\s*-(?:\s.*)?|#[^#\s].*|[ \t]+\S.*)$/u;
const KEY = /^([\p{L}_][\p{L}\p{N}_-]*):(?:\s|$)/u;
/** What was meant as the end: too few or too many dashes, dashes that a word processor made, dashes further in. */
export const NEARLY = /^[ \t]*(?:--|-{4,}|[–—-]*[–—][–—-]*|\*{3}|-[ \t]-[ \t]-|---(?=[ \t]))[ \t]*$|^[ \t]+---[ \t]*$/;

/** Lines at the top of a page that are meant as frontmatter, up to where its end is missing. */
interface Head {
  readonly content: { readonly start: number; readonly end: number };
  /** The line that was meant as its end. */
  readonly nearly: { readonly start: number; readonly end: number } | null;
  readonly keys: readonly string[];
}

/** Frontmatter without an end: no site reads it, or all of the page is read as frontmatter. */
export function unclosedFrontmatter(text: string): Frontmatter | null {
  const head = headOf(text);
  if (head === null || !isMeant(head)) return null;
  const span = { start: text.startsWith('\uFEFF') ? 1 : 0, end: head.nearly?.end ?? head.content.end };
  const problems = [unclosed(text, head)];
  return { language: 'yaml', span, content: head.content, data: null, misplaced: false, problems, places: [] };
}

/** The frontmatter ends further down, at a line of dashes of the page itself: prose stands in it. */
export function endsTooLate(text: string, end: number): FrontmatterProblem | null {
  const head = headOf(text);
  if (head === null || !isMeant(head)) return null;
  // Without a blank line in between, the next line is a key or a value that slipped.
  if (head.nearly === null && !/^[ \t]*[\r\n]/.test(text.slice(head.content.end))) return null;
  const rest = text.slice(head.nearly?.end ?? head.content.end, end);
  const lines = rest.split(/\r\n|\n|\r/);
  const isProse = (line: string): boolean => line.trim() !== '' && !YAML_LINE.test(line) && !/^#\S/.test(line);
  return lines.some((line) => isProse(line)) ? unclosed(text, head) : null;
}

function headOf(text: string): Head | null {
  const opening = OPENING.exec(text);
  return opening === null ? null : headFrom(text, opening[0].length);
}

/** The lines from there on, as far as they are meant as frontmatter; null where no key is among them. */
export function headFrom(text: string, start: number): Head | null {
  const keys: string[] = [];
  let end = start;
  for (const { 0: whole, 1: line = '', index } of text.slice(start).matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const at = start + index;
    if (NEARLY.test(line)) return head({ start: at, end: at + line.trimEnd().length });
    if (!YAML_LINE.test(line)) break;
    const key = KEY.exec(line)?.[1];
    if (key !== undefined) keys.push(key);
    else if (keys.length === 0) break;
    end = at + whole.length;
  }
  return head(null);

  function head(nearly: Head['nearly']): Head | null {
    return keys.length === 0 ? null : { content: { start, end }, nearly, keys };
  }
}

/** One line such as `Note: this is prose.` below a line of dashes may be just that. */
export const isMeant = ({ keys, nearly }: Head): boolean =>
  nearly !== null || keys.length > 1 || /^[\p{Ll}_]/u.test(keys[0] ?? '');

function unclosed(text: string, { content, nearly }: Head): FrontmatterProblem {
  const lineEnd = lineBreakOf(text);
  const opening = text.startsWith('\uFEFF') ? 1 : 0;
  const isBroken = /[\r\n]$/.test(text.slice(0, content.end));
  return {
    slip: 'unclosed',
    span: nearly ?? { start: opening, end: opening + 3 },
    name: nearly === null ? '' : text.slice(nearly.start, nearly.end).trim(),
    repairs: [
      nearly === null
        ? { span: { start: content.end, end: content.end }, newText: `${isBroken ? '' : lineEnd}---${lineEnd}` }
        : { span: nearly, newText: '---' },
    ],
  };
}
