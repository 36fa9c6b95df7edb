import type { FrontmatterSlip } from '../../page';
import { quoted, type YamlLine } from '../lines';

/** A slip that may be what is wrong with a line: columns of the line, and the line as it was meant. */
export interface Slip {
  readonly slip: FrontmatterSlip;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly edit: { readonly start: number; readonly end: number; readonly newText: string };
}

/** A value that is put into quotes as a whole, or into other ones. */
export function requoted(line: YamlLine, slip: FrontmatterSlip, start: number, end: number, text: string): Slip {
  const { valueStart, value } = line;
  const edit = { start: valueStart, end: valueStart + value.length, newText: quoted(text) };
  return { slip, start, end, name: line.text.slice(start, end), edit };
}

/** A text that is left out, or that another takes the place of. */
export const replaced = (slip: FrontmatterSlip, start: number, end: number, name: string, newText: string): Slip => ({
  slip,
  start,
  end,
  name,
  edit: { start, end, newText },
});

/** A text that is missing at a place; what is marked stands elsewhere. */
export const inserted = (
  slip: FrontmatterSlip,
  span: { readonly start: number; readonly end: number },
  name: string,
  at: number,
  newText: string,
): Slip => ({ slip, ...span, name, edit: { start: at, end: at, newText } });
