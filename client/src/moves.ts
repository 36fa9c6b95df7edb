import {
  ConfigurationTarget,
  type Disposable,
  type FileWillRenameEvent,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient, WorkspaceEdit as ServerEdit } from 'vscode-languageclient/node';
import { MESSAGES, type MovedPages, type OldAddresses } from '../../server/src/host/lsp/messages';
import { previewRepairs } from './preview';

const SETTING = 'updateLinksOnFileMove';

/** Pages that a command of ours is moving, with their links. */
const moving = new Set<string>();

/**
 * VS Code itself asks the author about changes that come with a move, with a look at them. Where the author wants no
 * question, they are made at once.
 */
export async function willRenameFiles(
  event: FileWillRenameEvent,
  next: (event: FileWillRenameEvent) => Thenable<WorkspaceEdit | null | undefined>,
): Promise<WorkspaceEdit | null | undefined> {
  const [first] = event.files;
  if (first === undefined || moving.has(first.oldUri.toString())) return null;
  const edit = await next(event);
  if (!edit || workspace.getConfiguration('handbook', first.oldUri).get(SETTING) !== 'always') return edit;
  await workspace.applyEdit(edit, { isRefactoring: true });
  return null;
}

/** Asks for a page's new place, and moves it there with all links to and from it. */
export async function movePage(client: LanguageClient, uri?: string): Promise<void> {
  const page = uri === undefined ? window.activeTextEditor?.document.uri : Uri.parse(uri);
  const folder = page && workspace.getWorkspaceFolder(page);
  if (!page || !folder) return;
  const path = page.path.slice(folder.uri.path.length + 1);
  const place = (value: string): Uri => Uri.joinPath(folder.uri, value.trim());
  const to = await window.showInputBox({
    title: 'Move page and its links',
    prompt: `New path of ${path}`,
    value: path,
    valueSelection: [path.lastIndexOf('/') + 1, path.length - (/\.[^./]*$/.exec(path)?.[0].length ?? 0)],
    validateInput: async (value) => {
      if (value.trim() === path) return null;
      if (!/\.(?:md|markdown|mdx)$/i.test(value.trim())) return 'A page is a Markdown file: its name ends with .md.';
      return (await isThere(place(value))) ? 'There is a file of that name already.' : null;
    },
  });
  if (to === undefined || to.trim() === path) return;
  const edit = await client.sendRequest<ServerEdit | null>(MESSAGES.movePage, {
    from: page.toString(),
    to: place(to).toString(),
  });
  if (edit === null) return;
  moving.add(page.toString());
  try {
    await previewRepairs(client, edit, 'Handbook: move the page and its links');
  } finally {
    moving.delete(page.toString());
  }
}

/** Pages were moved by another program: the author is asked once about the links that broke. */
export function followMovedPages(client: LanguageClient): Disposable {
  return client.onNotification(MESSAGES.movedPages, async ({ folder, links }: MovedPages) => {
    const question =
      links === 1
        ? '1 link points to a page that moved. Update it?'
        : `${links} links point to pages that moved. Update them?`;
    const chosen = await window.showInformationMessage(question, 'Update…', 'Never');
    if (chosen === 'Never') {
      await workspace.getConfiguration('handbook').update(SETTING, 'never', ConfigurationTarget.Global);
    }
    if (chosen !== 'Update…') return;
    const edit = await client.sendRequest<ServerEdit | null>(MESSAGES.updateMoved, { folder });
    if (edit === null) window.showInformationMessage('Handbook: all links are right by now.');
    else await previewRepairs(client, edit, 'Handbook: update links to pages that moved');
  });
}

/** Pages got other addresses in the editor: the author is asked once about the old ones, and may leave it unanswered. */
export function offerRedirects(client: LanguageClient): Disposable {
  return client.onNotification(MESSAGES.oldAddresses, async ({ folder, pages }: OldAddresses) => {
    const question =
      pages === 1
        ? 'The page has another address now. Add a redirect from the old one?'
        : `${pages} pages have other addresses now. Add redirects from the old ones?`;
    const chosen = await window.showInformationMessage(question, 'Add', 'Never');
    if (chosen === 'Never') {
      await workspace.getConfiguration('handbook').update('offerRedirects', false, ConfigurationTarget.Global);
    }
    if (chosen !== 'Add') return;
    const edit = await client.sendRequest<ServerEdit | null>(MESSAGES.addRedirects, { folder });
    if (edit === null) window.showInformationMessage('Handbook: no redirect is needed any more.');
    else await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit), { isRefactoring: true });
  });
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
