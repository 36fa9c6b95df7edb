import { lineBreakOf } from '../lines';
import type { Frontmatter, FrontmatterPlace, Span } from '../page';
import { quoted } from './lines';

/** The whole lines of a key, and what is to stand there instead. */
export interface KeyLines {
  readonly span: Span;
  readonly newText: string;
}

/** Adds a text to those under a key, which may hold none, one or a list. Null where it cannot be done by hand. */
export function withText(frontmatter: Frontmatter, text: string, key: string, value: string): KeyLines | null {
  if (frontmatter.data === null || frontmatter.misplaced || frontmatter.language !== 'yaml') return null;
  const place = placeOf(`/${key}`, frontmatter);
  if (place === undefined) return newKey(frontmatter, text, key, value);
  const span = linesOf(place, text);
  const added = inValue(place, frontmatter, text, value);
  return added && { span, newText: text.slice(span.start, added.at) + added.newText + text.slice(added.end, span.end) };
}

/** Takes the texts away that are not wanted under a key, and the key with the last of them. Null where nothing changes. */
export function withoutTexts(
  frontmatter: Frontmatter,
  text: string,
  key: string,
  isWanted: (value: string) => boolean,
): KeyLines | null {
  const place = placeOf(`/${key}`, frontmatter);
  const value = frontmatter.data?.[key];
  if (place === undefined || frontmatter.language !== 'yaml') return null;
  const span = linesOf(place, text);
  const isKept = (each: unknown): boolean => typeof each !== 'string' || isWanted(each);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.every(isKept)) return null;
  if (!values.some(isKept)) return { span, newText: '' };
  const items = values.flatMap((_, index) => placeOf(`/${key}/${index}`, frontmatter) ?? []);
  if (items.length < values.length) return null;
  const dropped = values.flatMap((each, index) => (isKept(each) ? [] : [index]));
  const cuts = isFlow(place, text) ? cutsInLine(items, dropped) : dropped.map((index) => linesOf(items[index], text));
  const newText = cuts.reduceRight((now, cut) => now.slice(0, cut.start) + now.slice(cut.end), text.slice(0, span.end));
  return { span, newText: newText.slice(span.start) };
}

/** The whole lines of a key; null without it. */
export function linesOfKey(frontmatter: Frontmatter, text: string, key: string): Span | null {
  const place = placeOf(`/${key}`, frontmatter);
  return place === undefined ? null : linesOf(place, text);
}

/** A frontmatter with nothing but a text under a key. */
export function frontmatterWith(key: string, value: string, lineBreak: string): string {
  return ['---', `${key}:`, `  - ${print(value)}`, '---', '', ''].join(lineBreak);
}

const placeOf = (pointer: string, { places }: Frontmatter): FrontmatterPlace | undefined =>
  places.find((place) => place.pointer === pointer);

const isFlow = ({ value }: FrontmatterPlace, text: string): boolean => text.charAt(value.start) === '[';

const print = (value: string): string => (/^\/(?:[^\s,:#[\]{}"'`\\]*)$/.test(value) ? value : quoted(value));

/** From the start of the line on which it begins to the end of that on which it ends. */
export function linesOf(place: Pick<FrontmatterPlace, 'key' | 'value'> | undefined, text: string): Span {
  const { start, end } = { start: place?.key?.start ?? place?.value.start ?? 0, end: place?.value.end ?? 0 };
  const rest = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0].length ?? 0;
  let first = start;
  while (first > 0 && !/[\r\n]/.test(text.charAt(first - 1))) first -= 1;
  return { start: first, end: end + rest };
}

function newKey({ content, places }: Frontmatter, text: string, key: string, value: string): KeyLines | null {
  const [first] = places;
  const indent = first?.key ? text.slice(linesOf(first, text).start, first.key.start) : '';
  const isPlain = indent.trim() === '' && (first !== undefined || text.slice(content.start, content.end).trim() === '');
  if (!isPlain) return null;
  const end = lineBreakOf(text);
  const newText = `${indent}${key}:${end}${indent}  - ${print(value)}${end}`;
  return { span: { start: content.end, end: content.end }, newText };
}

/** What changes of a key's lines. */
interface Added {
  readonly at: number;
  readonly end: number;
  readonly newText: string;
}

function inValue(place: FrontmatterPlace, frontmatter: Frontmatter, text: string, value: string): Added | null {
  const { start, end } = place.value;
  const written = text.slice(start, end);
  const now = frontmatter.data?.[place.pointer.slice(1)];
  const lineBreak = lineBreakOf(text);
  if (written === '') return { at: start, end, newText: `${lineBreak}  - ${print(value)}` };
  if (typeof now === 'string' && /^["'/]/.test(written)) {
    const old = /[,[\]{}]/.test(written) && place.plain ? quoted(now) : written;
    return { at: start, end, newText: `[${old}, ${print(value)}]` };
  }
  if (!Array.isArray(now)) return null;
  const last = placeOf(`${place.pointer}/${now.length - 1}`, frontmatter)?.value;
  if (isFlow(place, text)) {
    if (last === undefined) return { at: start, end, newText: `[${print(value)}]` };
    const line = /(?:\r\n|\n|\r)([ \t]*)$/.exec(text.slice(start, last.start));
    return { at: last.end, end: last.end, newText: `,${line?.[0] ?? ' '}${print(value)}` };
  }
  if (last === undefined || !written.startsWith('-')) return null;
  const lineEnd = last.end + (/^[^\r\n]*/.exec(text.slice(last.end))?.[0].length ?? 0);
  const before = /[^\r\n]*$/.exec(text.slice(0, last.start))?.[0] ?? '';
  return { at: lineEnd, end: lineEnd, newText: lineBreak + before + print(value) };
}

/** Each item with the comma to its neighbour. */
function cutsInLine(items: readonly FrontmatterPlace[], dropped: readonly number[]): Span[] {
  const firstKept = items.findIndex((_, index) => !dropped.includes(index));
  return dropped.map((index) => {
    const { start = 0, end = 0 } = items[index]?.value ?? {};
    return index < firstKept
      ? { start, end: items[index + 1]?.value.start ?? end }
      : { start: items[index - 1]?.value.end ?? start, end };
  });
}
