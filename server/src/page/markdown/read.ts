import { parse, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Event } from 'micromark-util-types';
import { finished } from '../steps';
import type { Root } from './nodes';
import { tables } from './tables';
import { treeOf } from './tree';

const BOM = '\uFEFF';
const FRONTMATTER = frontmatter(['yaml', 'toml']);

/** Reads CommonMark with tables and frontmatter. Offsets are those of `text`, its byte order mark counted. */
export const readMarkdown = (text: string): Root => finished(readPart(text, [])).root;

/** A part of a text, and the labels that it defines. */
export interface ReadPart {
  readonly root: Root;
  readonly defined: readonly string[];
}

/** So many pieces of a text are read in one step: lines, line ends, tabs. */
const AT_A_TIME = 200;

/** Reads a part of a text by itself, step by step. `elsewhere`: labels that other parts define. */
export function* readPart(text: string, elsewhere: readonly string[]): Generator<void, ReadPart> {
  const offset = text.startsWith(BOM) ? BOM.length : 0;
  const parser = parse({ extensions: [FRONTMATTER, tables(text.slice(offset))] });
  const blocks = parser.document();
  const pieces = preprocess()(text, undefined, true);
  let events: Event[] = [];
  for (let at = 0; at < pieces.length; at += AT_A_TIME) {
    events = blocks.write(pieces.slice(at, at + AT_A_TIME));
    yield;
  }
  subtokenize(events);
  yield;
  // The blocks are read now. What stands in them is read when a node is made of them, and looks at all labels.
  const defined = [...parser.defined];
  parser.defined.push(...elsewhere);
  return { root: yield* treeOf(events, offset), defined };
}
