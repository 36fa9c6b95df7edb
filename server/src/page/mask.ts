import { copied } from './copied';
import { lastAtOrBefore } from './lines';
import type { Span } from './page';
import { readTag, type TemplateTag } from './tags';

/**
 * Generators run template tags before they read Markdown, so a Markdown parser must not see what stands in them.
 * Each tag is replaced by a run of the same length that Markdown takes for a word: one `FIRST`, then `REST`.
 * Both are Unicode noncharacters, which no text should hold; one that does stand in a text is hidden as well.
 */
const FIRST = '\uFDD0';
const REST = '\uFDD1';
const RUN = /\uFDD0\uFDD1*/g;

/** A text whose template tags are hidden from the Markdown parser. All offsets are those of the text. */
export interface MaskedText {
  readonly text: string;
  /** As long as `text`, with the same line ends. */
  readonly masked: string;
  /** Everything hidden by a run, in order. */
  readonly tags: readonly TemplateTag[];
  /** Where each of `tags` starts. */
  readonly tagStarts: readonly number[];
  /** The footnotes that the text has, as they are referred to: `[^1]`. */
  readonly footnotes: ReadonlySet<string>;
}

/** A tag's start (`{#id}` is none), or a footnote's label with its colon, which does not make a link definition. */
const OPENER = /\{(?:[{%]|#(?=[\s-]))|\[\^[^\]\s]{1,200}\]:(?<=^\uFEFF?[ \t>]*\[\^[^\]\s]{1,200}\]:)/gm;
/** Tests at an offset whether only white space stands before, or after it, on its line. */
const LINE_START = /(?<=^\uFEFF?[ \t]*)/my;
const LINE_END = /[ \t]*$/my;

/** Hides template tags that stand on one line, whole `{% comment %}` blocks, and the text up to the end of `hidden`. */
export function maskTags(text: string, hidden: Span | null): MaskedText {
  const nextTag = tagFinder(text);
  const endComment = finder(text, /\{%-?\s*endcomment\s*-?%\}/g);
  const tags: TemplateTag[] = [];
  let masked = hidden ? blank(text.slice(0, hidden.end)) : '';
  for (let span = nextTag(masked.length); span; span = nextTag(masked.length)) {
    masked += plain(text.slice(masked.length, span.start));
    const tag = readTag(text, span);
    const comment = tag.name === 'comment' ? endComment(span.end) : null;
    const runs = comment ? commentRuns(text, { start: span.start, end: comment.end }) : [tag];
    for (const run of runs) {
      masked += blank(text.slice(masked.length, run.start)) + FIRST + REST.repeat(run.end - run.start - 1);
      tags.push(run);
    }
    masked += blank(text.slice(masked.length, comment?.end ?? span.end));
  }
  masked += plain(text.slice(masked.length));
  const footnotes = tags.map(({ start, end }) => text.slice(start, end)).filter((tag) => tag.startsWith('[^'));
  return {
    text,
    masked,
    tags,
    tagStarts: tags.map((tag) => tag.start),
    footnotes: new Set(footnotes.map((label) => label.slice(0, -1))),
  };
}

/** Finds the next tag on one line. */
function tagFinder(text: string): (from: number) => Span | null {
  const closers = new Map([
    ['{{', finder(text, /\}\}/g)],
    ['{%', finder(text, /%\}/g)],
    ['{#', finder(text, /#\}/g)],
  ]);
  const lineEnd = finder(text, /[\r\n]/g);
  const opener = new RegExp(OPENER);
  return (from) => {
    opener.lastIndex = from;
    for (let match = opener.exec(text); match; match = opener.exec(text)) {
      const start = match.index;
      const findCloser = closers.get(match[0]);
      const end = findCloser ? findCloser(start + 2)?.end : opener.lastIndex;
      if (end !== undefined && end <= (lineEnd(start)?.start ?? text.length)) return { start, end };
    }
    return null;
  };
}

/**
 * What of a comment must not become white space: pieces that share their line with other text, which would be
 * indented by it.
 */
function commentRuns(text: string, { start, end }: Span): TemplateTag[] {
  LINE_START.lastIndex = start;
  LINE_END.lastIndex = end;
  if (LINE_START.test(text) && LINE_END.test(text)) return [];
  return [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map(({ 0: piece, index }) => {
    return { start: start + index, end: start + index + piece.length, name: '', link: null };
  });
}

/** The tags that stand in a span. */
export function tagsIn(source: MaskedText, span: Span): TemplateTag[] {
  const found: TemplateTag[] = [];
  for (let index = lastAtOrBefore(source.tagStarts, span.start - 1) + 1; ; index += 1) {
    const tag = source.tags[index];
    if (!tag || tag.start >= span.end) return found;
    found.push(tag);
  }
}

/**
 * Splits a string that the parser made from the masked text at `span` into literal pieces and tags, in order. The pieces
 * do not hold on to the masked text, which without tags is the text itself.
 */
export function splitAtTags(source: MaskedText, span: Span, value: string): (string | TemplateTag)[] {
  if (source.tags.length === 0) return [value];
  const tags = tagsIn(source, span);
  if (tags.length === 0) return [copied(value)];
  const literals = value.split(RUN).map(copied);
  return literals.flatMap((literal, index) => {
    const tag = tags[index];
    return tag && index < literals.length - 1 ? [literal, tag] : [literal];
  });
}

/** Puts the tags back into a string that the parser made from the masked text at `span`. */
export function restoreTags(source: MaskedText, span: Span, value: string): string {
  return splitAtTags(source, span, value)
    .map((piece) => (typeof piece === 'string' ? piece : source.text.slice(piece.start, piece.end)))
    .join('');
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function plain(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
}

/** Finds the next match at or after an offset, in linear time over a series of rising offsets. */
function finder(text: string, pattern: RegExp): (from: number) => Span | null {
  let found: Span | null = { start: -1, end: -1 };
  return (from) => {
    if (found && found.start < from) {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      found = match && { start: match.index, end: match.index + match[0].length };
    }
    return found;
  };
}
