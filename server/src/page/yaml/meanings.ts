import { isMap, isScalar, isSeq, type Pair, type Scalar, visit } from 'yaml';
import { lastAtOrBefore, lineStarts } from '../lines';
import type { FrontmatterProblem } from '../page';
import { impossibleDay } from './days';
import type { YamlDocument } from './faults';
import { quoted, readLine } from './lines';
import { inserted, replaced, requoted, type Slip } from './slips/slip';
import { isRepaired, problemOf, textOf, type Working } from './working';

/** Keys that are true or false wherever they stand. */
const SWITCHES: ReadonlySet<string> = new Set([
  ...['draft', 'published', 'hidden', 'unlisted', 'archived', 'toc', 'comments', 'search', 'searchable', 'sitemap'],
  ...['nav_exclude', 'search_exclude', 'has_children', 'has_toc', 'hide_title', 'hide_table_of_contents', 'math'],
  ...['pinned', 'featured', 'headless', 'noindex', 'ishidden', 'isdraft'],
]);
const YES_OR_NO: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };
/** Keys of which every generator makes one text. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'description']);

/** Slips that leave YAML which reads, as something else than what was meant: those that show in what is read. */
export function lostMeanings(document: YamlDocument, lines: readonly Working[]): FrontmatterProblem[] {
  const found: FrontmatterProblem[] = [];
  const starts = lineStarts(textOf(lines));
  /** Says a slip that is found on the line of an offset, in the offset's columns; once for each line. */
  const say = (offset: number, find: (line: string, column: number) => Slip | null): void => {
    const index = lastAtOrBefore(starts, offset);
    const line = lines[index];
    if (line === undefined || isRepaired(line)) return;
    const slip = find(line.now, offset - (starts[index] ?? 0));
    if (slip !== null) found.push(problemOf(line, slip));
  };
  visit(document, {
    Pair(_, pair, path) {
      const { key, value } = pair;
      if (!isScalar(key) || !key.range || isInFlow(path)) return;
      const [start] = key.range;
      const name = String(key.value);
      const isTop = path.length === 2;
      if (key.type === 'PLAIN' && /[^:]:$/.test(name)) say(start, (_line, at) => doubledColon(name, at));
      if (isEmptyScalar(value)) say(start, hash);
      if (isTop && TEXTS.has(name) && isSeq(value)) say(start, (line) => listAsText(name, line, pair));
      if (isScalar(value) && value.range && typeof value.value === 'string') {
        say(value.range[0], (line, at) => textSlip(line, at, value, name));
      }
    },
    Seq(_, { items, flow }) {
      if (flow) return;
      for (const item of items) {
        if (isEmptyScalar(item) && isScalar(item) && item.range) say(item.range[0], hash);
        if (isScalar(item) && item.range && typeof item.value === 'string') {
          const [start] = item.range;
          say(start, (line, at) => textSlip(line, at, item, ''));
        }
      }
    },
  });
  return found;
}

const isInFlow = (path: readonly unknown[]): boolean => path.some((node) => (isMap(node) || isSeq(node)) && node.flow);

const isEmptyScalar = (value: unknown): boolean =>
  value === null || (isScalar(value) && value.value === null && (value.source ?? '') === '');

function doubledColon(name: string, at: number): Slip {
  const end = at + name.length;
  return replaced('doubled-colon', end - 1, end, name.slice(0, -1), '');
}

/** `color: #fff`: all of the value is a comment. */
function hash(text: string): Slip | null {
  const line = readLine(text);
  const written = text.slice(line.valueStart).trimEnd();
  if (line.value !== '' || !/^#[^\s#!]/.test(written)) return null;
  const slip = requoted({ ...line, value: written }, 'hash', line.valueStart, line.valueStart + 1, written);
  return { ...slip, name: written };
}

function textSlip(text: string, at: number, { source = '', type, value }: Scalar, key: string): Slip | null {
  const end = at + source.length;
  if (type === 'QUOTE_DOUBLE') return windowsPath(text, at);
  if (type !== 'PLAIN' || /\n/.test(source)) return null;
  const meant = YES_OR_NO[source.toLowerCase()];
  if (meant !== undefined && SWITCHES.has(key.toLowerCase())) {
    return replaced('yes-or-no', at, end, source, meant);
  }
  const comment = /^\s+(#\d.*?)\s*$/.exec(text.slice(end))?.[1];
  if (comment !== undefined && typeof value === 'string') {
    const start = text.indexOf('#', end);
    const edit = { start: at, end: text.trimEnd().length, newText: quoted(text.slice(at).trimEnd()) };
    return { slip: 'hash', start, end: start + 1, name: comment, edit };
  }
  if (/^[^[\]]+,[^[\]]*\]$/.test(source)) return inserted('no-bracket', { start: end - 1, end }, '[', at, '[');
  const day = impossibleDay(source);
  return day === null ? null : replaced('impossible-date', at, at + day.written.length, day.written, day.meant);
}

/** `"C:\new"`: the backslash and its letter make another character. */
function windowsPath(text: string, at: number): Slip | null {
  const [value] = /^"[C-Hc-h]:(?:\\[\w.-]+)+\\?"/.exec(text.slice(at)) ?? [];
  if (value === undefined) return null;
  const start = at + value.indexOf('\\');
  return {
    ...replaced('backslash', start, start + 1, '\\', ''),
    edit: { start: at, end: at + value.length, newText: quoted(value.slice(1, -1)) },
  };
}

/** `title: [Draft]`, all on one line. */
function listAsText(name: string, line: string, { value }: Pair): Slip | null {
  const { value: written, valueStart } = readLine(line);
  if (!isSeq(value) || !value.flow || !/^\[.*\]$/.test(written)) return null;
  const end = valueStart + written.length;
  return replaced('list-as-text', valueStart, end, name, quoted(written));
}
