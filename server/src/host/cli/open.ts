import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileSource } from '../../handbook/files';
import { lineStarts, positionAt } from '../../page/lines';
import { RULE_CODES } from '../../rules/check';
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
  const log = (line: string): void => terminal.say(line);
  const caches = new CacheFolder(storage, folder, log);
  const git = createGitLog({ folder, trusted: history, log, kept: () => caches.open('commits') });
  const source = createDiskFiles(folder);
  const progress = (read: number, total: number): void => terminal.show(`Reading pages: ${read} of ${total}`);
  const copies = RULE_CODES.some((code) => NEEDS_COPIES.test(code) && rules(code));
  // The history will be asked about copies: git reads it while the pages are read here.
  if (copies) void git.prepare();
  const cache = new PageCache(await caches.open('pages'));
  try {
    const keeper = await Keeper.open({
      source,
      git,
      requested: true,
      hidden: [],
      copies,
      parse: (text) => cache.parse(text),
      agreements: () => caches.open('agreements'),
      log,
      progress,
    });
    await cache.save();
    await sayProblems(keeper, terminal);
    const pages = keeper.handbooks.flatMap(({ handbook }) => [...handbook.pages.keys()]).sort();
    if (pages.length === 0) terminal.say(`There are no Markdown pages in ${typed}: nothing was checked.`);
    return { folder, source, keeper, pages, close: () => git.dispose() };
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

async function sayProblems(keeper: Keeper, terminal: Terminal): Promise<void> {
  for (const { place, handbook } of keeper.handbooks) {
    for (const path of place.pages) {
      if (!handbook.pages.has(path)) terminal.say(`${path} could not be read and is left out.`);
    }
    const file = place.configurationFile;
    if (file === null || place.problems.length === 0) continue;
    const starts = lineStarts(await keeper.text(file));
    for (const { span, message } of place.problems) {
      const { line, character } = positionAt(starts, span.start);
      terminal.say(`${file}:${line + 1}:${character + 1}: ${message}`);
    }
  }
}
