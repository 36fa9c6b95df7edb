import type {
  CancellationToken,
  Connection,
  FileOperationRegistrationOptions,
  RenameFilesParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Move } from '../../handbook/moves';
import type { CodeActionContext } from './code-actions';
import type { Folder } from './folder';
import { signalOf } from './guard';
import { addEdits, linkEdits, orNull } from './link-edits';
import type { MovePageParams, UpdateMovedParams } from './messages';
import { readMoveSetting } from './settings';
import { folderUri } from './uris';
import { EditBuilder } from './workspace-edit';

/** Folders, pages, and images too: links lead to all of them. */
export const MOVED: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**/*' } }],
};

/** What is to be edited before files get other names; null where nothing is, or where the author wants none of it. */
export async function willRename(
  { files }: RenameFilesParams,
  token: CancellationToken,
  connection: Connection,
  context: CodeActionContext,
): Promise<WorkspaceEdit | null> {
  const builder = new EditBuilder(context.abilities, context.version);
  for (const [folder, moves] of byFolder(files, context)) {
    folder.outside.announce(moves);
    const setting = await readMoveSetting(connection, context.abilities, folder.root.toString());
    if (setting.links === 'never' || setting.builtIn) continue;
    await addEdits(builder, folder, await linkEdits(folder, moves, 'ahead', signalOf(token)));
  }
  return orNull(builder.edit);
}

/** The links and then the page itself. */
export async function movePage(
  { from, to }: MovePageParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<WorkspaceEdit | null> {
  const [found] = byFolder([{ oldUri: from, newUri: to }], context);
  if (found === undefined) return null;
  const [folder, moves] = found;
  const builder = new EditBuilder(context.abilities, context.version);
  await addEdits(builder, folder, await linkEdits(folder, moves, 'ahead', signalOf(token)));
  builder.rename(from, to);
  return builder.edit;
}

/** What repairs the links to pages that were moved outside of the editor, as offered. */
export async function updateMoved(
  { folder: root }: UpdateMovedParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<WorkspaceEdit | null> {
  const folder = context.folders.all.find((each) => each.root.toString() === folderUri(root).toString());
  if (folder === undefined) return null;
  const builder = new EditBuilder(context.abilities, context.version);
  await addEdits(builder, folder, await linkEdits(folder, folder.outside.offered, 'after', signalOf(token)));
  return orNull(builder.edit);
}

/** The moves within each folder. What leaves a folder is as good as deleted. */
function byFolder(files: RenameFilesParams['files'], { folders }: CodeActionContext): Map<Folder, Move[]> {
  const found = new Map<Folder, Move[]>();
  for (const { oldUri, newUri } of files) {
    const [old, now] = [folders.locate(oldUri), folders.locate(newUri)];
    if (old === null || old.folder !== now?.folder) continue;
    found.set(old.folder, [...(found.get(old.folder) ?? []), { from: old.path, to: now.path }]);
  }
  return found;
}
