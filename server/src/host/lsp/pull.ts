import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver/node';
import type { Report } from './board';
import type { Folders } from './folders';
import { signalOf } from './guard';
import { Turns } from './turns';

/** Later changes within this many milliseconds are part of one refresh. */
const REFRESH_AFTER = 50;

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/**
 * Answers a client that asks for one document's diagnostics. It asks by itself when the document's text changes; when
 * something else changed what is said about a document that it asked for, it is told to ask again.
 */
export class DocumentPull {
  readonly #folders: Folders;
  readonly #refresh: () => void;
  /** The print of what the client was given for each document since its text changed last. */
  readonly #given = new Map<string, string>();
  readonly #turns = new Turns();
  #timer: NodeJS.Timeout | undefined;

  constructor(folders: Folders, refresh: () => void) {
    this.#folders = folders;
    this.#refresh = refresh;
  }

  async answer(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const signal = signalOf(token);
    const located = this.#folders.locate(textDocument.uri);
    if (located === null) return NOTHING;
    const { folder, path } = located;
    await folder.whenLooked(path, signal);
    await this.#turns.next();
    await folder.settled(path, signal);
    signal.throwIfAborted();
    const report = await folder.board.report(path);
    this.#given.set(textDocument.uri, report.print);
    const resultId = resultIdOf(report);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...report.items] };
  }

  /** The client asks by itself for a document that was edited, and no more for one that was closed. */
  forget(uri: string): void {
    this.#given.delete(uri);
  }

  /** Something else is said about a page than before. */
  reported({ uri, print }: Report): void {
    const given = this.#given.get(uri);
    if (given === undefined || given === print) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#refresh, REFRESH_AFTER);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

/**
 * Another text makes another result, even where the same is said: an editor moves its marks along with the text, and
 * some come back to the right place only when they are set anew.
 */
function resultIdOf({ version, print }: Report): string {
  return version === null ? print : `${print}.${version}`;
}
