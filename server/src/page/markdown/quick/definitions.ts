import { decodeString } from 'micromark-util-decode-string';
import type { Definition } from '../nodes';
import { afterSpace, afterTitle, destinationAt, matchEnd } from './destinations';
import { identifierOf, labelEnd } from './labels';
import { Uncertain } from './uncertain';

const LINE_END = /[ \t]*(?:\r?\n|$)/y;

/** A definition at the start of a paragraph, and where the next line begins. */
export interface Found {
  readonly node: Definition;
  readonly identifier: string;
  readonly next: number;
}

/** The definition that begins at a place of a text that stands at `offset`. */
export function definitionAt(text: string, start: number, offset: number): Found | null {
  const colon = labelEnd(text, start);
  if (colon < 0 || text[colon] !== ':') return null;
  const label = text.slice(start + 1, colon - 1);
  const destined = destinationAt(text, afterSpace(text, colon + 1), Number.POSITIVE_INFINITY);
  if (!destined) return null;
  const next = lineAfter(text, destined.end);
  if (next < 0) return null;
  // The reference keeps what stands between the lines of a label.
  if (/[\r\n]/.test(label)) throw new Uncertain();
  const { url, destination } = destined;
  return {
    node: {
      type: 'definition',
      span: { start: offset + start, end: offset + lineEndBefore(text, next) },
      url,
      destination: destination && { start: offset + destination.start, end: offset + destination.end },
      label: decodeString(label),
    },
    identifier: identifierOf(label),
    next,
  };
}

/** Where the line after a definition begins, with its title if it has one; -1 when more stands behind it. */
function lineAfter(text: string, end: number): number {
  const at = afterSpace(text, end);
  const title = at > end ? afterTitle(text, at) : -1;
  const afterIt = title < 0 ? -1 : matchEnd(LINE_END, text, title);
  return afterIt < 0 ? matchEnd(LINE_END, text, end) : afterIt;
}

function lineEndBefore(text: string, next: number): number {
  if (text[next - 1] !== '\n') return next;
  return text[next - 2] === '\r' ? next - 2 : next - 1;
}
