import type { RemoteConsole } from 'vscode-languageserver/node';

/** The log that the author can open: one line for each thing that happened, in their words. */
export class Log {
  readonly #console: RemoteConsole;

  constructor(console: RemoteConsole) {
    this.#console = console;
  }

  line(text: string): void {
    this.#console.info(text);
  }

  /** What could not be done, and where in the code: that helps whoever reports it. */
  failure(what: string, error: unknown): void {
    this.#console.error(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
