import {
  ConfigurationTarget,
  commands,
  type Disposable,
  ProgressLocation,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient, Position, WorkspaceEdit } from 'vscode-languageclient/node';
import { MESSAGES, type PageName } from '../../server/src/host/lsp/messages';
import { renameHeading } from './headings';
import { movePage } from './moves';
import { createConfiguration, newPage, writeSchema } from './new-files';
import { previewRepairs } from './preview';

/** The commands of the palette, as the manifest names them. */
export function registerCommands(client: LanguageClient): Disposable[] {
  const command = <A extends unknown[]>(name: string, run: (...args: A) => unknown): Disposable =>
    commands.registerCommand(`handbook.${name}`, run);
  return [
    command('checkAll', () => client.sendRequest(MESSAGES.checkAll)),
    command('fixAll', () => fixAll(client)),
    command('unlinkedPages', () => unlinkedPages(client)),
    command('newPage', () => newPage(client)),
    command('createConfiguration', () => createConfiguration(client)),
    command('writeSchema', () => writeSchema(client)),
    command('showLog', () => client.outputChannel.show()),
    command('restart', () => client.restart()),
    command('checkFolder', checkFolder),
    command('renameHeading', (uri?: string, position?: Position) => renameHeading(client, uri, position)),
    command('movePage', (uri?: string) => movePage(client, uri)),
  ];
}

async function fixAll(client: LanguageClient): Promise<void> {
  const edit = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: 'Handbook: looking for repairs that are certain',
      cancellable: true,
    },
    (_progress, token) => client.sendRequest<WorkspaceEdit | null>(MESSAGES.fixAll, token),
  );
  if (edit === null) window.showInformationMessage('Handbook: there is nothing that can be repaired with certainty.');
  else await previewRepairs(client, edit);
}

/** Lets the author go to a page that no other page links to. */
async function unlinkedPages(client: LanguageClient): Promise<void> {
  const pages = await client.sendRequest<PageName[] | null>(MESSAGES.unlinked);
  if (pages === null || pages.length === 0) {
    window.showInformationMessage('Handbook: another page links to each page.');
    return;
  }
  const chosen = await window.showQuickPick(
    pages.map(({ title, path, uri }) => ({ label: title, description: path, uri })),
    { placeHolder: `${pages.length} pages that no other page links to`, matchOnDescription: true },
  );
  if (chosen !== undefined) await window.showTextDocument(Uri.parse(chosen.uri));
}

/** The folder of the page at hand becomes a handbook by request. */
async function checkFolder(): Promise<void> {
  const folder = await folderAtHand();
  if (folder === undefined) return;
  const settings = workspace.getConfiguration('handbook', folder.uri);
  await settings.update('check', 'on', ConfigurationTarget.WorkspaceFolder);
}

async function folderAtHand(): Promise<WorkspaceFolder | undefined> {
  const page = window.activeTextEditor?.document.uri;
  const folder = page && workspace.getWorkspaceFolder(page);
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (folder !== undefined || others.length === 0) return folder ?? first;
  return window.showWorkspaceFolderPick({ placeHolder: 'Which folder is a handbook?' });
}
