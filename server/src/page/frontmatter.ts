import type { Root } from 'mdast';
import { isMap, parseDocument } from 'yaml';
import { spanOf } from './markdown';
import type { Frontmatter, Span } from './page';

/** How many nodes the aliases of a frontmatter may stand for: enough for any author, too few to exhaust memory. */
const MAX_ALIASES = 100;

/** A block that would be frontmatter if no blank lines stood before it. */
const MISPLACED =
  /^\uFEFF?(?:[ \t]*(?:\r\n|\n|\r))+(?<block>---[ \t]*(?:\r\n|\n|\r)(?<content>(?:(?!---)[^\r\n]*(?:\r\n|\n|\r))+)---)[ \t]*(?![^\r\n])/d;
const KEY_VALUE = /^[\w-]+[ \t]*:(?:[ \t]|$)/m;

/** Finds frontmatter that an author put one or more blank lines too low. It must look like it: `key: value`. */
export function misplacedFrontmatter(text: string): Frontmatter | null {
  const match = MISPLACED.exec(text);
  const block = match?.indices?.groups?.block;
  const content = match?.indices?.groups?.content;
  if (!block || !content || !startsWithKey(match.groups?.content ?? '')) return null;
  return read(text, { start: block[0], end: block[1] }, { start: content[0], end: content[1] }, true);
}

function startsWithKey(content: string): boolean {
  const lines = content.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return KEY_VALUE.test(lines[0] ?? '');
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
    const document = parseDocument(yaml, { merge: true, logLevel: 'error' });
    if (document.errors.length > 0 || !isMap(document.contents)) return null;
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: MAX_ALIASES })));
  } catch {
    return null;
  }
}
