import type {
  CancellationToken,
  Connection,
  FileOperationRegistrationOptions,
  RenameFilesParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { When } from '../../features/old-urls';
import type { Move } from '../../handbook/moves';
import type { CodeActionContext } from './code-actions';
import type { Folder } from './folder';
import { signalOf } from './guard';
import { addEdits, linkEdits, orNull, redirectEdits } from './link-edits';
import { MESSAGES, type MovePageParams, type OldAddresses, type UpdateMovedParams } from './messages';
import { readMoveSetting } from './settings';
import { type Change, EditBuilder } from './workspace-edit';

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
    const { pages, righted } = await redirectEdits(folder, moves, 'ahead', signalOf(token));
    folder.oldAddresses.plan(moves, setting.redirects ? pages : 0);
    if (setting.links === 'never' || setting.builtIn) continue;
    await addEdits(builder, folder, [...(await linkEdits(folder, moves, 'ahead', signalOf(token))), ...righted]);
  }
  return orNull(builder.edit);
}

/**
 * Has the author asked about the old addresses of pages once these are moved. Together with the links they would make
 * VS Code show all changes before each move; so there is a question that can be left unanswered.
 */
export function didRename({ files }: RenameFilesParams, connection: Connection, context: CodeActionContext): void {
  for (const [folder, moves] of byFolder(files, context)) {
    const pages = folder.oldAddresses.made(moves);
    const message: OldAddresses = { folder: folder.root.toString(), pages };
    if (pages > 0) void connection.sendNotification(MESSAGES.oldAddresses, message);
  }
}

/** Redirects from the old addresses of pages, as offered. */
export const addRedirects = (
  params: UpdateMovedParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<WorkspaceEdit | null> =>
  changesOf(params, context, async (builder, folder) => {
    const { added } = await redirectEdits(folder, folder.oldAddresses.offered, 'after', signalOf(token));
    await addEdits(builder, folder, added);
  });

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
  await addAll(builder, folder, moves, 'ahead', token, context);
  builder.rename(from, to);
  return builder.edit;
}

/** What repairs the links to pages that were moved outside of the editor, as offered. */
export const updateMoved = (
  params: UpdateMovedParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<WorkspaceEdit | null> =>
  changesOf(params, context, (builder, folder) =>
    addAll(builder, folder, folder.outside.offered, 'after', token, context),
  );

/** Changes in one folder; null when there are none, or the folder is no longer open. */
async function changesOf(
  params: UpdateMovedParams,
  context: CodeActionContext,
  add: (builder: EditBuilder, folder: Folder) => Promise<void>,
): Promise<WorkspaceEdit | null> {
  const folder = context.folders.at(params.folder);
  if (folder === undefined) return null;
  const builder = new EditBuilder(context.abilities, context.version);
  await add(builder, folder);
  return orNull(builder.edit);
}

/** The links, and the redirects for an author who can tick them one by one. */
async function addAll(
  builder: EditBuilder,
  folder: Folder,
  moves: readonly Move[],
  when: When,
  token: CancellationToken,
  { abilities }: CodeActionContext,
): Promise<void> {
  const links = await linkEdits(folder, moves, when, signalOf(token));
  const { added, righted } = await redirectEdits(folder, moves, when, signalOf(token));
  const shown = abilities.annotatesEdits ? added : [];
  if (shown.length > 0) builder.annotate(REDIRECT, { label: REDIRECT, needsConfirmation: true });
  const annotated = shown.map((edit): Change => ({ ...edit, annotation: REDIRECT }));
  await addEdits(builder, folder, [...links, ...righted, ...annotated]);
}

const REDIRECT = 'Add a redirect from the old address';

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
