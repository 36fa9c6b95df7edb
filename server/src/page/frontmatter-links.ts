import type { Frontmatter, FrontmatterPlace, Link, Page, Span } from './page';

/** Keys whose values lead to pages, in lower case and without `_` and `-`. */
const PAGES: ReadonlySet<string> = new Set([
  'redirectto',
  'related',
  'relatedpages',
  'relatedlinks',
  'seealso',
  'prev',
  'previous',
  'next',
  'link',
  'href',
]);
/** Keys whose values are shown. */
const IMAGES: ReadonlySet<string> = new Set([
  'image',
  'images',
  'cover',
  'coverimage',
  'thumbnail',
  'ogimage',
  'heroimage',
  'featuredimage',
]);
/** Below one of those, the path is a value among others: `image: { src: /x.png, alt: X }`. */
const PARTS: ReadonlySet<string> = new Set(['path', 'src', 'url', 'file', 'light', 'dark']);

/** Keys that say where the page itself is or was. */
const OWN: ReadonlySet<string> = new Set([
  'permalink',
  'url',
  'slug',
  'path',
  'id',
  'redirectfrom',
  'alias',
  'aliases',
]);
/** Keys whose values are words, and those that name files of the site's own. */
const NONE: ReadonlySet<string> = new Set([
  ...['title', 'description', 'summary', 'name', 'label', 'text', 'alt', 'caption', 'tags', 'categories', 'keywords'],
  ...['layout', 'template'],
]);

/** What the values under a key are. `guess`: links perhaps, which shows when they lead to something. */
interface Held {
  readonly embeds: boolean;
  readonly guess: boolean;
}

/** Null where no value is a link. `names`: the keys from the outermost to the value's own. */
export function heldBy(names: readonly string[]): Held | null {
  const [last = '', outer = ''] = names.map((name) => name.toLowerCase().replace(/[-_]/g, '')).reverse();
  if (NONE.has(last) || (names.length === 1 && OWN.has(last))) return null;
  const key = PARTS.has(last) && (PAGES.has(outer) || IMAGES.has(outer)) ? outer : last;
  const embeds = IMAGES.has(key) || (key === 'link' && IMAGES.has(outer));
  return { embeds, guess: !embeds && !PAGES.has(key) };
}

/** A path that says where it starts. */
const CLEAR = /^(?:\/(?!\/)|\.{1,2}\/)[^\s<>{}"'`|\\]*$/;
const OF_A_SITE = /^https?:\/\/[^\s<>{}"'`|\\]+$/;
/** One that does not, and is known by its end. */
const OF_A_FILE =
  /^[^\s<>{}"'`|\\:]+\.(?:md|markdown|mdx|html?|png|jpe?g|gif|svg|webp|avif|pdf|mp4|webm)(?:#[^\s<>{}"'`|\\]*)?$/i;
const WORD_FIRST = /^[\p{L}\p{N}_%]/u;

/** Whether a value may be a link. A guess is none to another site, and more than a slash, which may stand for anything. */
export function isPath(url: string, guess: boolean): boolean {
  return isFileName(url) || (guess ? CLEAR.test(url) && /[^./]/.test(url) : CLEAR.test(url) || OF_A_SITE.test(url));
}

/** A path that does not say where it starts: where that is, is the affair of a layout, so it is never more than a guess. */
export const isFileName = (url: string): boolean => OF_A_FILE.test(url) && WORD_FIRST.test(url);

/** The values of a frontmatter that are paths or URLs of pages and files, in their order. */
export function frontmatterLinksOf(frontmatter: Frontmatter | null, text: string): Link[] {
  if (frontmatter === null || frontmatter.misplaced) return [];
  return frontmatter.places.flatMap((place) => linkOf(place, text) ?? []);
}

/** The links of a page but for those of its frontmatter. */
export const linksInText = ({ links }: Page): Link[] => links.filter(({ kind }) => kind !== 'frontmatter');

function linkOf(place: FrontmatterPlace, text: string): Link | null {
  const destination = written(place, text);
  const url = destination === null ? '' : text.slice(destination.start, destination.end);
  const held = heldBy(namesOf(place.pointer));
  const guess = held?.guess || isFileName(url);
  if (destination === null || held === null || !isPath(url, guess)) return null;
  const link: Link = { kind: 'frontmatter', destination, url, tag: null, text: '', embeds: held.embeds };
  return guess ? { ...link, guess } : link;
}

/** Where a text stands as it is, without its quotes. */
function written({ value: { start, end }, plain }: FrontmatterPlace, text: string): Span | null {
  if (plain) return { start, end };
  const isQuoted = /^(?:"[^"\\\r\n]*"|'[^'\r\n]*')$/.test(text.slice(start, end));
  return isQuoted ? { start: start + 1, end: end - 1 } : null;
}

/** The keys of a JSON pointer; the numbers of a list's items are none. */
export const namesOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .filter((name) => !/^\d+$/.test(name))
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
