import type { Root } from 'mdast';
import { isMap, parseDocument } from 'yaml';
import { spanOf } from './markdown';
import type { Frontmatter, Span } from './page';

/** How many nodes the aliases of a frontmatter may stand for: enough for any author, too few to exhaust memory. */
const MAX_ALIASES = 100;

/** Blank lines at the start of a text, up to the line that follows them. */
const BLANK_LINES = /^\uFEFF?\s*[\r\n](?=---)/;
const OPENING = /---[ \t]*(?:\r\n|[\r\n])/y;
const CLOSING = /^---[ \t]*$/gm;
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

/** The frontmatter that the parser found on the text's very first line. */
export function frontmatterOf(tree: Root, text: string): Frontmatter | null {
  const node = tree.children[0];
  if (node?.type !== 'yaml') return null;
  const span = spanOf(node);
  const block = text.slice(span.start, span.end);
  const start = span.start + (/\r\n|\n|\r/.exec(block)?.index ?? 0);
  const afterBreak = text.startsWith('\r\n', start) ? start + 2 : start + 1;
  const end = span.start + block.length - (/[^\r\n]*$/.exec(block)?.[0].length ?? 0);
  return read(text, span, { start: Math.min(afterBreak, end), end }, false);
}

function read(text: string, span: Span, content: Span, misplaced: boolean): Frontmatter {
  return { span, content, data: mappingOf(text.slice(content.start, content.end)), misplaced };
}

/** JSON's values alone: what YAML has beyond them (`.inf`, keys that are no strings) cannot be written to a cache. */
function mappingOf(yaml: string): Record<string, unknown> | null {
  try {
    const document = parseDocument(yaml.replace(/\r(?!\n)/g, '\n'), { merge: true, logLevel: 'error' });
    if (document.errors.length > 0 || !isMap(document.contents)) return null;
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: MAX_ALIASES })));
  } catch {
    return null;
  }
}
