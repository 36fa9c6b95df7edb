import { heldBy } from '../page/frontmatter-links';
import { halfEntry } from './half-entry';

/** A path in a frontmatter that is being written, up to the cursor. */
interface HalfValue {
  readonly embeds: boolean;
  readonly typed: string;
  /** The quote around it; empty where it has none. */
  readonly quote: string;
}

const PATH = /^[^\s<>{}"'`|\\]*$/;

/**
 * Reads a path that an author is writing as a value of the frontmatter; null where none is.
 *
 * @param above all lines of the text above
 * @param before what of the line stands before the cursor
 */
export function halfValue(above: string, before: string): HalfValue | null {
  const half = halfEntry(above, before, '');
  if (half === null || half.value === null || half.value === 'bare' || !PATH.test(half.typed)) return null;
  const { keys, typed, quote } = half;
  const held = heldBy(keys);
  if (held === null || (held.guess && !/^\.{0,2}\//.test(typed))) return null;
  return { embeds: held.embeds, typed, quote };
}
