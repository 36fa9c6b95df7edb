import type { FrontmatterPlace } from '../page';
import { escaped } from '../yaml/places';

const LINE = /^([ \t]*)([\w-]+|"[^"\\]*"|'[^']*')([ \t]*=[ \t]*)(.*?)[ \t]*$/;
const TEXT = /^(?:"(?:[^"\\]|\\.)*"|'[^']*')(?=\s*(?:#|$))/;
const LITERAL = /^[^\s#"'[{]+(?=\s*(?:#|$))/;

/**
 * Where the keys of the frontmatter itself stand, and their values that are written on one line: those of tables are
 * left out, so what is said of them is said of the frontmatter. A value over several lines stands where it begins.
 */
export function placesOf(toml: string, start: number): FrontmatterPlace[] {
  const places: FrontmatterPlace[] = [];
  let open: string | null = null;
  for (const { 1: line = '', index } of toml.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    if (open !== null) {
      if (line.includes(open)) open = null;
      continue;
    }
    if (/^[ \t]*\[/.test(line)) break;
    const [, indent = '', key = '', sign = '', rest = ''] = LINE.exec(line) ?? [];
    if (key === '') continue;
    const at = start + index + indent.length;
    const from = at + key.length + sign.length;
    const [value = rest] = TEXT.exec(rest) ?? LITERAL.exec(rest) ?? [];
    open = closingOf(rest);
    const span = { start: from, end: from + value.length };
    const name = key.replace(/^["'](.*)["']$/, '$1');
    places.push({ pointer: `/${escaped(name)}`, key: { start: at, end: at + key.length }, value: span, plain: false });
    places.push(...itemsOf(name, rest, from));
  }
  return places;
}

/** What ends a value that goes on below its line. */
function closingOf(value: string): string | null {
  const [mark = ''] = /^(?:"""|''')/.exec(value) ?? [];
  if (mark !== '') return value.includes(mark, 3) ? null : mark;
  return value.startsWith('[') && !value.includes(']') ? ']' : null;
}

/** The items of a list of texts on one line. */
function itemsOf(key: string, written: string, from: number): FrontmatterPlace[] {
  const inside = /^\[((?:\s*(?:"[^"\\]*"|'[^']*')\s*,?)*)\]/.exec(written)?.[1];
  if (inside === undefined) return [];
  return [...inside.matchAll(/"[^"\\]*"|'[^']*'/g)].map(({ 0: item, index }, at) => ({
    pointer: `/${escaped(key)}/${at}`,
    key: null,
    value: { start: from + 1 + index, end: from + 1 + index + item.length },
    plain: false,
  }));
}
