import type { Root } from 'mdast';
import { allNodes, spanOf } from './markdown';
import { type MaskedText, tagsIn } from './mask';
import type { Frontmatter, Span } from './page';

/** Tags that print nothing that is not in the text already. */
const SILENT: ReadonlySet<string> = new Set(['', 'raw', 'set', 'assign', 'capture', 'comment']);

/** Names of the tags that may print anything: those in code, in a destination and in frontmatter are left out. */
export function templateTagsOf(tree: Root, source: MaskedText, frontmatter: Frontmatter | null): string[] {
  const known = new Set<number>();
  for (const span of quietSpans(tree)) for (const tag of tagsIn(source, span)) known.add(tag.start);
  const names = new Set<string>();
  for (const tag of source.tags) {
    const silent = tag.link !== null || SILENT.has(tag.name) || /^(?:end|\/)/.test(tag.name);
    if (!silent && !known.has(tag.start) && tag.start >= (frontmatter?.span.end ?? 0)) names.add(tag.name);
  }
  return [...names];
}

/** Where a tag cannot add to the page's text: code and destinations. */
function* quietSpans(tree: Root): Generator<Span> {
  for (const node of allNodes(tree)) {
    if (node.type === 'code' || node.type === 'inlineCode') yield spanOf(node);
    if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && node.data?.destination) {
      yield node.data.destination;
    }
  }
}
