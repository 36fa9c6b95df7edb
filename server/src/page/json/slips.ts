import { inserted, replaced, type Slip } from '../yaml/slips/slip';

const SINGLE_OR_CURLY = /^(?:'((?:[^'\\\r\n]|\\.)*)'|[“„”‘]([^“”‘’"\r\n]*)[“”’"])/;
const BARE_KEY = /^[\p{L}_$][\p{L}\p{N}_$-]*(?=\s*[:=])/u;
/** What stands before a value, and what of the value is read already. */
const BEFORE_VALUE = /[:,[][ \t]*([^"':,[\]{}\s][^",[\]{}]*)?$/;
const BARE_VALUE = /^[^",[\]{}\r\n]*/;
const COMMENT = /^(?:(?:\/\/|#)[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)/;
const KEY = /"([^"\r\n]*)"$/;
const TEXT = /^"(?:[^"\\\r\n]|\\.)*"/;
const OPEN_TEXT = /^"[^"\r\n]*(?=[\r\n]|$)/;
/** A text on a line of its own that has quotes inside. */
const QUOTES_INSIDE = /^([^\r\n]*?:[ \t]*")([^\r\n]*)"[ \t]*,?[ \t]*$/;
const BRACKETS = /"(?:[^"\\\r\n]|\\.)*"?|[[\]{}]/g;
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
/** In longer lines nothing is looked for beyond the place itself. */
const LONGEST = 1000;

/** What may have gone wrong where a reading of JSON stopped, the likeliest first. Columns are offsets of the JSON. */
export function slipsIn(json: string, at: number): Slip[] {
  const end = json.slice(0, at).trimEnd().length;
  const start = Math.max(lineStart(json, at), at - LONGEST);
  return [
    ...signs(json, end, at),
    ...bareTexts(json, start, at),
    ...brokenTexts(json, start, end, at),
    ...brackets(json, end, at),
  ];
}

/** Commas, colons and comments. */
function* signs(json: string, end: number, at: number): Generator<Slip> {
  const [before, sign] = [json.charAt(end - 1), json.charAt(at)];
  if (before === ',' && /[}\],]/.test(sign)) yield replaced('extra-sign', end - 1, end, ',', '');
  if (sign === ',') yield replaced('extra-sign', at, at + 1, ',', '');
  if (sign === ';') yield replaced('no-comma', at, at + 1, '', ',');
  if (/["\]}\w]/.test(before) && /["{[]/.test(sign)) yield inserted('no-comma', { start: end - 1, end }, '', end, ',');
  const key = KEY.exec(json.slice(Math.max(0, end - LONGEST), end))?.[1];
  if (key !== undefined && sign === '=') {
    const edit = { start: end, end: at + 1, newText: ':' };
    yield { slip: 'no-colon-sign', start: at, end: at + 1, name: key, edit };
  } else if (key !== undefined) yield inserted('no-colon-sign', { start: end - 1, end }, key, end, ':');
  const comment = COMMENT.exec(json.slice(at))?.[0];
  if (comment === undefined) return;
  const edit = { start: Math.max(end, lineStart(json, at)), end: at + comment.length, newText: '' };
  yield { slip: 'json-comment', start: at, end: at + comment.length, name: '', edit };
}

/** Without quotes, or in others than JSON knows. */
function* bareTexts(json: string, start: number, at: number): Generator<Slip> {
  const requoted = (from: number, written: string, meant = written): Slip =>
    replaced('double-quotes', from, from + written.length, written, JSON.stringify(meant));
  const rest = json.slice(at, at + LONGEST);
  const [quoted, single, curly] = SINGLE_OR_CURLY.exec(rest) ?? [];
  if (quoted !== undefined) yield requoted(at, quoted, single ?? curly);
  const key = BARE_KEY.exec(rest)?.[0];
  if (key !== undefined) yield requoted(at, key);
  const before = BEFORE_VALUE.exec(json.slice(Math.max(start, at - 200), at));
  if (before === null) return;
  const from = at - (before[1]?.length ?? 0);
  const value = BARE_VALUE.exec(json.slice(from, from + LONGEST))?.[0].trimEnd() ?? '';
  if (value !== '') yield requoted(from, value);
}

/** In double quotes, but something in between, or at the end, is not as it should be. */
function* brokenTexts(json: string, start: number, end: number, at: number): Generator<Slip> {
  const rest = json.slice(at, at + LONGEST);
  const open = OPEN_TEXT.exec(rest)?.[0].replace(/[\s,}\]]+$/, '');
  if (open !== undefined) yield inserted('open-quote', { start: at, end: at + 1 }, '"', at + open.length, '"');
  const text = TEXT.exec(rest)?.[0] ?? '';
  const doubled = text.replace(/\\([\s\S])/g, (pair, sign) => (/["\\]/.test(sign) ? pair : `\\${pair}`));
  if (doubled !== text) {
    const slash = at + text.search(/\\[^"\\]/);
    const edit = { start: at, end: at + text.length, newText: doubled };
    yield { slip: 'lone-backslash', start: slash, end: slash + 1, name: '\\', edit };
  }
  const line = /^[^\r\n]*/.exec(json.slice(start, start + LONGEST))?.[0] ?? '';
  const [, head = '', inside = ''] = QUOTES_INSIDE.exec(line) ?? [];
  const from = start + head.length;
  if (head === '' || end <= from) return;
  const newText = inside.replace(/\\.|"/g, (found) => (found === '"' ? '\\"' : found));
  const edit = { start: from, end: from + inside.length, newText };
  yield { slip: 'lone-quote', start: end - 1, end, name: '"', edit };
}

/** The bracket that is open: closed at the end of its line, or where the reading stopped. */
function* brackets(json: string, end: number, at: number): Generator<Slip> {
  const open: number[] = [];
  for (const { 0: sign, index } of json.slice(0, end).matchAll(BRACKETS)) {
    if (sign === '[' || sign === '{') open.push(index);
    else if (sign === ']' || sign === '}') open.pop();
  }
  const opening = open.at(-1);
  if (opening === undefined) return;
  const closing = CLOSING[json.charAt(opening)] ?? '';
  const sign = json.charAt(at);
  if (/[}\]]/.test(sign) && sign !== closing) yield replaced('wrong-bracket', at, at + 1, sign, closing);
  const lineEnd = opening + (/^[^\r\n]*/.exec(json.slice(opening))?.[0].length ?? 0);
  for (const to of [lineEnd, end]) {
    yield inserted('open-bracket', { start: opening, end: opening + 1 }, closing, beforeComma(json, to), closing);
  }
}

const lineStart = (json: string, at: number): number =>
  at === 0 ? 0 : Math.max(json.lastIndexOf('\n', at - 1), json.lastIndexOf('\r', at - 1)) + 1;

function beforeComma(json: string, to: number): number {
  let end = to;
  while (end > 0 && /[\s,]/.test(json.charAt(end - 1))) end -= 1;
  return end;
}
