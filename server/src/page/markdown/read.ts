import { parse, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Event, Extension } from 'micromark-util-types';
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

/** The blocks of a text. What stands in them is read when a node is made of them. */
function eventsOf(text: string, extensions: Extension[]): Event[] {
  const events = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true));
  subtokenize(events);
  return events;
}
