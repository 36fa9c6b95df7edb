import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { Report } from './board';
import type { Folders } from './folders';

/** What changes within so many milliseconds is sent together. */
const SENT_AFTER = 100;
/** A client that closes a document asks for it a last time before it listens to the stream again. */
const AFTER_CLOSE = 300;

type Partial = ResultProgressReporter<{ readonly items: WorkspaceDocumentDiagnosticReport[] }>;

/**
 * Tells the client what is said about pages that it does not show. The request is held open until the client takes it
 * back: what changes is sent as a partial result, and while nothing changes nothing is sent. A client that takes no
 * partial results is answered once something changed.
 */
export class WorkspaceStream {
  readonly #folders: Folders;
  /** What the client knows, by URI. */
  #known = new Map<string, string>();
  readonly #waiting = new Map<string, Report>();
  #send: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | null = null;
  #end: (items: WorkspaceDocumentDiagnosticReport[]) => void = () => {};
  #timer: NodeJS.Timeout | undefined;

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    partial: Partial | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    this.#end([]);
    this.#known = new Map(previousResultIds.map(({ uri, value }) => [uri, printOf(value)]));
    return new Promise((resolve) => {
      const end = (items: WorkspaceDocumentDiagnosticReport[]): void => {
        if (this.#send === send) this.#send = null;
        resolve({ items });
      };
      this.#end = end;
      const send =
        partial === undefined ? end : (items: WorkspaceDocumentDiagnosticReport[]): void => partial.report({ items });
      this.#send = send;
      token.onCancellationRequested(() => end([]));
      this.#sendAll();
    });
  }

  /** Something else is said about a page than before. */
  reported(report: Report): void {
    this.#waiting.set(report.uri, report);
    this.#schedule(SENT_AFTER);
  }

  /** From now on the client listens to the stream for this document. */
  closed(uri: string): void {
    setTimeout(() => {
      const located = this.#folders.locate(uri);
      const report = located?.folder.board.reports.get(located.path);
      this.#known.delete(uri);
      this.reported(report ?? { uri, version: null, items: [], print: '' });
    }, AFTER_CLOSE).unref();
  }

  /** Answers the request that is open. */
  end(): void {
    clearTimeout(this.#timer);
    this.#end([]);
  }

  #sendAll(): void {
    const said = new Set<string>();
    for (const folder of this.#folders.all) {
      for (const report of folder.board.reports.values()) {
        said.add(report.uri);
        if (report.items.length > 0 || this.#known.has(report.uri)) this.#waiting.set(report.uri, report);
      }
    }
    for (const uri of this.#known.keys()) {
      if (!said.has(uri)) this.#waiting.set(uri, { uri, version: null, items: [], print: '' });
    }
    this.#schedule(0);
  }

  #schedule(after: number): void {
    if (this.#send === null || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, after);
  }

  #flush(): void {
    if (this.#send === null) return;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const { uri, version, print, items: diagnostics } of this.#waiting.values()) {
      if (this.#known.get(uri) === print) continue;
      this.#known.set(uri, print);
      items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: print, items: [...diagnostics] });
    }
    this.#waiting.clear();
    if (items.length > 0) this.#send(items);
  }
}

/** A document's result id begins with the print of what is said. */
const printOf = (resultId: string): string => resultId.split('.')[0] ?? resultId;
