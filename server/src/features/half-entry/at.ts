import type { HalfEntryAt } from './half-entry';
import { halfPairAt } from './pairs';
import { halfYamlAt } from './yaml';

/** Reads what an author is writing at an offset of a text; null outside of the frontmatter, and in the midst of a text. */
export const halfEntryAt = (text: string, offset: number): HalfEntryAt | null =>
  halfYamlAt(text, offset) ?? halfPairAt(text, offset);
