import { workspace } from 'vscode';
import type { LanguageClient, RenameFile, WorkspaceEdit } from 'vscode-languageclient/node';

/**
 * Shows repairs in the refactor preview; nothing is written before the author applies it. VS Code opens the preview
 * only for changes that need confirmation, and shows those unticked: an author would have to tick page after page. So
 * the repairs are shown ticked, beside a change that asks for the preview and is none: creating a file that is there.
 */
export async function previewRepairs(
  client: LanguageClient,
  repairs: WorkspaceEdit,
  label = 'Handbook: repair links',
): Promise<void> {
  const annotations = Object.entries(repairs.changeAnnotations ?? {});
  const ticked = Object.fromEntries(annotations.map(([name, each]) => [name, { ...each, needsConfirmation: false }]));
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit({ ...repairs, changeAnnotations: ticked });
  const renamed = new Set(repairs.documentChanges?.flatMap((change) => (isRename(change) ? [change.oldUri] : [])));
  const [first] = edit.entries().find(([uri]) => !renamed.has(client.code2ProtocolConverter.asUri(uri))) ?? [];
  if (first !== undefined) edit.createFile(first, { ignoreIfExists: true }, { label, needsConfirmation: true });
  await workspace.applyEdit(edit, { isRefactoring: true });
}

const isRename = (change: object): change is RenameFile => 'kind' in change && change.kind === 'rename';
