import type { Frontmatter, Span } from '../../page/page';

/** A key or a value of a frontmatter that is being written. The block may be broken as yet. */
export interface HalfEntryAt {
  readonly language: Exclude<Frontmatter['language'], 'other'>;
  /** The keys around it, from the outermost; of a value its own as well. */
  readonly keys: readonly string[];
  /** Where a key may stand, those that stand beside it; else null. */
  readonly siblings: ReadonlySet<string> | null;
  /** Where a value may stand: as all that its key has, or as an item of its list. Null where none may. */
  readonly value: ValuePlace | null;
  /** What of it stands before the cursor, without its quote. */
  readonly typed: string;
  /** The quote around it; empty where it has none. */
  readonly quote: string;
  /** White space in which a key stands. */
  readonly indent: string;
  /** What the cursor stands in. */
  readonly span: Span;
  /** The sign follows the key that its value stands behind: a colon, or an equals sign. */
  readonly hasColon: boolean;
  /** Where a comma is missing before it; null where none is. */
  readonly comma: number | null;
  /** The comma that has to follow it; else empty. */
  readonly behind: '' | ',';
  /** A table of TOML can begin here: none of the keys below would come into it. */
  readonly table: boolean;
}

/** `bare`: an item whose dash is not written yet. */
export type ValuePlace = 'whole' | 'item' | 'in-brackets' | 'bare';
