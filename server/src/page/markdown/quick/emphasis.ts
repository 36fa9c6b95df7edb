import type { Nodes } from '../nodes';
import { Uncertain } from './uncertain';

/** A run of `*` or `_`, or what is left of it. */
export interface Delimiter {
  readonly type: 'delimiter';
  readonly marker: string;
  start: number;
  end: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** What is read in running text before it is known what the delimiters mean. */
export type Piece = Nodes | Delimiter;

const WHITE_SPACE = /^(?:\s|$)/;
const PUNCTUATION = /^[\p{P}\p{S}]/u;

/** The run of delimiters at a place of a text that stands at `offset`. */
export function delimiterAt(text: string, start: number, offset: number): Delimiter {
  const marker = text.charAt(start);
  let end = start + 1;
  while (text[end] === marker) end += 1;
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  const [spaceBefore, spaceAfter] = [WHITE_SPACE.test(before), WHITE_SPACE.test(after)];
  const [signBefore, signAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const left = !spaceAfter && (!signAfter || spaceBefore || signBefore);
  const right = !spaceBefore && (!signBefore || spaceAfter || signAfter);
  const inWord = marker === '_';
  return {
    type: 'delimiter',
    marker,
    start: offset + start,
    end: offset + end,
    opens: left && (!inWord || !right || spaceBefore || signBefore),
    closes: right && (!inWord || !left || spaceAfter || signAfter),
  };
}

/** How many delimiters one may be compared with, on average. */
const PATIENCE = 50;

/** Makes emphasis of the delimiters that belong together, and text of the others. */
export function resolved(pieces: readonly Piece[]): Nodes[] {
  const done: Piece[] = [];
  let compared = 0;
  /** Where in `done` the delimiters are that may open something. */
  const openers: number[] = [];
  for (const piece of pieces) {
    if (piece.type === 'delimiter') {
      if (piece.closes) {
        compared += openers.length;
        close(piece, done, openers);
        if (compared > PATIENCE * pieces.length + 1000) throw new Uncertain();
      }
      if (piece.start === piece.end) continue;
      if (piece.opens) openers.push(done.length);
    }
    done.push(piece);
  }
  return joined(done);
}

function close(closer: Delimiter, done: Piece[], openers: number[]): void {
  for (let at = openers.length - 1; at >= 0 && closer.start < closer.end; at--) {
    const place = openers[at] as number;
    const opener = done[place] as Delimiter;
    while (matches(opener, closer)) {
      const use = sizeOf(opener) > 1 && sizeOf(closer) > 1 ? 2 : 1;
      const children = joined(done.splice(place + 1));
      opener.end -= use;
      closer.start += use;
      const span = { start: opener.end, end: closer.start };
      done.push({ type: use === 2 ? 'strong' : 'emphasis', span, children });
      openers.length = at + 1;
    }
    if (opener.start < opener.end) continue;
    done.splice(place, 1);
    openers.length = at;
  }
}

const sizeOf = ({ start, end }: Delimiter): number => end - start;

function matches(opener: Delimiter, closer: Delimiter): boolean {
  const [open, closed] = [sizeOf(opener), sizeOf(closer)];
  if (open === 0 || closed === 0 || opener.marker !== closer.marker) return false;
  return !((opener.closes || closer.opens) && closed % 3 !== 0 && (open + closed) % 3 === 0);
}

/** Pieces of text that follow each other become one. */
function joined(pieces: readonly Piece[]): Nodes[] {
  const nodes: Nodes[] = [];
  for (const piece of pieces) {
    const node = piece.type === 'delimiter' ? textOf(piece) : piece;
    const last = nodes.at(-1);
    if (last?.type !== 'text' || node.type !== 'text') nodes.push(node);
    else
      nodes[nodes.length - 1] = {
        type: 'text',
        span: { start: last.span.start, end: node.span.end },
        value: last.value + node.value,
      };
  }
  return nodes;
}

const textOf = (delimiter: Delimiter): Nodes => ({
  type: 'text',
  span: { start: delimiter.start, end: delimiter.end },
  value: delimiter.marker.repeat(sizeOf(delimiter)),
});
