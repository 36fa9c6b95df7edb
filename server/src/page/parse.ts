import { frontmatterOf, jsonFrontmatter, misplacedFrontmatter } from './frontmatter';
import { frontmatterLinksOf } from './frontmatter-links';
import { headingsOf } from './headings';
import { dropCommentedBlocks, htmlAnchorsOf, type PageHtml, readHtml } from './html';
import { ignoresOf } from './ignores';
import { lineStarts } from './lines';
import { linksOf } from './links';
import type { Root } from './markdown/nodes';
import { readQuickly } from './markdown/quick/read';
import { readMarkdown } from './markdown/read';
import { type MaskedText, maskTags } from './mask';
import type { Frontmatter, Outline, Page } from './page';
import { passagesOf } from './passages';
import { undefinedReferencesOf } from './references';
import { templateTagsOf } from './templates';

/** Reads a page. Any text makes a page: Markdown has no errors. */
export function parsePage(text: string): Page {
  const source = sourceOf(text);
  return pageOf(...partsOf(readMarkdown(source.masked), source));
}

/** Reads a page in a fraction of the time; null where it has something in it that only the reference is trusted with. */
export function parseQuickly(text: string): Page | null {
  const source = sourceOf(text);
  const tree = readQuickly(source.masked);
  return tree && pageOf(...partsOf(tree, source));
}

/** A page without passages, whose code is a third of what a process runs for its first page. */
export function parseOutline(text: string): Outline {
  const source = sourceOf(text);
  return outlineOf(...partsOf(readQuickly(source.masked) ?? readMarkdown(source.masked), source));
}

interface Source extends MaskedText {
  readonly hidden: Frontmatter | null;
}

function sourceOf(text: string): Source {
  const hidden = hiddenFrontmatter(text);
  return { ...maskTags(text, hidden?.span ?? null), hidden };
}

function partsOf(tree: Root, source: Source): Parameters<typeof pageOf> {
  dropCommentedBlocks(tree, source.masked);
  return [tree, readHtml(tree, source), source, source.hidden];
}

/** Frontmatter that Markdown would take for text. */
export const hiddenFrontmatter = (text: string): Frontmatter | null =>
  misplacedFrontmatter(text) ?? jsonFrontmatter(text);

/** What a tree says. `hidden`: frontmatter that is not in it. */
export function pageOf(tree: Root, html: PageHtml, source: MaskedText, hidden: Frontmatter | null): Page {
  const outline = outlineOf(tree, html, source, hidden);
  return { ...outline, ...passagesOf(tree, outline.headings, html, source) };
}

function outlineOf(tree: Root, html: PageHtml, source: MaskedText, hidden: Frontmatter | null): Outline {
  const { text } = source;
  const frontmatter = hidden ?? frontmatterOf(tree, text);
  const starts = lineStarts(text);
  return {
    text,
    lineStarts: starts,
    frontmatter,
    headings: headingsOf(tree, html, source),
    htmlAnchors: htmlAnchorsOf(html, source),
    links: [...frontmatterLinksOf(frontmatter, text), ...linksOf(tree, html, source)],
    undefinedReferences: undefinedReferencesOf(tree, source),
    ignores: ignoresOf(html, starts, text, frontmatter),
    templateTags: templateTagsOf(tree, html, source, frontmatter),
  };
}
