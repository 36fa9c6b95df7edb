import type { FrontmatterProblem } from '../page';
import { readLine, type YamlLine } from './lines';
import { slipsIn, valueBeforeList } from './slips/lines';
import { bullet, strangeSpace } from './slips/signs';
import type { Slip } from './slips/slip';
import { isSmart } from './slips/values';
import { isRepaired, problemOf, type Working } from './working';

/** Slips that leave YAML which reads, as something else than what was meant: those that a line alone shows. */
export function silentSlips(lines: readonly Working[]): FrontmatterProblem[] {
  const read = lines.map(({ now }) => readLine(now));
  const inBlockText = blockTexts(read);
  const found: FrontmatterProblem[] = [];
  let inList = false;
  for (const [index, line] of read.entries()) {
    const written = lines[index];
    if (written === undefined || isRepaired(written) || inBlockText[index]) continue;
    inList = startsList(read[index - 1]) || (inList && found.at(-1)?.span.start === markOf(lines[index - 1]));
    const slip = silentSlip(read, index, line, inList);
    if (slip !== undefined) found.push(problemOf(written, slip));
  }
  return found;
}

/** Where the first sign of a line stands in the page. */
const markOf = (line: Working | undefined): number =>
  line === undefined ? -1 : line.start + line.now.length - line.now.trimStart().length;

function silentSlip(read: readonly YamlLine[], index: number, line: YamlLine, inList: boolean): Slip | undefined {
  const before = read[index - 1];
  const next = read[index + 1];
  const [beforeList] = valueBeforeList(line, next);
  if (beforeList !== undefined && next !== undefined && next.indent.length > line.indent.length) return beforeList;
  const [space] = line.key === null ? [] : strangeSpace(line);
  if (space !== undefined && space.start < line.indent.length) {
    const edit = { start: 0, end: line.indent.length, newText: before?.indent ?? '' };
    return startsList(before) ? space : { ...space, edit };
  }
  const [sign] = inList ? bullet(line) : [];
  if (sign !== undefined) return sign;
  const isCurly = isSmart(line.value);
  const isDashed = inList && line.text.startsWith('-', line.indent.length + line.dashes.length);
  const isLost = isLostItem(before, line);
  // Hardly a line: it takes a look at those around it.
  if (!isCurly && !isDashed && !isLost) return undefined;
  return slipsIn(read, index).find(
    ({ slip, edit }) =>
      (slip === 'smart-quotes' && isCurly) ||
      (slip === 'space-after-dash' && isDashed) ||
      (slip === 'indentation' && isLost && edit.newText === before?.indent),
  );
}

const startsList = (line: YamlLine | undefined): boolean =>
  line !== undefined && line.key !== null && line.value === '';

/** An item that stands further in than the item before it, the innermost of `- - x`, is read as more text of that one. */
const isLostItem = (before: YamlLine | undefined, line: YamlLine): boolean =>
  before !== undefined &&
  before.dashes !== '' &&
  before.key === null &&
  before.value !== '' &&
  // `og:image:` is a key too.
  !before.value.endsWith(':') &&
  line.dashes !== '' &&
  line.indent.length > before.indent.length + before.dashes.lastIndexOf('-');

/** For each line, whether it is one of a text that began with `|` or `>` on a line above. */
function blockTexts(read: readonly YamlLine[]): boolean[] {
  // The lines that a line stands below, each further in than the one before.
  const above: { readonly depth: number; readonly isBlock: boolean }[] = [];
  return read.map(({ text, indent, value }) => {
    while ((above.at(-1)?.depth ?? -1) >= indent.length) above.pop();
    const inBlock = above.at(-1)?.isBlock ?? false;
    const isBlock = inBlock || /^[|>][-+\d]*$/.test(value);
    if (text.trim() !== '') above.push({ depth: indent.length, isBlock });
    return inBlock;
  });
}
