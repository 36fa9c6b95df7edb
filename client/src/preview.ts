import { workspace } from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';

/**
 * Shows repairs in the refactor preview; nothing is written before the author applies it. VS Code opens the preview
 * only for changes that need confirmation, and shows those unticked: an author would have to tick page after page. So
 * the repairs are shown ticked, beside a change that asks for the preview and is none: creating a file that is there.
 */
export async function previewRepairs(client: LanguageClient, repairs: WorkspaceEdit): Promise<void> {
  const annotations = Object.entries(repairs.changeAnnotations ?? {});
  const ticked = Object.fromEntries(annotations.map(([name, each]) => [name, { ...each, needsConfirmation: false }]));
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit({ ...repairs, changeAnnotations: ticked });
  const [first] = edit.entries()[0] ?? [];
  if (first === undefined) return;
  edit.createFile(first, { ignoreIfExists: true }, { label: 'Handbook: repair links', needsConfirmation: true });
  await workspace.applyEdit(edit, { isRefactoring: true });
}
