import { heldBy } from '../page/frontmatter-links';
import { readLine } from '../page/yaml/lines';

/** The value of a frontmatter that is being written, up to the cursor. */
interface HalfValue {
  readonly embeds: boolean;
  readonly typed: string;
  /** The quote around it; empty where it has none. */
  readonly quote: string;
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;
/** What stands before an item of a list on one line. */
const ITEMS_BEFORE = /^\[(?:.*,)?\s*/;
const VALUE = /^(["']?)([^\s<>{}"'`|\\]*)$/;

/**
 * Reads a path that an author is writing as a value of the frontmatter; null where none is.
 *
 * @param above all lines of the text above
 * @param before what of the line stands before the cursor
 */
export function halfValue(above: string, before: string): HalfValue | null {
  const opening = OPENING.exec(above)?.[0].length;
  if (opening === undefined || CLOSING.test(above.slice(opening))) return null;
  const { key, dashes, valueStart } = readLine(before);
  if ((key === null && dashes === '') || before.charAt(valueStart - 1) === ':') return null;
  const value = before.slice(valueStart);
  const [, quote = '', typed] = VALUE.exec(value.slice(ITEMS_BEFORE.exec(value)?.[0].length ?? 0)) ?? [];
  const held = typed === undefined ? null : heldBy(keysTo(above.slice(opening), before));
  if (typed === undefined || held === null || (held.guess && !/^\.{0,2}\//.test(typed))) return null;
  return { embeds: held.embeds, typed, quote };
}

/** The keys around a line and its own, from the outermost. */
function keysTo(above: string, line: string): string[] {
  const own = readLine(line);
  const keys = own.key === null ? [] : [own.key];
  let { length: column } = own.indent;
  let isItem = own.dashes !== '';
  for (const written of above.split(/\r\n|\n|\r/).reverse()) {
    const { key, indent, dashes } = readLine(written);
    const at = indent.length + dashes.length;
    // A list may stand as far to the left as its key.
    if (key === null || !(at < column || (isItem && dashes === '' && at === column))) continue;
    keys.unshift(key);
    column = indent.length;
    isItem = dashes !== '';
  }
  return keys;
}
