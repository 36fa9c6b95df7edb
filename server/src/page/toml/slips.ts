import type { Slip } from '../yaml/slips/slip';
import { inserted, replaced } from '../yaml/slips/slip';

const KEY = /^\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*/u;
/** What TOML reads without quotes. */
const LITERAL = /^(?:true|false|[+-]?(?:\d|inf\b|nan\b)[\w.:+-]*)$/;

/** In longer lines nothing is looked for. */
const LONGEST = 1000;

/** A line of the TOML, and where it starts. */
interface Whole {
  readonly line: number;
  readonly toml: string;
}

/**
 * What may have gone wrong in a line of TOML, the likeliest first.
 * @param at the column where the parser stopped
 */
export function slipsIn(line: string, at: number, whole: Whole): Slip[] {
  if (line.length > LONGEST) return [];
  const outside = [...comment(line), ...header(line), ...item(line)];
  const [head = '', key = ''] = KEY.exec(line) ?? [];
  if (key === '') return outside;
  const keyEnd = head.trimEnd().length;
  const keyStart = keyEnd - key.length;
  const sign = /^[:：]/.exec(line.slice(head.length))?.[0];
  if (sign !== undefined) return [colon(line, head.length, keyEnd, key, whole)];
  const equals = /^=\s*/.exec(line.slice(head.length))?.[0];
  if (equals === undefined) return [...outside, ...noEquals(line, head.length, keyEnd, key)];
  const start = head.length + equals.length;
  const written = line.slice(start).trimEnd();
  const isKnown = whole.toml
    .slice(0, whole.line)
    .split(/\r\n|\n|\r/)
    .some((other) => KEY.exec(other)?.[1] === key);
  return [
    ...outside,
    ...inValue(written, start),
    ...(isKnown && at <= keyEnd ? [again(line, keyStart, keyEnd, key, whole)] : []),
  ];
}

/** As other languages write it: on a line of its own, or behind a value. */
function comment(line: string): Slip[] {
  const [before = '', sign = ''] = /^((?:[^"'#]|"[^"]*"|'[^']*')*?)(?<![:\w])(\/\/|;(?=\s))/.exec(line)?.slice(1) ?? [];
  const at = before.length;
  return sign === '' ? [] : [replaced('comment-sign', at, at + sign.length, sign, '#')];
}

/** `[menu.main` */
function header(line: string): Slip[] {
  const [written, opening = '', closing = ''] = /^\s*(\[\[?)[\w.\s"'-]*?(\]{0,2})\s*(?=#|$)/.exec(line) ?? [];
  const missing = opening.length - closing.length;
  if (written === undefined || missing <= 0) return [];
  const start = line.indexOf('[');
  const end = written.trimEnd().length;
  return [inserted('open-bracket', { start, end: start + opening.length }, ']', end, ']'.repeat(missing))];
}

/** An item of a list on a line of its own. */
function item(line: string): Slip[] {
  const text = /^\s*(?:"[^"]*"|'[^']*')(?=\s*(?:#|$))/.exec(line)?.[0];
  return text === undefined
    ? []
    : [inserted('no-comma', { start: text.length - 1, end: text.length }, '', text.length, ',')];
}

function noEquals(line: string, at: number, keyEnd: number, key: string): Slip[] {
  const isBehind = at > keyEnd && (isValue(line.slice(at).trim()) || /^["'[{]/.test(line.slice(at)));
  return isBehind ? [inserted('no-equals-sign', { start: keyEnd - 1, end: keyEnd }, key, keyEnd, ' =')] : [];
}

/** As YAML writes it: `title: Pay`, and lists on the lines below. */
function colon(line: string, at: number, keyEnd: number, key: string, { toml, line: start }: Whole): Slip {
  const value = line.slice(at + 1).trim();
  const items =
    value === '' ? (/^(?:[ \t]*(?:\r\n|\n|\r)[ \t]*- [^\r\n]*)+/.exec(toml.slice(start + at + 1))?.[0] ?? '') : '';
  const list = [...items.matchAll(/- ([^\r\n]*)/g)].map(([, text = '']) => meant(text.trim()));
  const newText = items === '' ? ` = ${meant(value)}` : ` = [${list.join(', ')}]`;
  const end = items === '' ? line.trimEnd().length : at + 1 + items.length;
  return { slip: 'no-equals-sign', start: at, end: at + 1, name: key, edit: { start: keyEnd, end, newText } };
}

const isValue = (value: string): boolean => /^["'[{]/.test(value) || LITERAL.test(value);
const meant = (value: string): string => (isValue(value) ? value : quoted(value));

function inValue(written: string, start: number): Slip[] {
  const end = start + written.length;
  const [mark = ''] = written;
  if (/^(?:"""|''')/.test(written)) return [];
  if (written === '') return [inserted('no-value', { start: start - 1, end: start }, '', start, ' ""')];
  if (mark === '=') return [replaced('extra-sign', start, start + 1, '=', '')];
  if (mark === '"' || mark === "'") return inQuotes(written, start, end, mark);
  if (mark === '[' || mark === '{') return inBrackets(written, start, end);
  const curly = /^[“„”](.*)[“”"]$/.exec(written)?.[1];
  if (curly !== undefined) return [replaced('smart-quotes', start, end, written, quoted(curly))];
  const value = /^\S+(?:\s+(?!#)\S+)*/.exec(written)?.[0] ?? written;
  const small = value.toLowerCase();
  if (small === 'true' || small === 'false') return [replaced('capitals', start, start + value.length, value, small)];
  return [replaced('no-quotes', start, start + value.length, value, quoted(value))];
}

function inQuotes(written: string, start: number, end: number, mark: string): Slip[] {
  if (written.indexOf(mark, 1) < 0) return [inserted('open-quote', { start, end: start + 1 }, mark, end, mark)];
  if (/^"(?:[A-Za-z]:)?[^"]*\\[^"]*"$/.test(written)) {
    const at = start + written.indexOf('\\');
    const edit = { start, end, newText: `'${written.slice(1, -1)}'` };
    return [{ ...replaced('backslash', at, at + 1, '\\', ''), edit }];
  }
  if (/[,;\]]$/.test(written)) return [replaced('extra-sign', end - 1, end, written.slice(-1), '')];
  const next = start + written.indexOf(mark, 1);
  const inside = written.endsWith(mark) ? written.slice(1, -1) : written;
  return [{ ...replaced('inner-quote', next, next + 1, mark, ''), edit: { start, end, newText: quoted(inside) } }];
}

function inBrackets(written: string, start: number, end: number): Slip[] {
  const closing = written.startsWith('[') ? ']' : '}';
  if (!written.includes(closing)) return [inserted('open-bracket', { start, end: start + 1 }, closing, end, closing)];
  const slips: Slip[] = [];
  const gap = /["']([ \t]+)["']/.exec(
    written.replace(/"[^"]*"|'[^']*'/g, (text) => text[0] + 'x'.repeat(text.length - 2) + text[0]),
  );
  if (gap !== null) {
    const at = start + gap.index + 1;
    slips.push(inserted('no-comma', { start: at - 1, end: at }, '', at, ','));
  }
  const inside = /^\[([^[\]{}]*)\]$/.exec(written)?.[1];
  if (inside !== undefined) {
    const items = [...inside.matchAll(/"[^"]*"|'[^']*'|[^,\s][^,]*/g)].map(([text]) => meant(text.trim()));
    slips.push(replaced('no-quotes', start, end, written, `[${items.join(', ')}]`));
  }
  return slips;
}

/** The whole line of a key that stands in the table already. */
function again(
  line: string,
  start: number,
  end: number,
  key: string,
  { toml, line: at }: { line: number; toml: string },
): Slip {
  const rest = /^(?:\r\n|\n|\r)/.exec(toml.slice(at + line.length))?.[0].length ?? 0;
  return { slip: 'duplicate-key', start, end, name: key, edit: { start: 0, end: line.length + rest, newText: '' } };
}

const quoted = (text: string): string =>
  /["\\]/.test(text) && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
