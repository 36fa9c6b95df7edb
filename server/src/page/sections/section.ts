import { leavesOpen } from '../heading-oddities';
import { dropCommentedBlocks, readHtml } from '../html';
import type { Root } from '../markdown/nodes';
import { readPartQuickly } from '../markdown/quick/read';
import { readPart } from '../markdown/read';
import { maskTags } from '../mask';
import type { Page } from '../page';
import { hiddenFrontmatter, pageOf } from '../parse';

/** What the sections of a page must know of each other. */
export interface Labels {
  /** Of definitions. */
  readonly defined: readonly string[];
  readonly footnotes: readonly string[];
}

/** A part of a page that says the same read by itself. */
export interface Section {
  readonly length: number;
  /** What it says, with offsets, lines and places from its own start. */
  readonly page: Page;
  /** The labels that it defines. */
  readonly labels: Labels;
}

/** Stands for the heading that the next section starts with. */
const NEXT = '#';

/**
 * Reads a part of a text whose last line but the end's is followed by a heading, step by step. Null when that heading
 * would be none, or be said to stand in something: a fence, a comment or a pair of tags that begins here goes on behind
 * the part.
 * @param elsewhere what other sections define
 */
export function* readSection(
  text: string,
  isLast: boolean,
  elsewhere: Labels,
  read = readPart,
): Generator<void, Section | null> {
  // The two together are a copy, too: what is kept of a section does not hold on to the text of the whole page.
  const whole = text + (isLast ? '' : NEXT);
  const hidden = hiddenFrontmatter(whole);
  const source = maskTags(whole, hidden?.span ?? null);
  const { root, defined } = yield* read(source.masked, elsewhere.defined);
  dropCommentedBlocks(root, source.masked);
  const html = readHtml(root, source);
  const isWhole = isLast || (takeNext(root, text.length) && !leavesOpen(root, html) && !opensComment(source.tags));
  if (!isWhole) return null;
  const footnotes = new Set([...source.footnotes, ...elsewhere.footnotes]);
  return {
    length: text.length,
    page: pageOf(root, html, { ...source, footnotes }, hidden),
    labels: { defined, footnotes: [...source.footnotes] },
  };
}

/** The same in a fraction of the time, unless it has something in it that only the reference is trusted with. */
export const readSectionQuickly: typeof readSection = (text, isLast, elsewhere) =>
  readSection(text, isLast, elsewhere, function* (part, labels) {
    return readPartQuickly(part, labels) ?? (yield* readPart(part, labels));
  });

/** Takes the heading of the next section out of the tree; false when it is none. */
function takeNext(root: Root, start: number): boolean {
  const last = root.children.at(-1);
  if (last?.type !== 'heading' || last.span.start !== start) return false;
  root.children.pop();
  return true;
}

/** A tag that opens a comment is left as a tag where its end is missing. */
const opensComment = (tags: readonly { readonly name: string }[]): boolean =>
  tags.some(({ name }) => name === 'comment');
