import { copied } from './copied';
import { type MaskedText, restoreTags, tagsIn } from './mask';
import type { Link, LinkTag, Span } from './page';
import { isRef, readTag, type TemplateTag } from './tags';

/** What a destination says, template tags understood. */
export type Destination = Pick<Link, 'destination' | 'url' | 'tag'>;

/**
 * Reads the destination at `span`. `url` is what the parser made of it, with template tags still masked.
 * Null when it is empty or when a template tag in it cannot be understood from the text.
 */
export function readDestination(source: MaskedText, span: Span, url: string): Destination | null {
  const [first, second, ...more] = tagsIn(source, span);
  if (!first) return url === '' ? null : { destination: span, url: restoreTags(source, span, url), tag: null };
  if (first.start !== span.start || more.length > 0) return null;
  const rest = copied(url.slice(first.end - first.start));
  if (first.link?.tag !== 'baseurl') return second ? null : readPathTag(source, first, span.end, rest);
  const afterBase = { start: first.end, end: span.end };
  if (!second) return rest === '' ? null : { destination: afterBase, url: rest, tag: 'baseurl' };
  if (second.start !== first.end) return null;
  return readPathTag(source, second, span.end, rest.slice(second.end - second.start));
}

/** A tag that is given a path, and the text after it. */
function readPathTag({ text }: MaskedText, tag: TemplateTag, end: number, rest: string): Destination | null {
  if (!tag.link?.path) return null;
  const path = text.slice(tag.link.path.start, tag.link.path.end);
  const whole = rest !== '' || tag.link.tag === 'link';
  return { destination: whole ? { start: tag.start, end } : tag.link.path, url: path + rest, tag: tag.link.tag };
}

/**
 * What to write in place of `link.destination` so that the link leads to `url`, a path with an optional fragment,
 * not empty. Characters that cannot stand there are percent-encoded, as in any URL; all else is escaped as the
 * place demands, so that reading the page again gives `url`.
 */
export function printDestination(link: Link, text: string, url: string): string {
  const { start, end } = link.destination;
  const place = placeOf(link, text);
  if (link.tag === null && place === 'unquoted attribute') return `"${PRINTERS['quoted attribute'](url)}"`;
  if (place === 'value') return asValue(url, isQuoted(link, text));
  const print = PRINTERS[place];
  if (link.tag === null || link.tag === 'baseurl') return print(url);
  const written = text.slice(start, end);
  if (!/^\{[{%]/.test(written)) return inTag(url, link.tag, text.charAt(end));
  const tagEnd = start + written.indexOf(written.startsWith('{%') ? '%}' : '}}') + 2;
  const path = readTag(text, { start, end: tagEnd }).link?.path;
  const [head, fragment] = splitFragment(url);
  if (!path || head === '') return print(url);
  const inside = inTag(head, link.tag, text.charAt(path.end));
  return text.slice(start, path.start) + inside + text.slice(path.end, tagEnd) + print(fragment);
}

type Place = 'bare' | 'angle brackets' | 'quoted attribute' | 'unquoted attribute' | 'value';

function placeOf(link: Link, text: string): Place {
  if (link.kind === 'frontmatter') return 'value';
  const after = text.charAt(link.destination.end);
  if (link.kind !== 'html') return after === '>' ? 'angle brackets' : 'bare';
  return /["']/.test(after) ? 'quoted attribute' : 'unquoted attribute';
}

const PRINTERS: Readonly<Record<Exclude<Place, 'value'>, (url: string) => string>> = {
  bare: (url) => {
    const escaped = inMarkdown(percentEncode(url, /[\p{Cc} ]/gu));
    return parenthesesMatch(escaped) ? escaped : escaped.replace(/[()]/g, '\\$&');
  },
  'angle brackets': (url) => inMarkdown(percentEncode(url, /\p{Cc}/gu)),
  'quoted attribute': (url) => inAttribute(url),
  'unquoted attribute': (url) => inAttribute(url).replace(/=/g, '&#61;'),
};

const isQuoted = ({ destination: { end } }: Link, text: string): boolean => /["']/.test(text.charAt(end));

/** In YAML, without quotes where it can be; then no list around it may take a part of it for its own. */
function asValue(url: string, quoted: boolean): string {
  const encoded = percentEncode(url, /[\p{Cc} "'`<>{}|\\]/gu);
  if (quoted) return encoded;
  const bare = percentEncode(encoded, /[,[\]]/g);
  return /^[\p{L}./_](?:.*[^:])?$/u.test(bare) ? bare : `"${encoded}"`;
}

/** A backtick could close a code span that an earlier one opens, a brace open a template tag. */
const NEVER = /[`{\uFDD0\uFDD1]/g;

/** An escaped pipe is a pipe, in tables and elsewhere. */
function inMarkdown(url: string): string {
  return percentEncode(url, NEVER).replace(/[\\<>|]|&(?=#?\w+;)/g, '\\$&');
}

function inAttribute(url: string): string {
  const encoded = percentEncode(percentEncode(url, /[\p{Cc} ]/gu), NEVER);
  return encoded.replace(/[&"'<>|]/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
};

/** Inside a tag nothing can be escaped; a space can stand there, in Jekyll's `link` it must, in Hugo's `ref` only in quotes. */
function inTag(path: string, tag: LinkTag, after: string): string {
  const encoded = percentEncode(path, /[\p{Cc}"'`{}|\uFDD0\uFDD1]/gu);
  return isRef(tag) && !/["'`]/.test(after) && !/^[\w.-]+$/.test(path) ? `"${encoded}"` : encoded;
}

function percentEncode(url: string, characters: RegExp): string {
  return url.replace(characters, (character) =>
    character < '\x80'
      ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : encodeURIComponent(character),
  );
}

/** Markdown gives up on more than 32 parentheses inside each other. */
function parenthesesMatch(url: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const character of url) {
    if (character === '(') deepest = Math.max(deepest, ++depth);
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0 && deepest < 32;
}

function splitFragment(url: string): [string, string] {
  const hash = url.indexOf('#');
  return hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)];
}
