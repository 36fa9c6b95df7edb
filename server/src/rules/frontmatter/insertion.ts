import { lineBreakOf } from '../../page/lines';
import { notationOf } from '../../page/notation';
import type { Frontmatter, FrontmatterPlace, Span } from '../../page/page';
import { isHeader, lineBefore, parentOf } from './places';

/** What is to stand where, so that a mapping has one key more. */
export interface Insertion {
  readonly span: Span;
  readonly newText: string;
}

/**
 * A new key of the mapping at a pointer, the frontmatter's own at an empty one. Null where there is no place for a line
 * more.
 *
 * @param value undefined for nothing yet
 */
export function insertion(
  pointer: string,
  key: string,
  value: unknown,
  frontmatter: Frontmatter,
  text: string,
): Insertion | null {
  const notation = notationOf(frontmatter);
  if (notation === null) return null;
  const entry = notation.entry(key, value);
  const { language } = frontmatter;
  const children = frontmatter.places.filter((place) => place.key !== null && parentOf(place.pointer) === pointer);
  if (language === 'yaml') {
    const group = frontmatter.places.find((place) => place.pointer === pointer)?.value;
    if (group === undefined || text[group.start] !== '{') return inYaml(pointer, entry, children, frontmatter, text);
    // Its last value may be nothing, with a comma behind it.
    return at(group.start + 1, ` ${notation.entry(key, value ?? '')}${children.length === 0 ? ' ' : ','}`);
  }
  const around = pointer === '' ? frontmatter.content : frontmatter.places.find((p) => p.pointer === pointer)?.value;
  const opening = around === undefined ? null : /^\s*\{/.exec(text.slice(around.start, around.end));
  if (around !== undefined && opening !== null)
    return inBraces(entry, children.at(-1), around.start + opening[0].length, text);
  return language === 'toml' ? inTable(pointer, entry, frontmatter, text) : null;
}

const at = (offset: number, newText: string): Insertion => ({ span: { start: offset, end: offset }, newText });

/** The last key of all, or the first of a group. */
function inYaml(
  pointer: string,
  entry: string,
  [first]: readonly FrontmatterPlace[],
  { content }: Frontmatter,
  text: string,
): Insertion | null {
  const lineEnd = lineBreakOf(text);
  if (pointer === '') {
    return /^\s*\{/.test(text.slice(content.start, content.end)) ? null : at(content.end, entry + lineEnd);
  }
  const indent = first?.key ? lineBefore(text, first.key.start) : null;
  if (!first?.key || indent === null || !/^[ ]*(?:- +)*$/.test(indent)) return null;
  return at(first.key.start, `${entry}${lineEnd}${indent.replaceAll('-', ' ')}`);
}

/** The last one: on a line of its own, where the one before it has one. */
function inBraces(entry: string, last: FrontmatterPlace | undefined, start: number, text: string): Insertion {
  if (last?.key == null) return at(start, text.charAt(start) === '}' ? ` ${entry} ` : ` ${entry}`);
  const indent = lineBefore(text, last.key.start);
  return at(last.value.end, indent.trim() === '' ? `,${lineBreakOf(text)}${indent}${entry}` : `, ${entry}`);
}

/** A line below the table's others, and above the next table. */
function inTable(pointer: string, entry: string, { places, content }: Frontmatter, text: string): Insertion | null {
  // `[menu.main]` begins a table of `main` alone.
  const isOwn = ({ key }: FrontmatterPlace): boolean => /^[ \t]*\]/.test(text.slice(key?.end));
  const header = places.findIndex((place) => place.pointer === pointer && isHeader(place, text) && isOwn(place));
  if (header < 0 && pointer !== '') return null;
  const below = places.slice(header + 1);
  const next = below.findIndex((place) => isHeader(place, text));
  const inside = next < 0 ? below : below.slice(0, next);
  const last = Math.max(places[header]?.key?.end ?? 0, ...inside.map(({ value }) => value.end));
  if (last === 0) return at(content.start, entry + lineBreakOf(text));
  const line = lineBefore(text, inside[0]?.key?.start ?? 0);
  const rest = /^[^\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(last))?.[0].length ?? 0;
  return at(last + rest, `${line.trim() === '' ? line : ''}${entry}${lineBreakOf(text)}`);
}
