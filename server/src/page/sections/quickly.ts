import type { QuickPage } from '../parse';
import { parseQuickly } from '../parse';
import { PageReader } from './reader';
import { readSectionQuickly } from './section';

/** Longer texts are read section by section. */
const LONG = 20_000;

/** What `parseQuickly` reads. Of a long text it takes many steps, so that something else can be done in between. */
export function* readingQuickly(text: string): Generator<void, QuickPage> {
  if (text.length < LONG) return parseQuickly(text);
  const page = yield* new PageReader(readSectionQuickly).reading(text);
  return { page, certain: false };
}
