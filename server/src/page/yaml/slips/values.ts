import type { YamlLine } from '../lines';
import { inserted, replaced, requoted, type Slip } from './slip';

/** What may have gone wrong with a value on its own line, the likeliest first. */
export const slipsInValue = (line: YamlLine): Slip[] =>
  [quotes, bracket, backslash, firstCharacter].flatMap((find) => find(line));

/** Quotes as word processors make them around the whole value, and none inside. */
export const isSmart = (value: string): boolean =>
  /^(?:[“„”][^“„”"]*[“”"]|"[^“„”"]*[“”]|[‘‚][^‘‚’]*[’‘'])$/.test(value);

function quotes(line: YamlLine): Slip[] {
  const { value, valueStart, text } = line;
  const end = valueStart + value.length;
  if (isSmart(value)) return [requoted(line, 'smart-quotes', valueStart, end, value.slice(1, -1))];
  const mark = value[0];
  if (mark !== '"' && mark !== "'") return [];
  if (/^(["']).*\1$/.test(value) && text[end] === '#') {
    return [inserted('space-before-comment', { start: end, end: end + 1 }, '#', end, ' ')];
  }
  const next = value.indexOf(mark, 1);
  if (next < 0) {
    const at = valueStart + text.slice(valueStart).trimEnd().length;
    return [inserted('open-quote', { start: valueStart, end: valueStart + 1 }, mark, at, mark)];
  }
  if (next === value.length - 1) return [];
  const after = value.slice(next + 1);
  if (/^\s*[,;]$/.test(after)) return [replaced('extra-sign', valueStart + next + 1, end, after.trim(), '')];
  // `"One" and "two"`: the quotes belong to the words. `"The "best" way"` and `'It's'`: they belong to the value.
  const ofWords = !value.endsWith(mark) || /\s/.test(after[0] ?? '');
  const meant = ofWords ? value : value.slice(1, -1).replaceAll(`\\${mark}`, mark);
  return [requoted(line, 'inner-quote', valueStart + next, valueStart + next + 1, meant)];
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function bracket({ value, valueStart }: YamlLine): Slip[] {
  const opening = value[0] ?? '';
  const closing = CLOSING[opening];
  if (closing === undefined || value.startsWith('{{')) return [];
  const end = valueStart + value.length;
  const count = (sign: string): number => value.split(sign).length - 1;
  if (!value.includes(closing)) {
    const wrong = /[\])}>]$/.exec(value)?.[0];
    const isOpened = /[[({<]/.test(value.slice(1));
    if (wrong !== undefined && !isOpened) return [replaced('wrong-bracket', end - 1, end, wrong, closing)];
    return [inserted('open-bracket', { start: valueStart, end: valueStart + 1 }, closing, end, closing)];
  }
  return value.endsWith(closing.repeat(2)) && count(closing) > count(opening)
    ? [replaced('extra-sign', end - 1, end, closing, '')]
    : [];
}

function backslash(line: YamlLine): Slip[] {
  const { value, valueStart } = line;
  const at = value.startsWith('"') && value.endsWith('"') ? value.indexOf('\\') : -1;
  return at < 0 ? [] : [requoted(line, 'backslash', valueStart + at, valueStart + at + 1, value.slice(1, -1))];
}

function firstCharacter(line: YamlLine): Slip[] {
  const { value, valueStart } = line;
  const [first] = /^(?:\{\{|\{%|[@%`*&!|>?,\]}[{]|-$)/.exec(value) ?? [];
  // Alone, those begin a text or a list that follows below.
  if (first === undefined || (value === first && /[|>[{?!]/.test(first))) return [];
  return [requoted(line, 'first-character', valueStart, valueStart + first.length, value)];
}

export function colon(line: YamlLine): Slip[] {
  const { value, valueStart, key } = line;
  const at = value.search(/:(?:\s|$)/);
  if (at < 0 || key === null || /^["'[{|>]/.test(value)) return [];
  return [requoted(line, 'colon-in-value', valueStart + at, valueStart + at + 1, value)];
}
