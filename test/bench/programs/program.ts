// What both programs have in common: how one row is measured.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Program {
  parse(texts: readonly string[]): void;
  /** Checks one page of a folder that was never read; resolves to how many findings there are. */
  first(folder: string, page: string, pages: readonly string[]): Promise<number>;
  open(folder: string, pages: readonly string[]): Promise<OpenHandbook>;
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
  readonly findings: number;
}

/** So many pages, spread over the handbook, are edited. */
const EDITS = 15;

/** Measures the row that the command line names, on the folder and pages that it names, and prints the result. */
export async function program(subject: Program): Promise<void> {
  const [row = '', folder = '', pages = '[]'] = process.argv.slice(2);
  const result = await measure(subject, row, folder, JSON.parse(pages));
  console.log(JSON.stringify({ ...result, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

async function measure(subject: Program, row: string, folder: string, pages: readonly string[]): Promise<Result> {
  if (row === 'parse') {
    const texts = pages.map((page) => readFileSync(join(folder, page), 'utf8'));
    const start = performance.now();
    subject.parse(texts);
    return { times: [performance.now() - start], findings: 0 };
  }
  if (row === 'first') {
    const page = typical(folder, pages);
    const start = performance.now();
    const findings = await subject.first(folder, page, pages);
    return { times: [performance.now() - start], findings };
  }
  const start = performance.now();
  const handbook = await subject.open(folder, pages);
  const findings = await handbook.checkAll();
  if (row === 'check') return { times: [performance.now() - start], findings };
  return { times: await edits(handbook, pages, row === 'word' ? inSentence : inHeading), findings };
}

/** Of pages with twenty links at least, the one of middle length. */
function typical(folder: string, pages: readonly string[]): string {
  const linked = pages
    .map((page) => ({ page, text: readFileSync(join(folder, page), 'utf8') }))
    .filter(({ text }) => text.split('](').length > 20)
    .sort((a, b) => a.text.length - b.text.length);
  return linked[linked.length >> 1]?.page ?? pages[0] ?? '';
}

type Edit = (text: string) => string | null;

async function edits(handbook: OpenHandbook, pages: readonly string[], edit: Edit): Promise<readonly number[]> {
  const editable = pages.flatMap((page) => {
    const text = handbook.text(page);
    const edited = edit(text);
    return edited === null ? [] : [{ page, text, edited }];
  });
  const step = Math.max(1, Math.floor(editable.length / EDITS));
  const times: number[] = [];
  for (const { page, text, edited } of editable.filter((_, index) => index % step === 0)) {
    const start = performance.now();
    await handbook.edit(page, edited);
    times.push(performance.now() - start);
    await handbook.edit(page, text);
  }
  return times;
}

/** After the first word of the last line that looks like prose. */
export function inSentence(text: string): string | null {
  const line = [...text.matchAll(/^\p{Lu}\p{Ll}+ (?=.{20})/gmu)].at(-1);
  return line === undefined ? null : insert(text, line.index + line[0].length);
}

function inHeading(text: string): string | null {
  const heading = /^#{1,6} \p{L}+/mu.exec(text);
  return heading === null ? null : insert(text, heading.index + heading[0].length);
}

const insert = (text: string, at: number): string => `${text.slice(0, at)}x${text.slice(at)}`;
