import { frontmatterOf, jsonFrontmatter, misplacedFrontmatter } from './frontmatter';
import { frontmatterLinksOf } from './frontmatter-links';
import { headingsOf } from './headings';
import { dropCommentedBlocks, htmlAnchorsOf, readHtml } from './html';
import { ignoresOf } from './ignores';
import { lineStarts } from './lines';
import { linksOf } from './links';
import { readMarkdown } from './markdown/read';
import { maskTags } from './mask';
import type { Page } from './page';
import { passagesOf } from './passages';
import { undefinedReferencesOf } from './references';
import { templateTagsOf } from './templates';

/** Reads a page. Any text makes a page: Markdown has no errors. */
export function parsePage(text: string): Page {
  // What Markdown would take for text.
  const hidden = misplacedFrontmatter(text) ?? jsonFrontmatter(text);
  const source = maskTags(text, hidden?.span ?? null);
  const tree = readMarkdown(source.masked);
  dropCommentedBlocks(tree, source.masked);
  const frontmatter = hidden ?? frontmatterOf(tree, text);
  const html = readHtml(tree, source);
  const starts = lineStarts(text);
  const headings = headingsOf(tree, html, source);
  return {
    text,
    lineStarts: starts,
    frontmatter,
    headings,
    htmlAnchors: htmlAnchorsOf(html, source),
    links: [...frontmatterLinksOf(frontmatter, text), ...linksOf(tree, html, source)],
    undefinedReferences: undefinedReferencesOf(tree, source),
    ignores: ignoresOf(html, starts, text, frontmatter),
    ...passagesOf(tree, headings, html, source),
    templateTags: templateTagsOf(tree, html, source, frontmatter),
  };
}
