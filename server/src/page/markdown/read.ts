import { parse, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Root } from './nodes';
import { tables } from './tables';
import { treeOf } from './tree';

const BOM = '\uFEFF';
const FRONTMATTER = frontmatter(['yaml', 'toml']);

/** Reads CommonMark with tables and frontmatter. Offsets are those of `text`, its byte order mark counted. */
export const readMarkdown = (text: string): Root => readPart(text, []).root;

/** A part of a text, and the labels that it defines. */
export interface ReadPart {
  readonly root: Root;
  readonly defined: readonly string[];
}

/** Reads a part of a text by itself. `elsewhere`: labels that other parts define. */
export function readPart(text: string, elsewhere: readonly string[]): ReadPart {
  const offset = text.startsWith(BOM) ? BOM.length : 0;
  const parser = parse({ extensions: [FRONTMATTER, tables(text.slice(offset))] });
  const events = parser.document().write(preprocess()(text, undefined, true));
  subtokenize(events);
  // The blocks are read now. What stands in them is read when a node is made of them, and looks at all labels.
  const defined = [...parser.defined];
  parser.defined.push(...elsewhere);
  return { root: treeOf(events, offset), defined };
}
