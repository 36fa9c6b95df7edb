import {
  CancellationTokenSource,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { Editor } from './editor';

/** A `workspace/diagnostic` request that is held open, and what came over it. */
export interface Stream {
  /** Reports as they came: path and how many diagnostics. */
  readonly arrived: { readonly path: string; readonly report: WorkspaceFullDocumentDiagnosticReport }[];
  /** Settled when the server answers. */
  readonly ended: Promise<WorkspaceDiagnosticReport>;
  isOpen(): boolean;
  cancel(): void;
}

export function stream(editor: Editor, previousResultIds: PreviousResultId[] = []): Stream {
  const source = new CancellationTokenSource();
  const arrived: Stream['arrived'] = [];
  const partialResultToken = 'stream';
  editor.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, ({ items }) => {
    for (const report of items) {
      if (report.kind === 'full') arrived.push({ path: editor.path(report.uri), report });
    }
  });
  let open = true;
  const ended = editor.connection
    .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds, partialResultToken }, source.token)
    .finally(() => {
      open = false;
    });
  ended.catch(() => {});
  return { arrived, ended, isOpen: () => open, cancel: () => source.cancel() };
}
