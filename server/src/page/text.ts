import type { Nodes } from 'mdast';
import { leavesOf, spanOf, visibleText } from './markdown';
import { type MaskedText, restoreTags } from './mask';

/** What a reader sees of running text, on one line, with template tags as written. */
export function plainText(node: Nodes, source: MaskedText): string {
  const texts = leavesOf(node).map((leaf) => restoreTags(source, spanOf(leaf), visibleText(leaf)));
  return oneLine(texts.join(''));
}

/** Line ends and the spaces around them become one space. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ').trim();
}
