import { subtokenize } from 'micromark-util-subtokenize';
import type { Event, Token, TokenizeContext } from 'micromark-util-types';

/** Begins something, or is white space at the edge of a line: there the inline grammar has something to say. */
const INLINE = /[\\`*_[\]<&]|^[ \t]|[ \t](?=[\r\n]|$)/;

/** The lines of a text that begins there, in a paragraph, heading or cell. */
export function linesFrom(first: Token): Token[] {
  const lines: Token[] = [];
  for (let line: Token | undefined = first; line; line = line.next) lines.push(line);
  return lines;
}

/** Nothing but text, which micromark need not look at character by character. */
export const isPlain = (lines: readonly Token[], { sliceSerialize }: TokenizeContext): boolean =>
  !lines.some((line) => INLINE.test(sliceSerialize(line)));

/** What stands in a text. Micromark would read all texts of a page in one go, which takes longer. */
export function inlineEvents(lines: readonly Token[], context: TokenizeContext): Event[] {
  const events = lines.flatMap((line): Event[] => [
    ['enter', line, context],
    ['exit', line, context],
  ]);
  while (!subtokenize(events)) {
    // First the text, then the strings in it.
  }
  return events;
}
