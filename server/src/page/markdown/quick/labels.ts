import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { matchEnd } from './destinations';
import { Uncertain } from './uncertain';

/** A label with its brackets. */
const LABEL = /\[(?:[^\\[\]]|\\[\s\S])*\]/y;
/** CommonMark's limit is 999, which the reference counts in a way of its own. */
const LONGEST = 900;

/** Where the label that begins there ends; -1 when none does. */
export function labelEnd(text: string, start: number): number {
  const end = text[start] === '[' ? matchEnd(LABEL, text, start) : -1;
  if (end - start > LONGEST) throw new Uncertain();
  return end < 0 || /^[ \t\r\n]*$/.test(text.slice(start + 1, end - 1)) ? -1 : end;
}

/** What a label is known by. */
export function identifierOf(label: string): string {
  if (label.length > LONGEST) throw new Uncertain();
  return normalizeIdentifier(label);
}
