import { isMap } from 'yaml';
import type { FrontmatterProblem } from '../page';
import { duplicateKeys } from './duplicates';
import { type Fault, faultsOf, parseYaml, type YamlDocument } from './faults';
import { readLine, type YamlLine } from './lines';
import { isSmart, type Slip, slipsIn } from './slips';

/** Longer blocks, and more problems than that, are no frontmatter gone wrong but something else. */
const MAX_LENGTH = 4_000;
const MAX_PROBLEMS = 10;
/** How many lines before a fault its cause is looked for: an open quote shows at the end only. */
const LINES_BEFORE = 20;

/** A line of the block, as written and as repaired so far. */
interface Working {
  readonly start: number;
  readonly written: string;
  readonly lineEnd: string;
  now: string;
}

/**
 * What an author did wrong, found by putting it right: of all slips that may explain a fault, the one whose repair
 * leaves the fewest faults is what happened. So every repair that is offered makes the YAML read on.
 * @param start offset of the YAML in the page
 */
export function diagnose(parsed: YamlDocument, yaml: string, start: number): FrontmatterProblem[] {
  const lines = workingLines(yaml, start);
  const problems: FrontmatterProblem[] = [];
  const span = { start, end: start + yaml.trimEnd().length };
  // Faults are looked for in lines that end with `\n`; where there are none, one reading is enough.
  let document = faultsOf(parsed).length === 0 ? parsed : parseYaml(textOf(lines));
  for (let faults = faultsOf(document); faults.length > 0; faults = faultsOf(document)) {
    const best =
      yaml.length > MAX_LENGTH || problems.length >= MAX_PROBLEMS ? null : bestRepair(lines, faults, problems);
    if (best === null) {
      const [first] = faults;
      if (problems.length === 0 && first !== undefined) problems.push(unexplained(lines, first));
      return problems;
    }
    problems.push(problemOf(lines[best.index], best.slip));
    document = best.document;
    apply(lines, best.index, best.slip);
  }
  problems.push(...silentSlips(lines));
  if (problems.length === 0) problems.push(...duplicateKeys(parsed, yaml, start));
  if (problems.length === 0 && document.contents !== null && !isMap(document.contents)) {
    problems.push(withoutKeys(lines) ?? { slip: 'no-keys', span, name: '', repairs: [] });
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function workingLines(yaml: string, start: number): Working[] {
  const lines: Working[] = [];
  for (const { 0: whole, 1: written = '', 2: lineEnd = '', index } of yaml.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    if (whole !== '' || lines.length === 0) lines.push({ start: start + index, written, lineEnd, now: written });
  }
  return lines;
}

const textOf = (lines: readonly Working[]): string => lines.map(({ now }) => now).join('\n');

interface Repair {
  readonly index: number;
  readonly slip: Slip;
  readonly document: YamlDocument;
}

function bestRepair(
  lines: readonly Working[],
  faults: readonly Fault[],
  known: readonly FrontmatterProblem[],
): Repair | null {
  const [first] = faults;
  if (first === undefined) return null;
  const at = lineAt(lines, first.start);
  const read = lines.map(({ now }) => readLine(now));
  let best: Repair | null = null;
  let least = { count: faults.length, at };
  for (const index of suspects(at, lineAt(lines, first.end), lines.length)) {
    if (lines[index]?.now !== lines[index]?.written) continue;
    for (const slip of slipsIn(read, index)) {
      const after = lines.map((line, other) => (other === index ? { ...line, now: repaired(line.now, slip) } : line));
      const document = parseYaml(textOf(after));
      const left = faultsOf(document);
      const next = {
        count: left.length + (deepensKey(read[index], slip) ? 0.5 : 0),
        at: left[0] === undefined ? lines.length : lineAt(after, left[0].start),
      };
      // Where one slip hides the next, the faults do not get fewer, but they begin further down.
      const isBetter = best === null ? next.count < least.count || next.at > least.at : next.count < least.count;
      if (!isBetter || (known.length === 0 && next.at < at)) continue;
      best = { index, slip, document };
      least = next;
    }
  }
  return best;
}

/** Of two keys that should stand below each other, the one further in slipped. */
const deepensKey = (line: YamlLine | undefined, { slip, edit }: Slip): boolean =>
  slip === 'indentation' && line?.dashes === '' && edit.newText.length > line.indent.length;

/** The fault's own lines, the next one, and then upwards. */
function suspects(from: number, to: number, count: number): number[] {
  const found: number[] = [];
  for (let index = from; index <= Math.min(to + 1, from + LINES_BEFORE, count - 1); index += 1) found.push(index);
  for (let index = from - 1; index >= Math.max(0, from - LINES_BEFORE); index -= 1) found.push(index);
  return found;
}

function lineAt(lines: readonly Working[], offset: number): number {
  let end = 0;
  for (const [index, { now }] of lines.entries()) {
    end += now.length + 1;
    if (offset < end) return index;
  }
  return Math.max(0, lines.length - 1);
}

const repaired = (text: string, { edit }: Slip): string =>
  text.slice(0, edit.start) + edit.newText + text.slice(edit.end);

function apply(lines: readonly Working[], index: number, slip: Slip): void {
  const line = lines[index];
  if (line !== undefined) line.now = repaired(line.now, slip);
}

function problemOf(line: Working | undefined, { slip, start, end, name, edit }: Slip): FrontmatterProblem {
  const at = line?.start ?? 0;
  const newText = edit.newText.replaceAll('\n', line?.lineEnd || '\n');
  return {
    slip,
    span: { start: at + start, end: at + end },
    name,
    repairs: [{ span: { start: at + edit.start, end: at + edit.end }, newText }],
  };
}

function unexplained(lines: readonly Working[], { start, message }: Fault): FrontmatterProblem {
  const line = lines[lineAt(lines, start)];
  const from = (line?.start ?? 0) + (line?.written.length ?? 0) - (line?.written.trimStart().length ?? 0);
  const end = Math.max(from + 1, (line?.start ?? 0) + (line?.written.trimEnd().length ?? 0));
  return { slip: 'other', span: { start: from, end }, name: message, repairs: [] };
}

/** Slips that leave YAML which reads, as something else than what was meant. */
function silentSlips(lines: readonly Working[]): FrontmatterProblem[] {
  const read = lines.map(({ now }) => readLine(now));
  const found: FrontmatterProblem[] = [];
  for (const [index, line] of read.entries()) {
    if (lines[index]?.now !== lines[index]?.written || inBlockText(read, index)) continue;
    const before = read[index - 1];
    const slip = slipsIn(read, index).find(
      (each) =>
        (each.slip === 'smart-quotes' && isSmart(line.value)) ||
        (each.slip === 'space-after-dash' && (startsList(before) || found.at(-1)?.slip === 'space-after-dash')) ||
        (each.slip === 'indentation' && isLostItem(before, line) && each.edit.newText === before?.indent),
    );
    if (slip !== undefined) found.push(problemOf(lines[index], slip));
  }
  return found;
}

const startsList = (line: YamlLine | undefined): boolean =>
  line !== undefined && line.key !== null && line.value === '';

/** An item that stands further in than the item before it is read as more text of that one. */
const isLostItem = (before: YamlLine | undefined, line: YamlLine): boolean =>
  before !== undefined &&
  before.dashes !== '' &&
  before.key === null &&
  before.value !== '' &&
  line.dashes !== '' &&
  line.indent.length > before.indent.length;

/** A line of a text that began with `|` or `>` on a line above. */
function inBlockText(read: readonly YamlLine[], index: number): boolean {
  const depth = read[index]?.indent.length ?? 0;
  for (let above = index - 1, least = depth; above >= 0 && least > 0; above -= 1) {
    const line = read[above];
    if (line === undefined || line.text.trim() === '' || line.indent.length >= least) continue;
    least = line.indent.length;
    if (/^[|>][-+\d]*$/.test(line.value)) return true;
  }
  return false;
}

/** The only line, `title:Foo`, is read as a text. */
function withoutKeys(lines: readonly Working[]): FrontmatterProblem | null {
  const read = lines.map(({ now }) => readLine(now));
  for (const [index, line] of lines.entries()) {
    for (const slip of slipsIn(read, index)) {
      const after = lines.map((other) => (other === line ? { ...other, now: repaired(other.now, slip) } : other));
      const document = parseYaml(textOf(after));
      if (slip.slip !== 'no-colon' && document.errors.length === 0 && isMap(document.contents)) {
        return problemOf(line, slip);
      }
    }
  }
  return null;
}
