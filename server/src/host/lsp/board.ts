import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver/node';
import { Slices } from '../slices';
import { fingerprint } from './diagnostics';

/** What is said about one page. */
export interface Report {
  readonly uri: string;
  /** Of the text in the editor; null for a page that is not open. */
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  /** The same for the same items. */
  readonly print: string;
}

export interface BoardOptions {
  /** Checks one page. */
  readonly check: (path: string) => Promise<Omit<Report, 'print'>>;
  /** Those that an author looks at come first. */
  readonly isOpen: (path: string) => boolean;
  /** Whether the file is still there to be reported on. */
  readonly exists: (path: string) => boolean;
  /** Told each time that something else is said about a page than before. */
  readonly changed: (report: Report) => void;
  readonly failed: (error: unknown) => void;
}

/** What is said about every page of a folder. It is brought up to date in the background, in slices. */
export class Board {
  readonly #options: BoardOptions;
  readonly #reports = new Map<string, Report>();
  /** To be checked: those that are open, and those that wait for them. */
  readonly #first = new Set<string>();
  readonly #later = new Set<string>();
  #running = false;

  constructor(options: BoardOptions) {
    this.#options = options;
  }

  /** The last report of each page, by path. */
  get reports(): ReadonlyMap<string, Report> {
    return this.#reports;
  }

  /** Whether pages are to be checked still. */
  get isBusy(): boolean {
    return this.#running;
  }

  /** These pages are to be checked again. */
  due(paths: Iterable<string>): void {
    for (const path of paths) {
      this.#drop(path);
      (this.#options.isOpen(path) ? this.#first : this.#later).add(path);
    }
    if (!this.#running && this.#next() !== undefined) void this.#run();
  }

  /** Checks one page now. */
  async report(path: string): Promise<Report> {
    this.#drop(path);
    const checked = await this.#options.check(path);
    const report = { ...checked, print: fingerprint(checked.items) };
    const before = this.#reports.get(path);
    if (report.items.length === 0 && !this.#options.exists(path)) this.#reports.delete(path);
    else this.#reports.set(path, report);
    if (report.print !== (before?.print ?? NOTHING)) this.#options.changed(report);
    return report;
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Pages often come one by one: whoever brought the first may have more to do.
    await setImmediate();
    const slices = new Slices();
    for (let path = this.#next(); path !== undefined; path = this.#next()) {
      try {
        await this.report(path);
      } catch (error) {
        this.#options.failed(error);
      }
      await slices.next();
    }
    this.#running = false;
  }

  #next(): string | undefined {
    for (const path of this.#first) return path;
    for (const path of this.#later) return path;
    return undefined;
  }

  #drop(path: string): void {
    this.#first.delete(path);
    this.#later.delete(path);
  }
}

/** What is said about a page that was never checked. */
const NOTHING = fingerprint([]);
