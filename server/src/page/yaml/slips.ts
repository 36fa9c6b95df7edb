import type { FrontmatterSlip } from '../page';
import { isBlank, isComment, quoted, type YamlLine } from './lines';

/** A slip that may be what is wrong with a line: columns of the line, and the line as it was meant. */
export interface Slip {
  readonly slip: FrontmatterSlip;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly edit: { readonly start: number; readonly end: number; readonly newText: string };
}

/** Everything that may have gone wrong in a line, the likeliest first. */
export function slipsIn(lines: readonly YamlLine[], index: number): Slip[] {
  const line = lines[index];
  if (line === undefined || isBlank(line) || isComment(line)) return [];
  return [tab, quotes, bracket, backslash, firstCharacter, spaces, colon, listOnKeyLine, noColon]
    .flatMap((find) => find(line))
    .concat(indentation(lines, index, line));
}

function tab({ indent }: YamlLine): Slip[] {
  if (!indent.includes('\t')) return [];
  const start = indent.indexOf('\t');
  const edit = { start: 0, end: indent.length, newText: indent.replaceAll('\t', '  ') };
  return [{ slip: 'tab', start, end: indent.length, name: '', edit }];
}

/** A value that is put into quotes as a whole, or into other ones. */
function requoted(line: YamlLine, slip: FrontmatterSlip, start: number, end: number, text: string): Slip {
  const { valueStart, value } = line;
  const edit = { start: valueStart, end: valueStart + value.length, newText: quoted(text) };
  return { slip, start, end, name: line.text.slice(start, end), edit };
}

function quotes(line: YamlLine): Slip[] {
  const { value, valueStart } = line;
  const end = valueStart + value.length;
  const inside = value.slice(1, -1);
  if (isSmart(value)) return [requoted(line, 'smart-quotes', valueStart, end, inside)];
  const mark = value[0];
  if (mark !== '"' && mark !== "'") return [];
  const next = value.indexOf(mark, 1);
  if (next < 0) {
    const written = line.text.slice(valueStart).trimEnd();
    const at = valueStart + written.length;
    return [
      {
        slip: 'open-quote',
        start: valueStart,
        end: valueStart + 1,
        name: mark,
        edit: { start: at, end: at, newText: mark },
      },
    ];
  }
  if (next === value.length - 1) return [];
  // `"One" and "two"`: the quotes belong to the words. `"The "best" way"` and `'It's'`: they belong to the value.
  const ofWords = !value.endsWith(mark) || /\s/.test(value[next + 1] ?? '');
  return [requoted(line, 'inner-quote', valueStart + next, valueStart + next + 1, ofWords ? value : inside)];
}

/** Quotes as word processors make them around the whole value, and none inside. */
export const isSmart = (value: string): boolean =>
  /^(?:[“„”][^“„”"]*[“”"]|"[^“„”"]*[“”]|[‘‚][^‘‚’]*[’‘'])$/.test(value);

function bracket(line: YamlLine): Slip[] {
  const { value, valueStart } = line;
  const closing = value.startsWith('[') ? ']' : value.startsWith('{') && !value.startsWith('{{') ? '}' : null;
  if (closing === null || value.includes(closing)) return [];
  const at = valueStart + value.length;
  return [
    {
      slip: 'open-bracket',
      start: valueStart,
      end: valueStart + 1,
      name: closing,
      edit: { start: at, end: at, newText: closing },
    },
  ];
}

function backslash(line: YamlLine): Slip[] {
  const { value, valueStart } = line;
  const at = value.startsWith('"') && value.endsWith('"') ? value.indexOf('\\') : -1;
  return at < 0 ? [] : [requoted(line, 'backslash', valueStart + at, valueStart + at + 1, value.slice(1, -1))];
}

function firstCharacter(line: YamlLine): Slip[] {
  const [first] = /^(?:\{\{|\{%|[@%`*&!|>?,\]}[{])/.exec(line.value) ?? [];
  if (first === undefined || line.value === first) return [];
  return [requoted(line, 'first-character', line.valueStart, line.valueStart + first.length, line.value)];
}

function spaces({ text, indent, dashes }: YamlLine): Slip[] {
  const from = indent.length + dashes.length;
  const [, key] = /^([\p{L}_][\p{L}\p{N}_-]*):(?=[^\s/:])/u.exec(text.slice(from)) ?? [];
  const found: Slip[] = [];
  if (key !== undefined) {
    const at = from + key.length;
    const edit = { start: at + 1, end: at + 1, newText: ' ' };
    found.push({ slip: 'space-after-colon', start: at, end: at + 1, name: key, edit });
  }
  if (/^-[^\s\d.-]/.test(text.slice(from))) {
    const edit = { start: from + 1, end: from + 1, newText: ' ' };
    found.push({ slip: 'space-after-dash', start: from, end: from + 1, name: '-', edit });
  }
  return found;
}

function colon(line: YamlLine): Slip[] {
  const { value, valueStart, key } = line;
  const at = value.search(/:(?:\s|$)/);
  if (at < 0 || key === null || /^["'[{|>]/.test(value)) return [];
  return [requoted(line, 'colon-in-value', valueStart + at, valueStart + at + 1, value)];
}

function listOnKeyLine({ key, indent, dashes, value, valueStart, text }: YamlLine): Slip[] {
  if (key === null || dashes !== '' || !/^-\s/.test(value)) return [];
  const start = text.slice(0, valueStart).trimEnd().length;
  const edit = { start, end: valueStart, newText: `\n${indent}  ` };
  return [{ slip: 'list-on-key-line', start: valueStart, end: valueStart + 1, name: key, edit }];
}

function noColon({ text, indent, dashes, key }: YamlLine): Slip[] {
  if (key !== null || dashes !== '') return [];
  const [head, word, sign] = /^\s*([\p{L}_][\p{L}\p{N}_-]*)(\s*=\s*|\s+|\s*$)/u.exec(text) ?? [];
  if (head === undefined || word === undefined || sign === undefined) return [];
  const start = indent.length;
  const after = start + word.length;
  const end = text.trimEnd().length;
  const edit = { start: after, end: head.length, newText: end === after ? ':' : ': ' };
  return sign.includes('=')
    ? [{ slip: 'equals-sign', start: text.indexOf('='), end: text.indexOf('=') + 1, name: word, edit }]
    : [{ slip: 'no-colon', start, end, name: word, edit }];
}

/** The line stands further in or out than the lines that it belongs to. */
function indentation(lines: readonly YamlLine[], index: number, line: YamlLine): Slip[] {
  const isLike = (other: YamlLine): boolean =>
    !isBlank(other) && !isComment(other) && (other.dashes !== '') === (line.dashes !== '');
  const near = [...lines.slice(0, index).reverse(), ...lines.slice(index + 1)];
  const indents = new Set(near.filter(isLike).map(({ indent }) => indent));
  indents.delete(line.indent);
  const isTab = line.indent.includes('\t');
  return [...indents].slice(0, 3).map((indent) => ({
    slip: isTab ? 'tab' : 'indentation',
    start: isTab ? line.indent.indexOf('\t') : 0,
    end: line.indent.length === 0 ? line.text.trimEnd().length : line.indent.length,
    name: line.key ?? '',
    edit: { start: 0, end: line.indent.length, newText: indent },
  }));
}
