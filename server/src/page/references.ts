import { allNodes, type Leaf, leavesOf, type Nodes, type Root, visibleText } from './markdown/nodes';
import { type MaskedText, restoreTags } from './mask';
import type { Span, UndefinedReference } from './page';

/** Blocks that hold running text. */
const RUNNING_TEXT: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);
/** Brackets in text, and the escapes that take a bracket's meaning away. */
const BRACKET = /\\.|[[\]]/gs;
/** CommonMark's limit. */
const LONGEST_LABEL = 999;
const LABEL = new RegExp(String.raw`\[((?:\\.|[^\\[\]]){1,${LONGEST_LABEL}})\]`, 'ys');
const LETTER = /\p{L}/u;
/** `[A-Z][a-z]` is a pattern that the author writes about. */
const CHARACTER_CLASS = /^\^?(?:\w-\w|\\\w)+$/;

/**
 * Finds `[text][label]` without a definition. The parser takes such brackets for text, so they are looked for in the
 * text that it leaves; what it understands (code, links, HTML) may stand between them.
 */
export function undefinedReferencesOf(tree: Root, source: MaskedText): UndefinedReference[] {
  // Nearly no page has one.
  if (!source.masked.includes('][')) return [];
  return [...allNodes(tree)].filter((node) => RUNNING_TEXT.has(node.type)).flatMap((block) => inBlock(block, source));
}

function inBlock(block: Nodes, source: MaskedText): UndefinedReference[] {
  const leaves = leavesOf(block);
  const found: UndefinedReference[] = [];
  const open: { offset: number; leaf: number }[] = [];
  leaves.forEach((leaf, index) => {
    if (leaf.type !== 'text') return;
    const { start, end } = leaf.span;
    for (const { 0: bracket, index: at } of source.masked.slice(start, end).matchAll(BRACKET)) {
      const offset = start + at;
      if (bracket === '[') open.push({ offset, leaf: index });
      const opening = bracket === ']' ? open.pop() : undefined;
      if (!opening) continue;
      const reference = referenceAt(source, { start: opening.offset, end: offset + 1 }, end);
      if (!reference) continue;
      const text = textBetween(
        leaves.slice(opening.leaf, index + 1),
        { start: opening.offset + 1, end: offset },
        source,
      );
      if (isText(text)) found.push({ ...reference, text });
    }
  });
  return found;
}

/** The label after the bracketed text at `brackets`, when it reads as a reference. `limit` is the end of the text. */
function referenceAt(source: MaskedText, brackets: Span, limit: number): Omit<UndefinedReference, 'text'> | null {
  LABEL.lastIndex = brackets.end;
  const label = LABEL.exec(source.masked);
  if (!label || LABEL.lastIndex > limit) return null;
  const end = LABEL.lastIndex;
  const before = source.text.slice(Math.max(0, brackets.start - 2), brackets.start);
  if (/[\p{L}\p{N}_\]]$/u.test(before) || /[\w[(]/.test(source.text.charAt(end))) return null;
  const written = source.text.slice(brackets.end + 1, end - 1);
  return isText(label[1] ?? '') ? { span: { start: brackets.start, end }, label: written } : null;
}

function isText(text: string): boolean {
  return LETTER.test(text) && !text.startsWith('^') && !CHARACTER_CLASS.test(text);
}

function textBetween(leaves: readonly Leaf[], span: Span, source: MaskedText): string {
  return leaves.map((leaf) => textOf(leaf, span, source)).join('');
}

function textOf(leaf: Leaf, span: Span, source: MaskedText): string {
  const { start, end } = leaf.span;
  if (leaf.type !== 'text') return restoreTags(source, { start, end }, visibleText(leaf));
  return source.text.slice(Math.max(start, span.start), Math.min(end, span.end)).replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
