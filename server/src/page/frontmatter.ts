import { readJson } from './json/read';
import type { Root } from './markdown/nodes';
import type { Frontmatter, Span } from './page';
import { readToml } from './toml/read';
import { endsTooLate, unclosedFrontmatter } from './unclosed';
import { doubledOpening, unopenedFrontmatter } from './unopened';
import { readYaml } from './yaml/read';

/** Blank lines at the start of a text, up to the line that follows them. */
const BLANK_LINES = /^\uFEFF?\s*[\r\n](?=---)/;
const OPENING = /---[ \t]*(?:\r\n|[\r\n])/y;
const CLOSING = /^---[ \t]*$/gm;
const TAGGED = /^\uFEFF?---(json5?|toml|js|javascript)[ \t]*[\r\n][\s\S]*?[\r\n]---[ \t]*(?=[\r\n]|$)/;
const JSON_BLOCK = /^(\uFEFF?)\{[ \t]*(?:\r\n|\n|\r)\s*"[^"\r\n]*"\s*:[\s\S]*?(?:\r\n|\n|\r)\}(?=[ \t]*(?:[\r\n]|$))/;
const BLANK_LINE = /(\r\n|\n|\r)[ \t]*\1/;
const STARTS_WITH_KEY = /^(?:#.*[\r\n]+)*[\w-]+[ \t]*:(?:\s|$)/;

/** Finds frontmatter that an author put one or more blank lines too low. It must look like it: `key: value` lines. */
export function misplacedFrontmatter(text: string): Frontmatter | null {
  const start = BLANK_LINES.exec(text)?.[0].length;
  if (start === undefined) return null;
  OPENING.lastIndex = start;
  if (!OPENING.test(text)) return null;
  CLOSING.lastIndex = OPENING.lastIndex;
  const closing = CLOSING.exec(text);
  if (!closing) return null;
  const content = { start: OPENING.lastIndex, end: closing.index };
  const written = text.slice(content.start, content.end);
  if (!STARTS_WITH_KEY.test(written) || BLANK_LINE.test(written)) return null;
  return read(text, { start, end: closing.index + closing[0].trimEnd().length }, content, true);
}

/** What the first lines of a text say, without a look at the rest; null where they are no frontmatter in YAML. */
export function frontmatterAlone(text: string): Frontmatter | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  OPENING.lastIndex = start;
  if (!OPENING.test(text)) return null;
  CLOSING.lastIndex = OPENING.lastIndex;
  const content = { start: OPENING.lastIndex, end: CLOSING.exec(text)?.index ?? -1 };
  return content.end < 0 ? null : read(text, { start, end: CLOSING.lastIndex }, content, false);
}

/** The frontmatter that begins on the text's very first line. */
export function frontmatterOf(tree: Root, text: string): Frontmatter | null {
  const node = tree.children[0];
  if (node?.type !== 'yaml')
    return foreignFrontmatter(tree, text) ?? unclosedFrontmatter(text) ?? unopenedFrontmatter(text);
  const span = node.span;
  const block = text.slice(span.start, span.end);
  const start = span.start + (/\r\n|\n|\r/.exec(block)?.index ?? 0);
  const afterBreak = text.startsWith('\r\n', start) ? start + 2 : start + 1;
  const end = span.start + lastLine(block);
  const content = { start: Math.min(afterBreak, end), end };
  const doubled = content.start === content.end ? doubledOpening(text, span) : null;
  if (doubled !== null)
    return { language: 'yaml', span, content, data: null, misplaced: false, problems: [doubled], places: [] };
  return read(text, span, content, false);
}

/** Between lines `+++` or `---toml`, `---json` and the like, or an object of JSON at the page's top. */
function foreignFrontmatter(tree: Root, text: string): Frontmatter | null {
  const [node] = tree.children;
  const type: string | undefined = node?.type;
  if (node !== undefined && type === 'toml') return foreign(text, 'toml', node.span, linesInside(text, node.span));
  const [block, tag] = TAGGED.exec(text) ?? [];
  if (block === undefined || tag === undefined) return null;
  const span = { start: text.startsWith('\uFEFF') ? 1 : 0, end: block.length };
  return foreign(text, tag === 'toml' || tag === 'json' ? tag : 'other', span, linesInside(text, span));
}

function linesInside(text: string, { start, end }: Span): Span {
  const block = text.slice(start, end);
  const first = /^[^\r\n]*(?:\r\n|\n|\r)/.exec(block)?.[0].length ?? 0;
  return { start: start + first, end: start + lastLine(block) };
}

/** An object at the page's top, as Hugo reads it: it ends with a bracket at the start of a line. */
export function jsonFrontmatter(text: string): Frontmatter | null {
  const [block, mark = ''] = JSON_BLOCK.exec(text) ?? [];
  if (block === undefined) return null;
  const span = { start: mark.length, end: block.length };
  return foreign(text, 'json', span, span);
}

function foreign(text: string, language: Frontmatter['language'], span: Span, content: Span): Frontmatter {
  const nothing = { data: null, problems: [], places: [] };
  const read = language === 'toml' ? readToml(text, content) : language === 'json' ? readJson(text, content) : nothing;
  return { language, span, content, misplaced: false, ...read };
}

function read(text: string, span: Span, content: Span, misplaced: boolean): Frontmatter {
  const yaml = readYaml(text, content);
  const late = yaml.data === null && !misplaced ? endsTooLate(text, content.end) : null;
  return { language: 'yaml', span, content, misplaced, ...yaml, problems: late === null ? yaml.problems : [late] };
}

/** Where a text's last line starts. */
const lastLine = (text: string): number => Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
