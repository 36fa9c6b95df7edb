import { window, workspace } from 'vscode';
import type { LanguageClient, Position, WorkspaceEdit } from 'vscode-languageclient/node';
import { type HeadingParams, MESSAGES, type RenameHeadingParams } from '../../server/src/host/lsp/messages';
import { previewRepairs } from './preview';

/** Asks for the new words of the heading at the cursor, and changes them and every link to the heading. */
export async function renameHeading(client: LanguageClient, uri?: string, position?: Position): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const heading: HeadingParams = {
    uri: uri ?? client.code2ProtocolConverter.asUri(editor.document.uri),
    position: position ?? client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
  const old = await client.sendRequest<string | null>(MESSAGES.heading, heading);
  if (old === null) {
    window.showInformationMessage('Handbook: put the cursor on the heading that you want to rename.');
    return;
  }
  const words = await window.showInputBox({
    title: 'Rename heading and its links',
    value: old,
    validateInput: (value) => (value.trim() === '' ? 'A heading needs words.' : null),
  });
  if (words === undefined || words.trim() === old) return;
  const params: RenameHeadingParams = { ...heading, words: words.trim() };
  const edit = await client.sendRequest<WorkspaceEdit | null>(MESSAGES.renameHeading, params);
  if (edit === null) window.showErrorMessage(`Handbook: “${words}” would not make a heading there.`);
  else if ((edit.documentChanges ?? []).length > 1) {
    await previewRepairs(client, edit, 'Handbook: rename the heading and its links');
  } else await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}
