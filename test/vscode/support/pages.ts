import { Position, Range, type TextDocument, type TextEditor, Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** The folder that the window has open. */
export function folder(): Uri {
  const [first] = workspace.workspaceFolders ?? [];
  if (!first) throw new Error('This window has no folder open.');
  return first.uri;
}

/** A file of the handbook, by its path from the folder's root. */
export const file = (path: string): Uri => Uri.joinPath(folder(), path);

export async function openPage(path: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(file(path)));
}

/** Where these words stand in the document, the first time. */
export function rangeOf(document: TextDocument, words: string): Range {
  const start = document.getText().indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in ${document.uri.path}.`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** Replaces the first occurrence of these words, as typing does: the document stays unsaved. */
export async function edit(document: TextDocument, words: string, replacement: string): Promise<void> {
  await apply((change) => change.replace(document.uri, rangeOf(document, words), replacement));
}

/** Replaces the whole text. */
export async function write(document: TextDocument, text: string): Promise<void> {
  const whole = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await apply((change) => change.replace(document.uri, whole, text));
}

async function apply(describe: (change: WorkspaceEdit) => void): Promise<void> {
  const change = new WorkspaceEdit();
  describe(change);
  if (!(await workspace.applyEdit(change))) throw new Error('VS Code did not apply the edit.');
}
