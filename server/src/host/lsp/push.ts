import type { Connection } from 'vscode-languageserver/node';
import type { Report } from './board';

/** Sends diagnostics to a client that does not ask for them. */
export class Push {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Something else is said about a page than before. */
  reported({ uri, version, items }: Report): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics: [...items], ...(version === null ? {} : { version }) });
  }
}
