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
  return pageOf(...read(text, readMarkdown));
}

/** A page, and whether the reference read it: then it is what `parsePage` makes of its text. */
export interface QuickPage {
  readonly page: Page;
  readonly certain: boolean;
}

/** Reads a page in a fraction of the time, unless it has something in it that only the reference is trusted with. */
export function parseQuickly(text: string): QuickPage {
  let certain = false;
  const parts = read(text, (masked) => {
    const tree = readQuickly(masked);
    certain = tree === null;
    return tree ?? readMarkdown(masked);
  });
  return { page: pageOf(...parts), certain };
}

/** The same without passages, whose code is a third of what a process runs for its first page. */
export function parseOutline(text: string): Outline {
  return outlineOf(...read(text, (masked) => readQuickly(masked) ?? readMarkdown(masked)));
}

function read(text: string, tree: (masked: string) => Root): Parameters<typeof pageOf> {
  const hidden = hiddenFrontmatter(text);
  const source = maskTags(text, hidden?.span ?? null);
  const root = tree(source.masked);
  dropCommentedBlocks(root, source.masked);
  return [root, readHtml(root, source), source, hidden];
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
