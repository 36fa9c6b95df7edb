import {
  type CancellationToken,
  type CodeAction,
  commands,
  type Disposable,
  type TextEdit,
  type Uri,
  WorkspaceEdit,
  type WorkspaceEditEntryMetadata,
  workspace,
} from 'vscode';
import type {
  LanguageClient,
  RenameFile,
  ResolveCodeActionSignature,
  WorkspaceEdit as WorkspaceEditMessage,
} from 'vscode-languageclient/node';
import { COMPARE, PREVIEW, type PreviewedFix } from '../../server/src/host/lsp/messages';

/**
 * Shows repairs in the refactor preview; nothing is written before the author applies it. VS Code opens the preview
 * only for changes that need confirmation, and shows those unticked: an author would have to tick page after page. So
 * the repairs are shown ticked, beside a change that asks for the preview and is none: creating a file that is there.
 * Resolves to whether the author applied them.
 */
export async function previewRepairs(
  client: LanguageClient,
  repairs: WorkspaceEditMessage,
  label = 'Handbook: repair links',
): Promise<boolean> {
  const annotations = Object.entries(repairs.changeAnnotations ?? {});
  const ticked = Object.fromEntries(annotations.map(([name, each]) => [name, { ...each, needsConfirmation: false }]));
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit({ ...repairs, changeAnnotations: ticked });
  const renamed = new Set(repairs.documentChanges?.flatMap((change) => (isRename(change) ? [change.oldUri] : [])));
  const [first] = edit.entries().find(([uri]) => !renamed.has(client.code2ProtocolConverter.asUri(uri))) ?? [];
  askForPreview(edit, first, label);
  return workspace.applyEdit(edit, { isRefactoring: true });
}

/** The same for the repairs of an action in the light bulb's menu, which VS Code applies itself. */
export async function previewAction(
  action: CodeAction,
  token: CancellationToken,
  resolve: ResolveCodeActionSignature,
): Promise<CodeAction | null | undefined> {
  const resolved = await resolve(action, token);
  if (!resolved?.edit) return resolved;
  const { edit, title: label } = resolved;
  const ticked = new WorkspaceEdit();
  for (const [uri, edits] of edit.entries()) {
    ticked.set(
      uri,
      edits.map((each): [TextEdit, WorkspaceEditEntryMetadata] => [each, { label, needsConfirmation: false }]),
    );
  }
  askForPreview(ticked, edit.entries()[0]?.[0], label);
  resolved.edit = ticked;
  return resolved;
}

function askForPreview(edit: WorkspaceEdit, page: Uri | undefined, label: string): void {
  if (page !== undefined) edit.createFile(page, { ignoreIfExists: true }, { label, needsConfirmation: true });
}

/** Shows a fix of the light bulb before it is made, and then what it leaves as it is. */
export const previewFixes = (client: LanguageClient): Disposable =>
  commands.registerCommand(PREVIEW, async ({ title, edit, compare }: PreviewedFix) => {
    const isMade = await previewRepairs(client, edit, title);
    if (isMade && compare !== null) await commands.executeCommand(COMPARE, compare);
  });

const isRename = (change: object): change is RenameFile => 'kind' in change && change.kind === 'rename';
