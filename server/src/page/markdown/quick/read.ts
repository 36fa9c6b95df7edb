import type { Nodes, Root } from '../nodes';
import type { ReadPart } from '../read';
import { blockParser } from './blocks';
import { BlockReader } from './convert';
import { Uncertain } from './uncertain';

const FRONTMATTER = /^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\n)??\1[ \t]*(?=\r?\n|$)/;
/** Where it has no end, the reference reads a page without quotes and lists. */
const UNCLOSED = /^(?:---|\+\+\+)[ \t]*[\r\n]/;
/** So deep is no list: lezer would need long for it. */
const DEEP = /^ {400}[^\r\n]*[^ \r\n]/m;
/** A line end that lezer does not know. */
const LONE_RETURN = /\r(?!\n)/;

/**
 * Reads what `readMarkdown` reads, in a fraction of the time; null where it is not certain that both read the same.
 */
export const readQuickly = (text: string): Root | null => readPartQuickly(text, [])?.root ?? null;

/** The same of `readPart`. */
export function readPartQuickly(text: string, elsewhere: readonly string[]): ReadPart | null {
  if (LONE_RETURN.test(text) || DEEP.test(text)) return null;
  const offset = text.startsWith('\uFEFF') ? 1 : 0;
  const source = text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
  const children: Nodes[] = [];
  let start = offset;
  const frontmatter = FRONTMATTER.exec(source.slice(offset))?.[0];
  if (frontmatter === undefined && UNCLOSED.test(source.slice(offset, offset + 80))) return null;
  if (frontmatter !== undefined) {
    start += frontmatter.length;
    children.push({ type: frontmatter.startsWith('-') ? 'yaml' : 'toml', span: { start: offset, end: start } });
  }
  try {
    const body = source.slice(start);
    const reader = new BlockReader(body, start);
    children.push(...reader.read(blockParser.parse(body.replaceAll('\r', ' ')), elsewhere));
    return {
      root: { type: 'root', span: { start: offset, end: text.length }, children },
      defined: [...reader.definitions],
    };
  } catch (error) {
    if (error instanceof Uncertain) return null;
    throw error;
  }
}
