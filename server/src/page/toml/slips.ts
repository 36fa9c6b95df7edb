import type { Slip } from '../yaml/slips/slip';
import { inserted, replaced } from '../yaml/slips/slip';

const KEY = /^\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*/u;
/** What TOML reads without quotes. */
const LITERAL = /^(?:true|false|[+-]?(?:\d|inf\b|nan\b)[\w.:+-]*)$/;

/**
 * What may have gone wrong in a line of TOML, the likeliest first.
 * @param at the column where the parser stopped
 */
export function slipsIn(line: string, at: number, whole: { readonly line: number; readonly toml: string }): Slip[] {
  const [head = '', key = ''] = KEY.exec(line) ?? [];
  if (key === '') return [];
  const keyEnd = head.trimEnd().length;
  const keyStart = keyEnd - key.length;
  const sign = /^[:：]/.exec(line.slice(head.length))?.[0];
  if (sign !== undefined) return [colon(line, head.length, keyEnd, key)];
  const equals = /^=\s*/.exec(line.slice(head.length))?.[0];
  if (equals === undefined) return [];
  const start = head.length + equals.length;
  const written = line.slice(start).trimEnd();
  const isKnown = whole.toml
    .slice(0, whole.line)
    .split(/\r\n|\n|\r/)
    .some((other) => KEY.exec(other)?.[1] === key);
  return [...inValue(written, start), ...(isKnown && at <= keyEnd ? [again(line, keyStart, keyEnd, key, whole)] : [])];
}

/** As YAML writes it: `title: Pay`. */
function colon(line: string, at: number, keyEnd: number, key: string): Slip {
  const value = line.slice(at + 1).trim();
  const newText = ` = ${isValue(value) ? value : quoted(value)}`;
  return {
    slip: 'no-equals-sign',
    start: at,
    end: at + 1,
    name: key,
    edit: { start: keyEnd, end: line.trimEnd().length, newText },
  };
}

const isValue = (value: string): boolean => /^["'[{]/.test(value) || LITERAL.test(value);

function inValue(written: string, start: number): Slip[] {
  const end = start + written.length;
  const [mark = ''] = written;
  if (mark === '"' || mark === "'") {
    if (written.indexOf(mark, 1) < 0) return [inserted('open-quote', { start, end: start + 1 }, mark, end, mark)];
    if (/^"(?:[A-Za-z]:)?[^"]*\\[^"]*"$/.test(written)) {
      const at = start + written.indexOf('\\');
      return [
        { ...replaced('backslash', at, at + 1, '\\', ''), edit: { start, end, newText: `'${written.slice(1, -1)}'` } },
      ];
    }
    if (/[,;]$/.test(written)) return [replaced('extra-sign', end - 1, end, written.slice(-1), '')];
    const next = start + written.indexOf(mark, 1);
    const inside = written.endsWith(mark) ? written.slice(1, -1) : written;
    return [{ ...replaced('inner-quote', next, next + 1, mark, ''), edit: { start, end, newText: quoted(inside) } }];
  }
  if (mark === '[' || mark === '{') {
    const closing = mark === '[' ? ']' : '}';
    return written.includes(closing)
      ? []
      : [inserted('open-bracket', { start, end: start + 1 }, closing, end, closing)];
  }
  const meant = /^[“„”](.*)[“”"]$/.exec(written)?.[1];
  if (meant !== undefined) return [replaced('smart-quotes', start, end, written, quoted(meant))];
  return written === '' ? [] : [replaced('no-quotes', start, end, written, quoted(written))];
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
