import { stringify } from 'yaml';
import { lineBreakOf } from '../lines';
import type { FrontmatterPlace, Span } from '../page';
import { linesOf } from './key-lines';
import { readYaml } from './read';

/** What stands under a key of a YAML file: values by name. */
export interface Entries {
  readonly key: string;
  readonly text: string;
  /** In their order. */
  readonly all: readonly Entry[];
  /** Null where the file does not have the key. */
  readonly place: FrontmatterPlace | null;
  /** White space before what stands under a key. */
  readonly indent: string;
}

export interface Entry {
  readonly name: string;
  /** Null for what is no text. */
  readonly value: string | null;
  readonly place: FrontmatterPlace;
}

/** A stretch of the file, and what is to stand there instead. */
export interface EntryEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Null for a file that cannot be read as YAML. */
export function entriesOf(text: string, key: string): Entries | null {
  const { data, places } = readYaml(text, { start: 0, end: text.length });
  const isEmpty = !/^[ \t\uFEFF]*[^\s#]/m.test(text);
  if (data === null && !isEmpty) return null;
  const values = new Map<string, unknown>(Object.entries(data?.[key] ?? {}));
  const under = `/${key}/`;
  const all = places
    .filter(({ pointer }) => pointer.startsWith(under) && !pointer.includes('/', under.length))
    .map((place): Entry => {
      const name = place.pointer.slice(under.length).replaceAll('~1', '/').replaceAll('~0', '~');
      const value = values.get(name);
      return { name, value: typeof value === 'string' ? value : null, place };
    });
  const inner = all[0]?.place ?? places.find(({ pointer }) => pointer.lastIndexOf('/') > 0);
  const indent = inner?.key ? text.slice(linesOf(inner, text).start, inner.key.start) : '';
  return {
    key,
    text,
    all,
    place: places.find(({ pointer }) => pointer === `/${key}`) ?? null,
    indent: /^[ \t]+$/.test(indent) ? indent : '  ',
  };
}

/** Another text for an entry, between the same quotes. Null for one that is written in some other way. */
export function withValue({ text }: Entries, { place }: Entry, value: string): EntryEdit | null {
  const written = raw(place.value, text);
  const isQuoted = /^(["'])[^\r\n]*\1$/.test(written);
  return place.plain || isQuoted ? { span: place.value, newText: print(value, written) } : null;
}

/**
 * New entries below the others, a line for each, written as the last one is. An edit for each; one for all where there is
 * no entry yet. None where entries do not stand on lines of their own.
 */
export function withEntries(entries: Entries, added: readonly (readonly [string, string])[]): EntryEdit[] {
  const { key, text, all, place, indent } = entries;
  const last = all.at(-1)?.place ?? null;
  const isOpen = last === null ? place === null || raw(place.value, text) === '' : isOnLines(entries);
  if (!isOpen || added.length === 0) return [];
  const above = last ?? (place?.key ? { ...place, value: place.key } : null);
  const start = above === null ? text.length : linesOf(above, text).end;
  const [likeName, likeValue] = [raw(last?.key, text), raw(last?.value, text)];
  const lines = added.map(([name, value]) => `${indent}${print(name, likeName)}: ${print(value, likeValue)}`);
  const below = (these: readonly string[]): EntryEdit => ({
    span: { start, end: start },
    newText: asLines(these, text, start),
  });
  if (last !== null) return lines.map((line) => below([line]));
  return [below(place === null ? [`${key}:`, ...lines] : lines)];
}

/** Takes entries away, and the key with the last of them. None where entries do not stand on lines of their own. */
export function withoutEntries(entries: Entries, dropped: readonly Entry[]): EntryEdit[] {
  const { text, all, place } = entries;
  if (dropped.length === 0 || !isOnLines(entries)) return [];
  const gone = place !== null && all.length === dropped.length ? [place] : dropped.map((entry) => entry.place);
  return gone.map((each) => ({ span: linesOf(each, text), newText: '' }));
}

const raw = (span: Span | null | undefined, text: string): string => (span ? text.slice(span.start, span.end) : '');

const isOnLines = ({ text, all, indent }: Entries): boolean =>
  all.every(({ place }) => place.key !== null && text.slice(linesOf(place, text).start, place.key.start) === indent);

/** @param like what it is to be quoted like */
function print(value: string, like: string): string {
  const [quote] = /[,[\]{}]/.test(value) ? '"' : like;
  const defaultStringType = quote === '"' ? 'QUOTE_DOUBLE' : quote === "'" ? 'QUOTE_SINGLE' : 'PLAIN';
  return stringify(value, { lineWidth: 0, defaultStringType }).trimEnd();
}

/** A file may lack the line break at its end, and goes on without it. */
function asLines(lines: readonly string[], text: string, at: number): string {
  const lineBreak = lineBreakOf(text);
  const isAtLineStart = at === 0 || /[\r\n]/.test(text.charAt(at - 1));
  return isAtLineStart ? lines.map((line) => line + lineBreak).join('') : lineBreak + lines.join(lineBreak);
}
