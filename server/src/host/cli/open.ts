import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileSource } from '../../handbook/files';
import { lineStarts, positionAt } from '../../page/lines';
import { RULE_CODES } from '../../rules/check';
import { type Asked, Notes } from '../asked';
import { CacheFolder } from '../cache/cache-folder';
import { PageCache } from '../cache/page-cache';
import { createDiskFiles } from '../files/disk';
import { createGitLog } from '../git/git-log';
import { Keeper } from '../keeper';
import { UsageError } from './arguments';
import type { Surroundings, Terminal } from './terminal';

/** Rules that compare the passages of all pages, and the one that wants to know what all others found. */
const NEEDS_COPIES = /^(?:duplicate\/|ignore\/unused$)/;

/** A folder under check. */
export interface Opened {
  /** Absolute path. */
  readonly folder: string;
  readonly source: FileSource;
  readonly keeper: Keeper;
  /** Paths of all pages of all its handbooks, in order. */
  readonly pages: readonly string[];
  /** Lines about the run that come again with each run that finds the same. */
  readonly said: readonly string[];
  say(this: void, line: string): void;
  /** All that was asked for what was found so far; null where that says nothing of the next time. */
  asked(): Promise<Asked | null>;
  /** Ends what runs beside. */
  close(): void;
}

/**
 * Reads the handbooks of a folder, and says what is wrong with their configuration.
 * @param typed the folder, as it was typed
 * @param asked whether git is asked, and which rules are
 * @throws UsageError when there is no such folder
 */
export async function open(
  typed: string,
  { folder: current, storage }: Surroundings,
  { history, rules }: { readonly history: boolean; readonly rules: (code: string) => boolean },
  terminal: Terminal,
): Promise<Opened> {
  const folder = resolve(current, typed);
  await expectFolder(folder, typed);
  const said: string[] = [];
  const say = (line: string): void => {
    said.push(line);
    terminal.say(line);
  };
  const caches = new CacheFolder(storage, folder, (line) => terminal.say(line));
  const git = createGitLog({ folder, trusted: history, log: say, kept: () => caches.open('commits') });
  const notes = new Notes(createDiskFiles(folder, { blocking: true }), git);
  const source = notes.files;
  const progress = (read: number, total: number): void => terminal.show(`Reading pages: ${read} of ${total}`);
  const copies = RULE_CODES.some((code) => NEEDS_COPIES.test(code) && rules(code));
  // The history will be asked about copies: git reads it while the pages are read here.
  if (copies) void git.prepare();
  const cache = new PageCache(await caches.open('pages'));
  try {
    const keeper = await Keeper.open({
      source,
      git: notes.history,
      requested: true,
      hidden: [],
      copies,
      reading: (text) => cache.reading(text),
      passages: (root) => caches.passages(root),
      agreements: () => caches.open('agreements'),
      log: say,
      progress,
    });
    await cache.save();
    await sayProblems(keeper, say);
    const pages = keeper.handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort();
    if (pages.length === 0) terminal.say(`There are no Markdown pages in ${typed}: nothing was checked.`);
    return {
      folder,
      source,
      keeper,
      pages,
      said,
      say,
      asked: async () => (notes.contradicted ? null : notes.asked()),
      close: () => git.dispose(),
    };
  } catch (error) {
    git.dispose();
    throw error;
  }
}

async function expectFolder(path: string, typed: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`There is no folder ${typed}.`);
  if (!found.isDirectory()) {
    throw new UsageError(`${typed} is a file. Name the handbook's folder; --pages limits the report to single pages.`);
  }
}

async function sayProblems(keeper: Keeper, say: (line: string) => void): Promise<void> {
  for (const { place, handbook } of keeper.handbooks) {
    for (const path of place.pages) {
      if (!handbook.pages.has(path)) say(`${path} could not be read and is left out.`);
    }
    const file = place.configurationFile;
    if (file === null || place.problems.length === 0) continue;
    const starts = lineStarts(await keeper.text(file));
    for (const { span, message } of place.problems) {
      const { line, character } = positionAt(starts, span.start);
      say(`${file}:${line + 1}:${character + 1}: ${message}`);
    }
  }
}
