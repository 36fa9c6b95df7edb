import { parse, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Event, Extension, Token, TokenizeContext } from 'micromark-util-types';
import type { Root } from './nodes';
import { tables } from './tables';
import { treeOf } from './tree';

const BOM = '\uFEFF';
const FRONTMATTER = frontmatter(['yaml', 'toml']);

/** Reads CommonMark with tables and frontmatter. Offsets are those of `text`, its byte order mark counted. */
export function readMarkdown(text: string): Root {
  const offset = text.startsWith(BOM) ? BOM.length : 0;
  return treeOf(eventsOf(text, [FRONTMATTER, tables(text.slice(offset))]), offset);
}

function eventsOf(text: string, extensions: Extension[]): Event[] {
  const events = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true));
  // First come the blocks, then the text in them, then the strings in that.
  let done = subtokenize(events);
  for (const [kind, token, context] of events) if (kind === 'enter' && !token.previous) settlePlainText(token, context);
  while (!done) done = subtokenize(events);
  return events;
}

/** Begins something, or is white space at the edge of a line: there the inline grammar has something to say. */
const INLINE = /[\\`*_[\]<&]|^[ \t]|[ \t](?=[\r\n]|$)/;

/** Spares micromark a look at each character of a text that is nothing but text. `first`: its first line. */
function settlePlainText(first: Token, { sliceSerialize }: TokenizeContext): void {
  if (first.contentType !== 'text') return;
  const lines: Token[] = [];
  for (let line: Token | undefined = first; line; line = line.next) {
    if (INLINE.test(sliceSerialize(line))) return;
    lines.push(line);
  }
  for (const line of lines) {
    line.type = 'data';
    line.contentType = undefined;
  }
}
