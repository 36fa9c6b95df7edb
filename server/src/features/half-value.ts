import { heldBy } from '../page/frontmatter-links';
import { halfEntryAt } from './half-entry/at';

/** A path in a frontmatter that is being written, up to the cursor. */
interface HalfValue {
  readonly embeds: boolean;
  readonly typed: string;
  /** The quote around it; empty where it has none. */
  readonly quote: string;
}

const PATH = /^[^\s<>{}"'`|\\]*$/;

/** Reads a path that an author is writing as a value of the frontmatter; null where none is. */
export function halfValueAt(text: string, offset: number): HalfValue | null {
  const half = halfEntryAt(text, offset);
  if (half === null || half.value === null || half.value === 'bare' || !PATH.test(half.typed)) return null;
  const { language, keys, typed, quote } = half;
  const held = heldBy(keys);
  if (held === null || (held.guess && !/^\.{0,2}\//.test(typed))) return null;
  // TOML and JSON have no text without quotes.
  return language !== 'yaml' && quote === '' ? null : { embeds: held.embeds, typed, quote };
}
