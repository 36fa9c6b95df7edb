import type { FrontmatterProblem } from '../page';
import type { Slip } from './slips/slip';

/** A line of the block, as written and as repaired so far. */
export interface Working {
  readonly start: number;
  readonly written: string;
  readonly lineEnd: string;
  now: string;
}

export function workingLines(yaml: string, start: number): Working[] {
  const lines: Working[] = [];
  for (const { 0: whole, 1: written = '', 2: lineEnd = '', index } of yaml.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    if (whole !== '' || lines.length === 0) lines.push({ start: start + index, written, lineEnd, now: written });
  }
  return lines;
}

export const textOf = (lines: readonly Working[]): string => lines.map(({ now }) => now).join('\n');

export const isRepaired = ({ now, written }: Working): boolean => now !== written;

export function lineAt(lines: readonly Working[], offset: number): number {
  let end = 0;
  for (const [index, { now }] of lines.entries()) {
    end += now.length + 1;
    if (offset < end) return index;
  }
  return Math.max(0, lines.length - 1);
}

export const repaired = (text: string, { edit }: Slip): string =>
  text.slice(0, edit.start) + edit.newText + text.slice(edit.end);

export function problemOf(
  line: Pick<Working, 'start' | 'lineEnd'> | undefined,
  { slip, start, end, name, edit }: Slip,
): FrontmatterProblem {
  const at = line?.start ?? 0;
  const newText = edit.newText.replaceAll('\n', line?.lineEnd || '\n');
  return {
    slip,
    span: { start: at + start, end: at + end },
    name,
    repairs: [{ span: { start: at + edit.start, end: at + edit.end }, newText }],
  };
}
