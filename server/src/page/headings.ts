import { oddityFinder } from './heading-oddities';
import type { HtmlToken, PageHtml } from './html';
import { allNodes, type Heading as HeadingNode, type Leaf, leavesOf, type Nodes, type Root } from './markdown/nodes';
import { type MaskedText, restoreTags, splitAtTags } from './mask';
import type { Heading, HeadingOddity, HeadingPart, Span } from './page';

const ATTRIBUTE = String.raw`(?:[#.][^\s{}]+|[\w-]+=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+))`;
const COMMENT = String.raw`\/\*[ \t]+#[^\s{}*]+[ \t]+\*\/`;
/** `{#id}`, `{ #id .class }`, `{: #id}`, `{id="x"}` or an MDX comment with `#id` at the end of a heading; an escaped brace is text. */
const ATTRIBUTES = new RegExp(String.raw`(?<!\\)\{(?::?[ \t]*${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE})*[ \t]*|${COMMENT})\}$`);
/** kramdown's attributes alone on the line after the heading. */
const NEXT_LINE = /^\{:[^{}\r\n]*\}[ \t]*(?=[\r\n]|$)/;
const ID = /(?<=[{:\s])(?:#|id=)(["']?)(?<id>[^\s{}"']+)/d;

/** `~~struck~~`: CommonMark does not know it, but the generators that make ids do. */
const STRUCK = /~~(?=[^\s~])([^~]*[^\s~])~~/g;
const LINE_BREAK = /(\r\n|\n|\r)/;
const FOOTNOTE = /(\[\^[^\]\s]{1,200}\])/;
const ENTITY = /&(?:#x?)?[\da-z]{1,31};/i;

/** Reads all headings, in the order of the text. */
export function headingsOf(tree: Root, html: PageHtml, source: MaskedText): Heading[] {
  const headings: Heading[] = [];
  for (const node of allNodes(tree)) {
    const tokens = html.get(node);
    if (tokens) for (const heading of htmlHeadings(tokens, source)) headings.push(heading);
    if (!('children' in node) || !node.children.some(({ type }) => type === 'heading')) continue;
    const odditiesOf = oddityFinder(node, html, source.text);
    node.children.forEach((child, index) => {
      if (child.type !== 'heading') return;
      headings.push(markdownHeading(child, node.children[index + 1], odditiesOf(child, index), source));
    });
  }
  return headings.sort((a, b) => a.span.start - b.span.start);
}

function markdownHeading(
  node: HeadingNode,
  next: Nodes | undefined,
  oddities: readonly HeadingOddity[],
  source: MaskedText,
): Heading {
  const span = node.span;
  const content = contentOf(node, source);
  const parts = leavesOf(node).flatMap((leaf) => partsOf(leaf, source));
  const endsInText = node.children.at(-1)?.type === 'text';
  const attributes = endsInText ? ATTRIBUTES.exec(source.masked.slice(content.start, content.end)) : null;
  const atEnd = attributes && customId(attributes[0], content.start + attributes.index, source.text);
  return {
    level: node.depth,
    span,
    content,
    source: source.text.slice(span.start, span.end),
    parts: attributes ? splitAttributes(parts, attributes[0]) : parts,
    oddities,
    customId: atEnd ?? idOnNextLine(span, next, source.text),
    html: false,
    htmlId: null,
  };
}

/** From the first to the last thing in a heading; empty, and after the markers, when there is none. */
function contentOf(node: HeadingNode, source: MaskedText): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (first && last) return { start: first.span.start, end: last.span.end };
  const { start, end } = node.span;
  const markers = /^#*[ \t]*/.exec(source.text.slice(start, end))?.[0].length ?? 0;
  return { start: start + markers, end: start + markers };
}

function partsOf(leaf: Leaf, source: MaskedText): HeadingPart[] {
  const span = leaf.span;
  switch (leaf.type) {
    case 'text':
      return withWritten(textParts(source, span, leaf.value.replace(STRUCK, '$1')), source.masked, span);
    case 'inlineCode':
      return [{ kind: 'code', value: restoreTags(source, span, leaf.value) }];
    case 'html':
      return [{ kind: 'html', value: restoreTags(source, span, leaf.value) }];
    case 'break':
      return [{ kind: 'break', value: '\n' }];
    case 'image':
    case 'imageReference':
      return [{ kind: 'alt', value: restoreTags(source, span, leaf.alt) }];
  }
}

function textParts(source: MaskedText, span: Span, value: string): HeadingPart[] {
  return splitAtTags(source, span, value).flatMap((piece): HeadingPart[] => {
    if (typeof piece !== 'string') return [{ kind: 'template', value: source.text.slice(piece.start, piece.end) }];
    const pieces = piece.split(LINE_BREAK).flatMap((line) => line.split(FOOTNOTE));
    const parts = pieces.map((text): HeadingPart => {
      if (/^[\r\n]/.test(text)) return { kind: 'break', value: '\n' };
      return { kind: source.footnotes.has(text) ? 'footnote' : 'text', value: text };
    });
    return joinTexts(parts.filter(({ value }) => value !== ''));
  });
}

/** Entities are rare, and rarer still in a text of several parts: then what was written is not kept. */
function withWritten(parts: HeadingPart[], masked: string, { start, end }: Span): HeadingPart[] {
  const written = masked.slice(start, end);
  const [only] = parts;
  if (only?.kind !== 'text' || parts.length > 1 || !ENTITY.test(written)) return parts;
  return [{ ...only, written: written.replace(STRUCK, '$1') }];
}

/** Parts the attributes, and the space before them, from the heading's last text. */
function splitAttributes(parts: readonly HeadingPart[], attributes: string): HeadingPart[] {
  const last = parts.at(-1);
  if (!last?.value.endsWith(attributes)) return [...parts];
  const text = last.value.slice(0, -attributes.length).trimEnd();
  const written = last.written && { written: last.written.slice(0, -attributes.length).trimEnd() };
  const before: HeadingPart[] = text === '' ? [] : [{ kind: 'text', value: text, ...written }];
  return [...parts.slice(0, -1), ...before, { kind: 'attributes', value: last.value.slice(text.length) }];
}

/** @param attributes as they stand at the offset; template tags may be masked */
function customId(attributes: string, offset: number, text: string): Heading['customId'] {
  const match = ID.exec(attributes);
  const at = match?.indices?.groups?.id;
  if (!at) return null;
  const span = { start: offset + at[0], end: offset + at[1] };
  return { id: text.slice(span.start, span.end), span };
}

function idOnNextLine(heading: Span, next: Nodes | undefined, text: string): Heading['customId'] {
  if (next?.type !== 'paragraph') return null;
  const { start, end } = next.span;
  const between = text.slice(heading.end, start);
  if (!/^[ \t]*(?:\r\n|\n|\r)[ \t>]*$/.test(between)) return null;
  const attributes = NEXT_LINE.exec(text.slice(start, end))?.[0];
  return attributes ? customId(attributes, start, text) : null;
}

/** `<h1>` to `<h6>` that open and close in one block of HTML. */
function htmlHeadings(tokens: readonly HtmlToken[], source: MaskedText): Heading[] {
  const headings: Heading[] = [];
  let opened = -1;
  tokens.forEach((token, index) => {
    if (token.kind !== 'open' && token.kind !== 'close') return;
    if (!/^h[1-6]$/.test(token.name)) return;
    if (token.kind === 'open') {
      opened = index;
      return;
    }
    const open = tokens[opened];
    if (open?.kind === 'open' && open.name === token.name) {
      headings.push(htmlHeading(open, tokens.slice(opened + 1, index), token, source));
    }
    opened = -1;
  });
  return headings;
}

function htmlHeading(
  open: Extract<HtmlToken, { kind: 'open' }>,
  inside: readonly HtmlToken[],
  close: HtmlToken,
  source: MaskedText,
): Heading {
  return {
    level: Number(open.name.slice(1)),
    span: { start: open.span.start, end: close.span.end },
    content: { start: open.span.end, end: close.span.start },
    source: source.text.slice(open.span.start, close.span.end),
    oddities: [],
    parts: trimmed(joinTexts(inside.flatMap((token) => htmlParts(token, source)))),
    customId: null,
    html: true,
    htmlId: open.attributes.find(({ name }) => name === 'id')?.value ?? null,
  };
}

function htmlParts(token: HtmlToken, source: MaskedText): HeadingPart[] {
  if (token.kind !== 'text') return [{ kind: 'html', value: source.text.slice(token.span.start, token.span.end) }];
  return textParts(source, token.span, token.value.replace(/\s+/g, ' '));
}

function joinTexts(parts: readonly HeadingPart[]): HeadingPart[] {
  const joined: HeadingPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === 'text' && part.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', value: last.value + part.value });
    else joined.push(part);
  }
  return joined;
}

/** White space at the edges of an HTML element does not show. */
function trimmed(parts: readonly HeadingPart[]): HeadingPart[] {
  return parts
    .map((part, index) => {
      if (part.kind !== 'text') return part;
      const fromStart = index === 0 ? part.value.trimStart() : part.value;
      return { ...part, value: index === parts.length - 1 ? fromStart.trimEnd() : fromStart };
    })
    .filter((part) => part.value !== '');
}
