// What both programs have in common: how one row is measured.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editedAt, pageAsLongAs, places } from './pages';

export interface Program {
  parse(texts: readonly string[]): void;
  /** Checks one page of a folder that was never read; resolves to how many findings there are. */
  first(folder: string, page: string, pages: readonly string[]): Promise<number>;
  /** @param storage a folder for what may be kept from one run to the next; none: nothing is kept */
  open(folder: string, pages: readonly string[], storage?: string): Promise<OpenHandbook>;
}

export interface OpenHandbook {
  text(path: string): string;
  /** Resolves to how many findings there are. */
  checkAll(): Promise<number>;
  /** Takes a page's new text and brings the findings up to date that it changes. */
  edit(path: string, text: string): Promise<void>;
}

interface Result {
  /** Milliseconds, once for each time that it was done. */
  readonly times: readonly number[];
}

/** Lengths of pages that are edited, in bytes. */
const LENGTHS = { '10 KB': 10_000, '300 KB': 300_000 };

/** So many letters are typed in sentences and in headings, all over a page. */
const EDITS = 20;

/**
 * Measures what the command line names, and prints it: `row folder file-with-the-pages`, with the page that is looked at
 * first, or with the storage of an edit.
 */
export async function program(subject: Program): Promise<void> {
  const [row = '', folder = '', list = '', more] = process.argv.slice(2);
  const pages: readonly string[] = JSON.parse(readFileSync(list, 'utf8'));
  const result =
    row === 'edit' ? await edits(subject, folder, pages, more) : await whole(subject, row, folder, pages, more);
  console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

async function whole(
  subject: Program,
  row: string,
  folder: string,
  pages: readonly string[],
  page = '',
): Promise<Result> {
  const texts = row === 'parse' ? pages.map((page) => readFileSync(join(folder, page), 'utf8')) : [];
  const start = performance.now();
  if (row === 'parse') subject.parse(texts);
  else if (row === 'first') await subject.first(folder, page, pages);
  else await (await subject.open(folder, pages)).checkAll();
  return { times: [performance.now() - start] };
}

/** Types letters, by the title of each kind. */
async function edits(
  subject: Program,
  folder: string,
  pages: readonly string[],
  storage: string | undefined,
): Promise<{ edits: Record<string, readonly number[]> }> {
  const handbook = await subject.open(folder, pages, storage);
  await handbook.checkAll();
  const results: Record<string, readonly number[]> = {};
  for (const [length, bytes] of Object.entries(LENGTHS)) {
    const page = pageAsLongAs(bytes, folder, pages);
    if (page === null) continue;
    for (const kind of ['sentence', 'heading'] as const) {
      results[`a letter in a ${kind}, ${length}`] = await typed(
        handbook,
        page,
        places(handbook.text(page), kind, EDITS),
      );
    }
  }
  return { edits: results };
}

async function typed(handbook: OpenHandbook, page: string, offsets: readonly number[]): Promise<readonly number[]> {
  const text = handbook.text(page);
  const times: number[] = [];
  // The page is opened, and read, before somebody types in it.
  await handbook.edit(page, text);
  for (const offset of offsets) {
    const start = performance.now();
    await handbook.edit(page, editedAt(text, offset));
    times.push(performance.now() - start);
    await handbook.edit(page, text);
  }
  return times;
}
