import type { Node } from 'jsonc-parser';
import type { FrontmatterProblem, Span } from '../page';

/** Keys that an object has twice. The ways out: remove the later one, or the earlier. */
export function duplicateKeys(node: Node, start: number): FrontmatterProblem[] {
  const found: FrontmatterProblem[] = [];
  const seen = new Map<string, number>();
  const children = node.children ?? [];
  for (const [index, child] of children.entries()) {
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [null, child];
    if (value !== undefined) found.push(...duplicateKeys(value, start));
    if (key == null) continue;
    const name = String(key.value);
    const earlier = seen.get(name);
    if (earlier === undefined) seen.set(name, index);
    else {
      const span = { start: start + key.offset, end: start + key.offset + key.length };
      const repairs = [index, earlier].map((at) => ({ span: withComma(children, at, start), newText: '' }));
      found.push({ slip: 'duplicate-key', span, name, repairs });
    }
  }
  return found;
}

/** A property up to the next one; the last with the comma before it. */
function withComma(children: readonly Node[], index: number, start: number): Span {
  const [before, own, behind] = [children[index - 1], children[index], children[index + 1]];
  const from = own?.offset ?? 0;
  if (behind !== undefined) return { start: start + from, end: start + behind.offset };
  return { start: start + (before ? before.offset + before.length : from), end: start + from + (own?.length ?? 0) };
}
