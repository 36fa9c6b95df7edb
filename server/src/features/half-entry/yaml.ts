import { BLANK_LINE } from '../../page/lines';
import { isBlank, isComment, readLine, type YamlLine } from '../../page/yaml/lines';
import type { HalfEntryAt, ValuePlace } from './half-entry';

/** What stands before the cursor. */
type HalfEntry = Omit<HalfEntryAt, 'language' | 'span' | 'hasColon' | 'comma' | 'behind' | 'table'>;

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;
const LINE_BREAK = /\r\n|\n|\r/;
/** A longer line is no frontmatter; the limit also keeps the patterns' work small. */
const LONGEST_LINE = 5000;

const KEY = /^(?:[\p{L}_][\p{L}\p{N}_ ./-]*)?$/u;
/** What stands before an item of a list on one line. */
const ITEMS_BEFORE = /^\[(?:.*,)?\s*/;
/** Neither a list's end nor what YAML reads as something else than a text. */
const VALUE = /^(?:(")([^"]*)|(')([^']*)|(?!["'|>&*!{}[\]%@`])(?:(?!\s#).)*)$/;

/** Reads what an author is writing at an offset of a text with frontmatter in YAML. */
export function halfYamlAt(text: string, offset: number): HalfEntryAt | null {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const above = text.slice(0, lineStart);
  if (offset - lineStart > LONGEST_LINE || openBlock(above) === null) return null;
  const [after = ''] = /^[^\r\n]*/.exec(text.slice(offset, offset + LONGEST_LINE)) ?? [];
  const below = text.slice(offset + after.length);
  const end = CLOSING.exec(below)?.index;
  if (end === undefined && BLANK_LINE.test(above)) return null;
  const half = halfEntry(above, text.slice(lineStart, offset), below.slice(0, end ?? 0));
  if (half === null) return null;
  const key = half.siblings === null ? null : COLON_BEHIND.exec(after);
  const start = offset - half.typed.length - half.quote.length;
  const span = { start, end: offset + (key?.[1] ?? behind(half, after)).length };
  return { ...half, language: 'yaml', span, hasColon: key !== null, comma: null, behind: '', table: false };
}

/** The rest of a key, where it has its colon. */
const COLON_BEHIND = /^([\p{L}\p{N}_ ./-]*):(?:\s|$)/u;

/** What still belongs to a value behind the cursor. */
function behind({ quote, value }: HalfEntry, after: string): string {
  const end = after.indexOf(quote);
  if (quote !== '') return after.slice(0, end + 1);
  if (value === 'in-brackets') return /^[^,\]]*/.exec(after)?.[0] ?? '';
  const comment = after.search(/\s#/);
  return after.slice(0, comment < 0 ? undefined : comment).trimEnd();
}

/** Where the lines of a block start that is not closed yet; null where there is none. */
function openBlock(above: string): number | null {
  const start = OPENING.exec(above)?.[0].length ?? null;
  return start === null || CLOSING.test(above.slice(start)) ? null : start;
}

/**
 * @param above all lines of the text above
 * @param before what of the line stands before the cursor
 * @param below the lines of the block below
 */
function halfEntry(above: string, before: string, below: string): HalfEntry | null {
  const opening = openBlock(above);
  if (opening === null) return null;
  const own = readLine(before);
  const around = aroundOf(linesOf(above.slice(opening)), own, linesOf(below));
  if (around === null || own.text.trimStart().startsWith('#') || before.charAt(own.valueStart - 1) === ':') return null;
  const written = before.slice(own.valueStart);
  const brackets = ITEMS_BEFORE.exec(written)?.[0] ?? '';
  const value = VALUE.exec(written.slice(brackets.length));
  const isKey = own.key === null && KEY.test(written);
  if (value === null || (own.key === null && own.dashes === '' && !isKey)) return null;
  if (brackets !== '' && value[0].includes(']')) return null;
  const [whole, double, inDouble, single, inSingle] = value;
  return {
    keys: own.key === null ? around.keys : [...around.keys, plainKey(own.key)],
    siblings: isKey ? around.siblings : null,
    value: placeOf(own, brackets !== '', around.keys),
    typed: inDouble ?? inSingle ?? whole,
    quote: double ?? single ?? '',
    indent: ' '.repeat(columnOf(own)),
  };
}

function placeOf({ key, dashes }: YamlLine, inBrackets: boolean, around: readonly string[]): ValuePlace | null {
  if (inBrackets) return 'in-brackets';
  if (key !== null) return 'whole';
  return dashes !== '' ? 'item' : around.length > 0 ? 'bare' : null;
}

const linesOf = (text: string): YamlLine[] => text.split(LINE_BREAK).map(readLine);
const columnOf = ({ indent, dashes }: YamlLine): number => indent.length + dashes.length;
const plainKey = (key: string): string => key.replace(/^(["'])(.*)\1$/, '$2');

interface Around {
  readonly keys: string[];
  readonly siblings: ReadonlySet<string>;
}

/** The keys around a line, and those of the same mapping; null for a line of a text that began above. */
function aroundOf(above: readonly YamlLine[], own: YamlLine, below: readonly YamlLine[]): Around | null {
  const keys: string[] = [];
  const siblings = new Set<string>();
  let column = own.indent.length;
  let isItem = own.dashes !== '';
  let isBeside = !isItem;
  for (const line of above.toReversed()) {
    if (isBlank(line) || isComment(line)) continue;
    const at = columnOf(line);
    if (isBeside && at === column && line.key !== null) siblings.add(plainKey(line.key));
    if (line.dashes !== '' && at <= column) isBeside = false;
    // A list may stand as far to the left as its key.
    const isAround = at < column || (isItem && line.dashes === '' && at === column);
    const isTextAbove = line.dashes !== '' && line.key === null && line.indent.length < column;
    if (line.key === null ? !isTextAbove : !isAround) continue;
    if (line.value !== '') return null;
    if (line.key === null) continue;
    keys.unshift(plainKey(line.key));
    column = line.indent.length;
    isItem = line.dashes !== '';
    isBeside = false;
  }
  for (const line of below) {
    if (isBlank(line) || isComment(line)) continue;
    if (columnOf(line) < columnOf(own) || (line.dashes !== '' && line.indent.length < columnOf(own))) break;
    if (columnOf(line) === columnOf(own) && line.key !== null) siblings.add(plainKey(line.key));
  }
  return { keys, siblings };
}
