import type { Container } from './container';
import { htmlBlockEnd } from './html';
import { labelEnd } from './labels';
import { afterSpaces } from './lines';
import { countDelimiters } from './rows';
import { Uncertain } from './uncertain';

/** Begins something where it does not go on with a paragraph of a list or quote that it is not in. */
const MARKER = /^[ \t]*(?:\d{1,9}[.)](?=[ \t\r]|$)|[-+*][ \t\r]*$|<)/;

/** Lezer takes a `>` for a quote's mark however far it is indented. */
export function expectQuoteMark(text: string, at: number, { quote }: Container): void {
  const space = /[ \t]*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
  if (space.includes('\t') || quote === null || space.length > quote.column + 3) throw new Uncertain();
}

/** Lezer takes more lists than the reference for something that a paragraph ends at. */
export function expectInterruption(text: string, from: number): void {
  if (!/^(?:[-+*]|1[.)])[ \t]+[^ \t\r\n]/.test(text.slice(from, from + 40))) throw new Uncertain();
}

/** A line that is not in the item of the paragraph above may begin more than one that is, which lezer does not know. */
export function expectNoMarkers(paragraph: string, { indent }: Container): void {
  if (indent === 0) return;
  for (const line of paragraph.split('\n').slice(1)) {
    if (!MARKER.test(line)) continue;
    if (indent === null || line.search(/[^ ]/) < indent) throw new Uncertain();
  }
}

/** What lezer takes for an underlined heading may be a table, a definition or HTML with a line below. */
export function expectHeading(content: string, underline: string, { quote }: Container): void {
  const isTable = content.split(/\r?\n/).some((line) => countDelimiters(line.slice(afterSpaces(line, 0))) > 0);
  if (isTable || content[labelEnd(content, 0)] === ':' || startsHtml(content)) throw new Uncertain();
  const mark = quote === null ? null : /^( *)> {0,4}[=-]/.exec(underline);
  if (quote !== null && (mark?.[1]?.length ?? quote.column + 4) > quote.column + 3) throw new Uncertain();
}

/** Whether a text is a block of HTML where no paragraph stands above it. Lezer does not see all of them. */
export const startsHtml = (text: string): boolean =>
  text.startsWith('<') && htmlBlockEnd(/^[^\r\n]*/.exec(text)?.[0] ?? '', false) !== null;
