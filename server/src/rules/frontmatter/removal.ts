import type { Frontmatter, FrontmatterPlace, Span } from '../../page/page';
import { lineBefore, parentOf } from './places';

/** What may stand behind the last value of a line: it goes with the line, and so does the line's break. */
const REST = /^[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/;
const REST_OF_TABLE = /^[ \t]*\]{0,2}[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/;
/** Of a value of YAML: `&team`, and `*team` where it stands again. */
const NAME = /(?<=[\s[{,])[&*]([^\s,[\]{}]+)/g;

/** What is to go so that a key goes, and nothing else; null where it cannot be told from what stands beside it. */
export function removal(pointer: string, frontmatter: Frontmatter, text: string): Span | null {
  const { language, places } = frontmatter;
  const own = places.filter((place) => place.pointer === pointer || place.pointer.startsWith(`${pointer}/`));
  const key = own[0]?.key;
  if (key == null) return null;
  const before = lineBefore(text, key.start);
  // `[menu.main]` and `menu.main = 1` are lines of their own.
  const startsLine = language === 'toml' ? !/[={]/.test(before) : language === 'yaml' && before.trim() === '';
  if (startsLine) return ownLines(pointer, own, frontmatter, text);
  return language !== 'yaml' && /[{,]\s*$/.test(text.slice(0, key.start)) ? betweenCommas(pointer, own, places) : null;
}

function ownLines(
  pointer: string,
  own: readonly FrontmatterPlace[],
  { places, language, content }: Frontmatter,
  text: string,
): Span | null {
  const first = own[0]?.key?.start ?? 0;
  const start = first - lineBefore(text, first).length;
  const last = Math.max(...own.map(({ key, value }) => Math.max(key?.end ?? 0, value.end)));
  const rest = (language === 'toml' ? REST_OF_TABLE : REST).exec(text.slice(last))?.[0];
  const isOthers = (place: FrontmatterPlace): boolean =>
    !own.includes(place) && !pointer.startsWith(`${place.pointer}/`) && isIn(place, start, last);
  if (rest === undefined || places.some(isOthers)) return null;
  const span = { start, end: last + rest.length };
  return language === 'yaml' && sharesNames(span, content, text) ? null : span;
}

/** What goes and what stays speak of each other, as `&team` and `*team`. */
function sharesNames({ start, end }: Span, content: Span, text: string): boolean {
  const namesIn = (yaml: string): string[] => [...yaml.matchAll(NAME)].map(([, name = '']) => name);
  const kept = new Set(namesIn(`${text.slice(content.start, start)}\n${text.slice(end, content.end)}`));
  return namesIn(text.slice(start, end)).some((name) => kept.has(name));
}

const isIn = ({ key, value }: FrontmatterPlace, start: number, end: number): boolean =>
  (key ?? value).start >= start && (key ?? value).start < end;

/** With the comma behind it, or else the one before it. */
function betweenCommas(
  pointer: string,
  own: readonly FrontmatterPlace[],
  places: readonly FrontmatterPlace[],
): Span | null {
  const siblings = places.filter((place) => place.key !== null && parentOf(place.pointer) === parentOf(pointer));
  const index = siblings.findIndex((place) => place.pointer === pointer);
  const [before, key, behind] = [siblings[index - 1], siblings[index]?.key, siblings[index + 1]?.key];
  const { value } = own[0] ?? {};
  if (key == null || value === undefined || own.filter((place) => place.pointer === pointer).length > 1) return null;
  if (behind != null) return { start: key.start, end: behind.start };
  return { start: before?.value.end ?? key.start, end: value.end };
}
