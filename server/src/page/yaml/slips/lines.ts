import { isBlank, isComment, type YamlLine } from '../lines';
import { slipsInFlow } from './flow';
import { noColon, noColonSign, slipsInSigns } from './signs';
import { inserted, type Slip } from './slip';
import { colon, slipsInValue } from './values';

/** Everything that may have gone wrong in a line, the likeliest first. */
export function slipsIn(lines: readonly YamlLine[], index: number): Slip[] {
  const line = lines[index];
  if (line === undefined || isBlank(line) || isComment(line)) return [];
  return [
    ...slipsInSigns(line),
    ...slipsInFlow(line),
    ...slipsInValue(line),
    ...colon(line),
    ...listOnKeyLine(line),
    ...valueBeforeList(line, lines[index + 1]),
    ...noDash(line, lines[index - 1]),
    ...noColonSign(line),
    ...textIndentation(lines, index, line),
    ...noColon(line),
    ...indentation(lines, index, line),
  ];
}

function listOnKeyLine({ key, indent, dashes, value, valueStart, text }: YamlLine): Slip[] {
  if (key === null || dashes !== '' || !/^-\s/.test(value)) return [];
  const start = text.slice(0, valueStart).trimEnd().length;
  const edit = { start, end: valueStart, newText: `\n${indent}  ` };
  return [{ slip: 'list-on-key-line', start: valueStart, end: valueStart + 1, name: key, edit }];
}

/** `tags: a`, and below it an item. */
export function valueBeforeList({ key, indent, dashes, value, valueStart, text }: YamlLine, next?: YamlLine): Slip[] {
  if (key === null || dashes !== '' || value === '' || /^["'[{|>&*!-]/.test(value)) return [];
  if (next === undefined || next.dashes === '' || next.indent.length < indent.length) return [];
  const edit = { start: text.slice(0, valueStart).trimEnd().length, end: valueStart, newText: `\n${next.indent}- ` };
  return [{ slip: 'value-before-list', start: valueStart, end: valueStart + value.length, name: key, edit }];
}

/** A line among items that is none. */
function noDash({ key, indent, dashes, text }: YamlLine, before?: YamlLine): Slip[] {
  if (key !== null || dashes !== '' || before === undefined || before.dashes === '') return [];
  if (before.indent !== indent) return [];
  const span = { start: indent.length, end: text.trimEnd().length };
  return [inserted('no-dash', span, '', indent.length, '- ')];
}

/** How many words make a line that is no key with its value, but a text that goes on. */
const WORDS = 4;

/** A text over several lines stands further in than its key. */
function textIndentation(lines: readonly YamlLine[], index: number, line: YamlLine): Slip[] {
  if (line.key !== null || line.dashes !== '') return [];
  let at = index - 1;
  while (at >= 0 && lines[at]?.key === null && lines[at]?.dashes === '') at -= 1;
  const head = lines[at];
  if (head === undefined || head.key === null) return [];
  const { value, indent } = head;
  const goesOn =
    /^[|>][-+\d]*$/.test(value) || /^(?:"[^"]*|'[^']*)$/.test(value) || line.text.trim().split(/\s+/).length >= WORDS;
  const first = at + 1 === index ? undefined : lines[at + 1];
  const isInside = first !== undefined && first.indent.length > indent.length;
  const newText = isInside ? first.indent : `${indent}  `;
  if (!goesOn || newText === line.indent) return [];
  const end = line.text.trimEnd().length;
  const edit = { start: 0, end: line.indent.length, newText };
  return [{ slip: 'text-indentation', start: line.indent.length, end, name: head.key, edit }];
}

/** How far lines that a line belongs to are looked for. */
const NEAR = 50;

/** The line stands further in or out than the lines that it belongs to. */
function indentation(lines: readonly YamlLine[], index: number, line: YamlLine): Slip[] {
  if (line.key === null && line.dashes === '') return [];
  const near = [...lines.slice(Math.max(0, index - NEAR), index).reverse(), ...lines.slice(index + 1, index + NEAR)];
  const indents = new Set(near.flatMap((other) => indentLike(line, other)));
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

/** Where a line would stand to be like another: an item below an item, a key below a key, also one behind a hyphen. */
function indentLike(line: YamlLine, other: YamlLine): string[] {
  if (isBlank(other) || isComment(other) || /[^ ]/.test(other.indent)) return [];
  if (other.dashes === '') return line.dashes === '' ? [other.indent] : [];
  if (line.dashes !== '') return [other.indent];
  return other.key === null ? [] : [other.indent + ' '.repeat(other.dashes.length)];
}
