import { ConnectionError, type RemoteConsole } from 'vscode-languageserver/node';

/** The log that the author can open: one line for each thing that happened, in their words. */
export class Log {
  readonly #console: RemoteConsole;

  constructor(console: RemoteConsole) {
    this.#console = console;
  }

  line(text: string): void {
    this.#say(() => this.#console.info(text));
  }

  /** What could not be done, and where in the code: that helps whoever reports it. */
  failure(what: string, error: unknown): void {
    const where = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#say(() => this.#console.error(`${what} failed: ${where}`));
  }

  /** Work that a shutdown ends may have something to say when nobody is there any more to be told. */
  #say(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
    }
  }
}
