import { leavesOf, type Nodes, visibleText } from './markdown/nodes';
import { type MaskedText, restoreTags } from './mask';

/** What a reader sees of running text, on one line, with template tags as written. */
export function plainText(node: Nodes, source: MaskedText): string {
  const texts = leavesOf(node).map((leaf) => restoreTags(source, leaf.span, visibleText(leaf)));
  return oneLine(texts.join(''));
}

/** Line ends and the spaces around them become one space. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ').trim();
}
