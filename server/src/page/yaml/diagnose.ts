import { isMap } from 'yaml';
import type { FrontmatterProblem } from '../page';
import { duplicateKeys } from './duplicates';
import { type Fault, faultsOf, parseYaml, type YamlDocument } from './faults';
import { readLine, type YamlLine } from './lines';
import { lostMeanings } from './meanings';
import { silentSlips } from './silent';
import { slipsIn } from './slips/lines';
import { dashedKey } from './slips/signs';
import type { Slip } from './slips/slip';
import { lineAt, problemOf, repaired, textOf, type Working, workingLines } from './working';

/** Longer blocks, and more problems than that, are no frontmatter gone wrong but something else. */
const MAX_LENGTH = 4_000;
const MAX_PROBLEMS = 10;
/** How many lines before a fault its cause is looked for: an open quote shows at the end only. */
const LINES_BEFORE = 20;

/**
 * What an author did wrong, found by putting it right: of all slips that may explain a fault, the one whose repair
 * leaves the fewest faults is what happened. So every repair that is offered makes the YAML read on.
 * @param start offset of the YAML in the page
 */
export function diagnose(parsed: YamlDocument, yaml: string, start: number): FrontmatterProblem[] {
  const lines = workingLines(yaml, start);
  const problems: FrontmatterProblem[] = [];
  const span = { start, end: start + yaml.trimEnd().length };
  // Slips are looked for in lines that end with `\n`; where all do, one reading is enough.
  let document = yaml.includes('\r') ? parseYaml(textOf(lines)) : parsed;
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
  problems.push(...silentSlips(lines), ...lostMeanings(document, lines));
  if (problems.length === 0) problems.push(...duplicateKeys(parsed, yaml, start));
  if (problems.length === 0 && document.contents !== null && !isMap(document.contents)) {
    const found = withoutKeys(lines);
    problems.push(...(found.length > 0 ? found : [{ slip: 'no-keys' as const, span, name: '', repairs: [] }]));
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

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
        count: left.length + (deepensKey(read, index, slip) ? 0.5 : 0),
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

/** A key that does not stand below another slipped itself: keys above it, and at the left edge, stand right. */
function deepensKey(read: readonly YamlLine[], index: number, { slip, edit }: Slip): boolean {
  const line = read[index];
  if (slip !== 'indentation' || line?.dashes !== '' || edit.newText.length <= line.indent.length) return false;
  const above = read.slice(0, index).map(({ indent, dashes }) => indent.length + dashes.length);
  return line.indent === '' || !above.includes(edit.newText.length);
}

/** The fault's own lines, the next one, and then upwards. */
function suspects(from: number, to: number, count: number): number[] {
  const found: number[] = [];
  for (let index = from; index <= Math.min(to + 1, from + LINES_BEFORE, count - 1); index += 1) found.push(index);
  for (let index = from - 1; index >= Math.max(0, from - LINES_BEFORE); index -= 1) found.push(index);
  return found;
}

function apply(lines: readonly Working[], index: number, slip: Slip): void {
  const line = lines[index];
  if (line !== undefined) line.now = repaired(line.now, slip);
}

function unexplained(lines: readonly Working[], { start, message }: Fault): FrontmatterProblem {
  const line = lines[lineAt(lines, start)];
  const from = (line?.start ?? 0) + (line?.written.length ?? 0) - (line?.written.trimStart().length ?? 0);
  const end = Math.max(from + 1, (line?.start ?? 0) + (line?.written.trimEnd().length ?? 0));
  return { slip: 'other', span: { start: from, end }, name: message, repairs: [] };
}

/** Nothing is read as a key: of the only line, `title:Foo`, or of each line, the same slip is the cause. */
function withoutKeys(lines: readonly Working[]): FrontmatterProblem[] {
  const read = lines.map(({ now }) => readLine(now));
  for (const [index, line] of lines.entries()) {
    for (const slip of slipsIn(read, index)) {
      if (slip.slip !== 'no-colon' && isReadAfter(lines, new Map([[line, slip]]))) return [problemOf(line, slip)];
    }
  }
  for (const kind of ['space-after-colon', 'dashed-key', 'no-colon-sign'] as const) {
    const slips = new Map<Working, Slip>();
    for (const [index, line] of lines.entries()) {
      const slip = [...slipsIn(read, index), ...dashedKey(read[index])].find((each) => each.slip === kind);
      if (slip !== undefined) slips.set(line, slip);
    }
    if (isReadAfter(lines, slips)) return [...slips].map(([line, slip]) => problemOf(line, slip));
  }
  return [];
}

function isReadAfter(lines: readonly Working[], slips: ReadonlyMap<Working, Slip>): boolean {
  const after = lines.map((line) => {
    const slip = slips.get(line);
    return slip === undefined ? line : { ...line, now: repaired(line.now, slip) };
  });
  const document = parseYaml(textOf(after));
  return faultsOf(document).length === 0 && isMap(document.contents);
}
