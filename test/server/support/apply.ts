import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Editor } from './editor';

/** The texts that an edit leads to, by path: files that it creates too. */
export function applied(
  editor: Editor,
  edit: WorkspaceEdit | undefined,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const after: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind === 'create') after[editor.path(change.uri)] = '';
      continue;
    }
    const path = editor.path(change.textDocument.uri);
    const text = after[path] ?? before[path] ?? editor.text(path);
    const edits = change.edits.filter((one): one is TextEdit => 'newText' in one);
    after[path] = TextDocument.applyEdits(TextDocument.create(change.textDocument.uri, 'markdown', 1, text), edits);
  }
  return after;
}
