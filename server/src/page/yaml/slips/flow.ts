import { quoted, type YamlLine } from '../lines';
import { inserted, replaced, type Slip } from './slip';

/** What may have gone wrong with an item of a list in brackets. */
export function slipsInFlow({ value, valueStart }: YamlLine): Slip[] {
  const inside = /^\[([^[\]{}]*)\]?$/.exec(value)?.[1];
  if (inside === undefined) return [];
  const found: Slip[] = [];
  let at = valueStart + 1;
  for (const written of inside.split(',')) {
    const item = written.trim();
    const start = at + written.length - written.trimStart().length;
    if (item === '') found.push(...emptyItem(valueStart, inside, at, written));
    else found.push(...slipsInItem(item, start));
    at += written.length + 1;
  }
  return found;
}

/** Two commas with nothing in between: the second is one too many. */
function emptyItem(valueStart: number, inside: string, at: number, written: string): Slip[] {
  const comma = at + written.length;
  if (comma >= valueStart + 1 + inside.length) return [];
  const end = comma + 1 + (/^\s*/.exec(inside.slice(comma - valueStart))?.[0].length ?? 0);
  return [{ ...replaced('extra-sign', comma, comma + 1, ',', ''), edit: { start: at, end, newText: ' ' } }];
}

function slipsInItem(item: string, start: number): Slip[] {
  const [first = ''] = item;
  const end = start + item.length;
  if (/[@%`*&!|>]/.test(first)) {
    return [
      { ...replaced('first-character', start, start + 1, first, ''), edit: { start, end, newText: quoted(item) } },
    ];
  }
  if (first !== '"' && first !== "'") return [];
  const next = item.indexOf(first, 1);
  if (next < 0) return [inserted('open-quote', { start, end: start + 1 }, first, end, first)];
  if (next === item.length - 1 || !item.endsWith(first)) return [];
  const edit = { start, end, newText: quoted(item.slice(1, -1)) };
  return [{ ...replaced('inner-quote', start + next, start + next + 1, first, ''), edit }];
}
