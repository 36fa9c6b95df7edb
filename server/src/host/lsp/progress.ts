import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';

/** Shorter work is not shown: a flash in the status bar tells nobody anything. */
const SHOWN_AFTER = 400;

/** Shows the author how far the reading of a handbook is, and lets them stop it. */
export class ReadingProgress {
  readonly #connection: Connection;
  readonly #title: string;
  readonly #stop: () => void;
  readonly #started = performance.now();
  #reporter: Promise<WorkDoneProgressServerReporter> | null = null;
  #done = false;

  constructor(connection: Connection, title: string, stop: () => void) {
    this.#connection = connection;
    this.#title = title;
    this.#stop = stop;
  }

  report(read: number, total: number): void {
    if (this.#reporter === null && performance.now() - this.#started < SHOWN_AFTER) return;
    this.#reporter ??= this.#begin();
    void this.#reporter.then((reporter) => {
      if (!this.#done) reporter.report(Math.round((100 * read) / Math.max(1, total)), `${read} of ${total} pages`);
    });
  }

  done(): void {
    this.#done = true;
    void this.#reporter?.then((reporter) => reporter.done());
  }

  async #begin(): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    reporter.begin(this.#title, 0, undefined, true);
    reporter.token.onCancellationRequested(this.#stop);
    return reporter;
  }
}
