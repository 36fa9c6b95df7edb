import type { Literal } from '../nodes';
import type { Container } from './container';
import { htmlBlockEnd } from './html';
import { afterSpaces, lineStartAt } from './lines';
import { Uncertain } from './uncertain';

const BLANK = /^[ \t\r]*$/;

/**
 * The block of HTML between two places of a text, if it begins and ends where it would for the reference.
 * @param interrupts a paragraph stands above it
 */
export function readHtmlBlock(
  text: string,
  from: number,
  to: number,
  { indent }: Container,
  interrupts: boolean,
): Literal {
  if (indent === null) return onOneLine(text, from, to, interrupts);
  const line = lineStartAt(text, from);
  const isIndented = line + indent < from && /^ *$/.test(text.slice(line + indent, from));
  const start = isIndented ? line + indent : from;
  const lines = text.slice(start, to).split('\n');
  expectEnd(lines, interrupts);
  const isTabbed = text.slice(line, from).includes('\t') || lines.some((each) => /^ *\t/.test(each));
  if (indent !== 0 && isTabbed) throw new Uncertain();
  const value = lines.map((each, index) => (index === 0 ? each : withoutIndent(each, indent)));
  return { type: 'html', span: { start, end: to }, value: value.join('\n') };
}

/** In a quote, what stands before further lines is not looked at. */
function onOneLine(text: string, from: number, to: number, interrupts: boolean): Literal {
  if (!/^[^ \t] ?[^ \t\r\n][^\r\n]*$/.test(text.slice(from - 2, to))) throw new Uncertain();
  const value = text.slice(from, to);
  expectEnd([value], interrupts);
  return { type: 'html', span: { start: from, end: to }, value };
}

function expectEnd(lines: readonly string[], interrupts: boolean): void {
  const [first = ''] = lines;
  const end = htmlBlockEnd(first.slice(afterSpaces(first, 0)), interrupts);
  if (end === null) throw new Uncertain();
  const ends = lines.map((line) => (end === 'blank' ? BLANK : end).test(line));
  const isWhole = end === 'blank' ? !ends.includes(true) : ends.indexOf(true) === lines.length - 1;
  if (!isWhole) throw new Uncertain();
}

/** HTML does not go on with a line that is not in its item. */
function withoutIndent(line: string, indent: number): string {
  const column = line.search(/[^ ]|$/);
  if (column < indent && !/^ *\r?$/.test(line)) throw new Uncertain();
  return line.slice(Math.min(indent, column));
}
