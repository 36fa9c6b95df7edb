import type { LinkKind, LinkTag, Span } from '../page/page';
import { isExternal } from '../site/url';

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
}

type Form = Pick<HalfLink, 'kind' | 'tag' | 'embeds' | 'typed' | 'closer'>;

/** A longer line is no prose; the limit also keeps the patterns' work small. */
const LONGEST_LINE = 5000;

/** Reads the destination that an author is writing at an offset of a text; null where none is. */
export function halfLinkAt(text: string, offset: number): HalfLink | null {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  if (offset - lineStart > LONGEST_LINE) return null;
  const before = text.slice(lineStart, offset);
  const form = inTag(before) ?? inAttribute(before) ?? inLink(before) ?? inDefinition(before);
  if (form === null || isExternal(form.typed) || isInCode(text.slice(0, lineStart), before)) return null;
  const rest = REST[form.closer]?.exec(text.slice(offset, offset + LONGEST_LINE))?.[0] ?? '';
  return { ...form, behind: rest, span: { start: offset - form.typed.length, end: offset + rest.length } };
}

/** What still belongs to the destination behind the cursor, by what closes it. */
const REST: Readonly<Record<string, RegExp>> = {
  ')': /^(?:[^\s()<>]|\([^\s()<>]*\))*/,
  '>': /^[^<>\r\n]*(?=>)/,
  '"': /^[^"\r\n]*(?=")/,
  "'": /^[^'\r\n]*(?=')/,
  '`': /^[^`\r\n]*(?=`)/,
  '%': /^[^\s%]*/,
  ' ': /^\S*/,
};

const QUOTED_TAG = /\{(?:%-?\s*(page|link)|\{-?)\s*(["'`])([^"'`{}]*)$/;
const UNQUOTED_TAG = /\{%-?\s*link\s+([^\s"'`{}%][^"'`{}%]*)?$/;
const BASE_URL = /\]\(\s*\{\{-?\s*site\.baseurl\s*-?\}\}([^\s(){}]*)$/;

/** In a shortcode that is given a path. */
function inTag(before: string): Form | null {
  const quoted = QUOTED_TAG.exec(before);
  if (quoted !== null) {
    const [, name, closer = '"', typed = ''] = quoted;
    const tag: LinkTag = name === 'page' || name === 'link' ? name : 'relative_url';
    return { kind: 'inline', tag, embeds: false, typed, closer };
  }
  const unquoted = UNQUOTED_TAG.exec(before);
  if (unquoted !== null) return { kind: 'inline', tag: 'link', embeds: false, typed: unquoted[1] ?? '', closer: '%' };
  const base = BASE_URL.exec(before);
  return base && { kind: 'inline', tag: 'baseurl', embeds: false, typed: base[1] ?? '', closer: ')' };
}

const ATTRIBUTE =
  /<(a|area|img|source|video|audio|iframe|embed|track)\s(?:[^<>]*\s)?(href|src)\s*=\s*(["'])([^"'<>]*)$/i;

function inAttribute(before: string): Form | null {
  const [, element = '', attribute = '', closer = '"', typed = ''] = ATTRIBUTE.exec(before) ?? [];
  if (element === '') return null;
  const leads = /^a(?:rea)?$/i.test(element);
  if (leads !== /^href$/i.test(attribute)) return null;
  return { kind: 'html', tag: null, embeds: !leads, typed, closer };
}

/** After `](`. */
function inLink(before: string): Form | null {
  const opening = before.lastIndexOf('](');
  if (opening < 0) return null;
  const written = before.slice(opening + 2).trimStart();
  const angle = written.startsWith('<');
  const typed = angle ? written.slice(1) : written;
  if (angle ? /[<>]/.test(typed) : /[\s<>]/.test(typed) || !mayGoOn(typed)) return null;
  const embeds = isImage(before, opening);
  return { kind: embeds ? 'image' : 'inline', tag: null, embeds, typed, closer: angle ? '>' : ')' };
}

/** No parenthesis closes that was not opened: it would end the link. */
function mayGoOn(typed: string): boolean {
  let depth = 0;
  for (const character of typed.replace(/\\./g, '')) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
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

const DEFINITION = /^[ \t>]*\[(?!\^)[^\]]+\]:[ \t]*(<?)([^\s<>]*)$/;

function inDefinition(before: string): Form | null {
  const [found, angle = '', typed = ''] = DEFINITION.exec(before) ?? [];
  if (found === undefined) return null;
  return { kind: 'definition', tag: null, embeds: false, typed, closer: angle === '' ? ' ' : '>' };
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
