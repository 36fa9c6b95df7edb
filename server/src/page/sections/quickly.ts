import type { Page } from '../page';
import { parseQuickly } from '../parse';
import { PageReader } from './reader';
import { readSectionQuickly } from './section';

/** Longer texts are read section by section. */
const LONG = 24_000;
/** A section is so long: of shorter ones more is to be put together. */
const LEAST = 4_000;

/**
 * Reads a page in a fraction of the time, and by the reference no more of it than the sections that only the reference is
 * trusted with. A long one takes many steps: something else can be done in between.
 */
export function* readingQuickly(text: string): Generator<void, Page> {
  const page = text.length < LONG ? parseQuickly(text) : null;
  if (page !== null) return page;
  yield;
  return yield* new PageReader(readSectionQuickly, LEAST).reading(text);
}
