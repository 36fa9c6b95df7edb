import type { PageHtml } from './html';
import { allNodes, type Root } from './markdown/nodes';
import { type MaskedText, tagsIn } from './mask';
import type { Frontmatter, Span } from './page';

/** Tags that print nothing that is not in the text already. */
const SILENT: ReadonlySet<string> = new Set(['', 'raw', 'set', 'assign', 'capture', 'comment']);

/** Names of the tags that may print anything: those in code, destinations, HTML tags and frontmatter are left out. */
export function templateTagsOf(
  tree: Root,
  html: PageHtml,
  source: MaskedText,
  frontmatter: Frontmatter | null,
): string[] {
  if (source.tags.length === 0) return [];
  const known = new Set<number>();
  for (const span of quietSpans(tree, html)) for (const tag of tagsIn(source, span)) known.add(tag.start);
  const names = new Set<string>();
  for (const tag of source.tags) {
    const silent = tag.link !== null || SILENT.has(tag.name) || /^(?:end|\/)/.test(tag.name);
    if (!silent && !known.has(tag.start) && tag.start >= (frontmatter?.span.end ?? 0)) names.add(tag.name);
  }
  return [...names];
}

/** Where a tag cannot add to the page's text. */
function* quietSpans(tree: Root, html: PageHtml): Generator<Span> {
  for (const node of allNodes(tree)) {
    if (node.type === 'code' || node.type === 'inlineCode') yield node.span;
    if ((node.type === 'link' || node.type === 'image' || node.type === 'definition') && node.destination) {
      yield node.destination;
    }
    for (const token of html.get(node) ?? []) if (token.kind !== 'text') yield token.span;
  }
}
