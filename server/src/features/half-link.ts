import type { LinkKind, LinkTag, Span } from '../page/page';
import { readTag } from '../page/tags';
import { isExternal } from '../site/url';
import { halfValueAt } from './half-value';

/** A destination that is being written. The parser may not take it for a link yet. */
export interface HalfLink {
  readonly kind: LinkKind;
  readonly tag: LinkTag | null;
  readonly embeds: boolean;
  readonly span: Span;
  /** What of it stands before the cursor. */
  readonly typed: string;
  /** What of it stands behind the cursor. */
  readonly behind: string;
  /** What ends the destination once it is complete; it tells how a destination is written there. */
  readonly closer: string;
  /** It is written into the tag, and not after it. */
  readonly inTag: boolean;
}

interface Form extends Pick<HalfLink, 'kind' | 'tag' | 'embeds' | 'typed' | 'closer' | 'inTag'> {
  /** All that the destination takes before the cursor: the tag around the path as well, where it is closed. */
  readonly written: string;
}

/** A longer line is no prose; the limit also keeps the patterns' work small. */
const LONGEST_LINE = 5000;

/** Reads the destination that an author is writing at an offset of a text; null where none is. */
export function halfLinkAt(text: string, offset: number): HalfLink | null {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  if (offset - lineStart > LONGEST_LINE) return null;
  const before = text.slice(lineStart, offset);
  const above = text.slice(0, lineStart);
  const form = inFrontmatter(text, offset) ?? inText(above, before);
  if (form === null || isExternal(form.typed)) return null;
  const rest = behind(form, text.slice(offset, offset + LONGEST_LINE));
  const { written, ...half } = form;
  return { ...half, behind: rest, span: { start: offset - written.length, end: offset + rest.length } };
}

function inFrontmatter(text: string, offset: number): Form | null {
  const value = halfValueAt(text, offset);
  if (value === null) return null;
  const { embeds, typed, quote } = value;
  return { kind: 'frontmatter', tag: null, embeds, typed, written: typed, closer: quote, inTag: false };
}

function inText(above: string, before: string): Form | null {
  const form = intoTag(before) ?? inAttribute(before) ?? inLink(before) ?? inDefinition(before);
  return form !== null && isInCode(above, before) ? null : form;
}

/** What still belongs to the destination behind the cursor. */
function behind({ typed, closer }: Form, text: string): string {
  const rest = REST[closer]?.exec(text)?.[0] ?? '';
  const end = closer === ')' ? unopened(typed + rest) : -1;
  return end < 0 ? rest : rest.slice(0, end - typed.length);
}

/** By what closes a destination. */
const REST: Readonly<Record<string, RegExp>> = {
  ')': /^[^\s<>]*/,
  '>': /^[^<>\r\n]*(?=>)/,
  '"': /^[^"\r\n]*(?=")/,
  "'": /^[^'\r\n]*(?=')/,
  '`': /^[^`\r\n]*(?=`)/,
  '%': /^[^\s%]*/,
  '}': /^[^\s<>%}]*/,
  ' ': /^\S*/,
  '': /^[^\s,\]]*/,
};

const QUOTED_TAG = /\{(?:%-?\s*(page|link)|\{[<%]\s*(ref|relref)(?=\s)(?:\s+path=)?|\{-?)\s*(["'`])([^"'`{}]*)$/;
const UNQUOTED_TAG = /\{(?:%-?\s*(link)\s+([^\s"'`{}%][^"'`{}%]*)?|\{[<%]\s*(ref|relref)\s+([^\s"'`{}<>%=]*))$/;

/** In a shortcode that is given a path. */
function intoTag(before: string): Form | null {
  const [quoted, named, ref, quote = '"', inQuotes = ''] = QUOTED_TAG.exec(before) ?? [];
  if (quoted !== undefined) return inTag(named ?? ref ?? 'relative_url', inQuotes, quote);
  const [bare, link, path = '', hugo = '', page = ''] = UNQUOTED_TAG.exec(before) ?? [];
  if (bare === undefined) return null;
  return link === undefined ? inTag(hugo, page, '}') : inTag(link, path, '%');
}

const inTag = (tag: string, typed: string, closer: string): Form => ({
  kind: 'inline',
  tag: tag as LinkTag,
  embeds: false,
  typed,
  written: typed,
  closer,
  inTag: true,
});

/**
 * After a shortcode that stands for the site's address, the path is what is written; after one that is given a path, its
 * fragment is.
 */
function afterTags(source: string): Pick<Form, 'tag' | 'typed' | 'written' | 'inTag'> {
  const base = /^\{\{-?\s*site\.baseurl\s*-?\}\}/.exec(source)?.[0] ?? '';
  const written = source.slice(base.length);
  const tag = /^\{(?:%[^%]*%|\{[^{}]*\})\}(?=#)/.exec(written)?.[0] ?? '';
  const link = readTag(tag, { start: 0, end: tag.length }).link;
  if (!link?.path) return { tag: base === '' ? null : 'baseurl', typed: written, written, inTag: false };
  const path = tag.slice(link.path.start, link.path.end);
  return { tag: link.tag, typed: path + written.slice(tag.length), written, inTag: false };
}

const ATTRIBUTE =
  /<(a|area|img|source|video|audio|iframe|embed|track)\s(?:[^<>]*\s)?(href|src)\s*=\s*(["'])([^"'<>]*)$/i;

function inAttribute(before: string): Form | null {
  const [, element = '', attribute = '', closer = '"', typed = ''] = ATTRIBUTE.exec(before) ?? [];
  if (element === '') return null;
  const leads = /^a(?:rea)?$/i.test(element);
  if (leads !== /^href$/i.test(attribute)) return null;
  return { kind: 'html', ...afterTags(typed), embeds: !leads, closer };
}

/** After `](`. */
function inLink(before: string): Form | null {
  const opening = before.lastIndexOf('](');
  if (opening < 0) return null;
  const written = before.slice(opening + 2).trimStart();
  const angle = written.startsWith('<');
  const after = afterTags(angle ? written.slice(1) : written);
  const rest = after.written === after.typed ? after.typed : after.typed.slice(after.typed.indexOf('#'));
  if (angle ? /[<>]/.test(rest) : /[\s<>]/.test(rest) || unopened(rest) >= 0) return null;
  const embeds = isImage(before, opening);
  return { kind: embeds ? 'image' : 'inline', ...after, embeds, closer: angle ? '>' : ')' };
}

/** Where a parenthesis closes that was not opened: it ends the link. -1 for nowhere. */
function unopened(destination: string): number {
  let depth = 0;
  for (let at = 0; at < destination.length; at += 1) {
    const character = destination.charAt(at);
    if (character === '\\') at += 1;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return at;
  }
  return -1;
}

/** Whether the bracket that closes here is opened by `![`. */
function isImage(before: string, closing: number): boolean {
  let depth = 0;
  for (let at = closing; at >= 0; at -= 1) {
    if (before.charAt(at - 1) === '\\') continue;
    if (before.charAt(at) === ']') depth += 1;
    if (before.charAt(at) === '[') depth -= 1;
    if (depth === 0) return before.charAt(at - 1) === '!';
  }
  return false;
}

const DEFINITION =
  /^[ \t>]*\[(?!\^)[^\]]+\]:[ \t]*(?:<(?<inside>[^<>]*)|(?<bare>(?:\{\{-?\s*site\.baseurl\s*-?\}\})?[^\s<>]*))$/;

function inDefinition(before: string): Form | null {
  const { inside, bare } = DEFINITION.exec(before)?.groups ?? {};
  const written = inside ?? bare;
  if (written === undefined) return null;
  return { kind: 'definition', ...afterTags(written), embeds: false, closer: inside === undefined ? ' ' : '>' };
}

/** Inside a block of code, or after a backtick that nothing closes. */
function isInCode(above: string, before: string): boolean {
  if ((before.split('`').length - 1) % 2 !== 0 && !QUOTED_TAG.test(before)) return true;
  let fence = '';
  for (const [, marks = ''] of above.matchAll(/^[ \t>]*(`{3,}|~{3,})/gm)) {
    if (fence === '') fence = marks;
    else if (marks.startsWith(fence)) fence = '';
  }
  return fence !== '';
}
