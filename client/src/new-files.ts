import { InputBoxValidationSeverity, Position, Selection, Uri, window, workspace } from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';
import {
  type Draft,
  MESSAGES,
  type NewPageParams,
  type PageFolder,
  type Refused,
  type SchemaDraft,
  type UseSchemaParams,
} from '../../server/src/host/lsp/messages';

/** Asks for a folder and a title, and creates the page there as its siblings are. */
export async function newPage(client: LanguageClient): Promise<void> {
  const folder = await chooseFolder(await pageFolders(client), 'New page', 'In which folder?');
  if (folder === undefined) return;
  const draft = (title: string): Promise<Draft | Refused> => {
    const params: NewPageParams = { ...folder, title };
    return client.sendRequest(MESSAGES.newPage, params);
  };
  const title = await window.showInputBox({
    title: 'New page',
    prompt: 'Title of the page',
    validateInput: async (value) => {
      if (value.trim() === '') return null;
      const drafted = await draft(value);
      return isRefused(drafted)
        ? drafted.problem
        : { message: `Creates ${drafted.path}`, severity: InputBoxValidationSeverity.Info };
    },
  });
  if (title?.trim()) await create(client, await draft(title));
}

/** Creates the configuration of a handbook, which says what was found out. */
export async function createConfiguration(client: LanguageClient): Promise<void> {
  const roots = (await pageFolders(client)).filter(isRoot);
  const handbook =
    roots.length > 1 ? await chooseFolder(roots, 'Create configuration', 'Of which handbook?') : roots[0];
  if (handbook === undefined) return;
  await create(client, await client.sendRequest<Draft | Refused>(MESSAGES.createConfiguration, handbook));
}

/** Creates a schema of what the pages of a handbook or a folder do, and offers to hold them to it. */
export async function writeSchema(client: LanguageClient): Promise<void> {
  const folders = await pageFolders(client);
  const widest = [...folders.filter(isRoot), ...folders.filter((folder) => !isRoot(folder))];
  const folder = await chooseFolder(widest, 'Write a schema from what the pages do', 'Of which pages?');
  if (folder === undefined) return;
  const draft = await client.sendRequest<SchemaDraft | Refused>(MESSAGES.writeSchema, folder);
  if (!(await create(client, draft)) || isRefused(draft)) return;
  const chosen = await window.showInformationMessage(
    `${unlikeWords(draft)} It counts once handbook.config.json names it.`,
    'Add it to handbook.config.json',
  );
  if (chosen === undefined) return;
  const params: UseSchemaParams = { ...folder, schema: draft.uri };
  const edit = await client.sendRequest<WorkspaceEdit | Refused>(MESSAGES.useSchema, params);
  if (isRefused(edit)) await sayRefused(edit);
  else await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit), { isRefactoring: true });
}

function unlikeWords({ pages, unlike }: SchemaDraft): string {
  if (unlike === 0) return `All ${pages} pages follow the schema.`;
  return unlike === 1
    ? `1 of ${pages} pages does not follow the schema.`
    : `${unlike} of ${pages} pages do not follow the schema.`;
}

const isRoot = ({ root, path }: PageFolder): boolean => root === path;

async function pageFolders(client: LanguageClient): Promise<PageFolder[]> {
  const page = window.activeTextEditor?.document.uri;
  const uri = page === undefined ? null : client.code2ProtocolConverter.asUri(page);
  const folders = await client.sendRequest<PageFolder[]>(MESSAGES.pageFolders, { uri });
  if (folders.length === 0) window.showInformationMessage('Handbook: no handbook was found here.');
  return folders;
}

async function chooseFolder(
  folders: readonly PageFolder[],
  title: string,
  placeHolder: string,
): Promise<PageFolder | undefined> {
  if (folders.length === 0) return undefined;
  const items = folders.map((folder) => ({
    label: folder.path || (workspace.getWorkspaceFolder(Uri.parse(folder.folder))?.name ?? '/'),
    description: `${folder.pages} ${folder.pages === 1 ? 'page' : 'pages'}${isRoot(folder) ? ', the whole handbook' : ''}`,
    folder,
  }));
  return (await window.showQuickPick(items, { title, placeHolder }))?.folder;
}

/** Creates a file and opens it where its author goes on. Resolves to whether it was created. */
async function create(client: LanguageClient, draft: Draft | Refused): Promise<boolean> {
  if (isRefused(draft)) {
    await sayRefused(draft);
    return false;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(draft.edit);
  if (!(await workspace.applyEdit(edit, { isRefactoring: true }))) {
    window.showErrorMessage(`Handbook: ${draft.path} could not be created.`);
    return false;
  }
  const cursor = new Position(draft.cursor.line, draft.cursor.character);
  await window.showTextDocument(Uri.parse(draft.uri), { preview: false, selection: new Selection(cursor, cursor) });
  return true;
}

/** Opens what stands in the way, too. */
async function sayRefused({ problem, uri }: Refused): Promise<void> {
  if (uri !== null) await window.showTextDocument(Uri.parse(uri));
  window.showInformationMessage(`Handbook: ${problem}`);
}

const isRefused = (answer: object): answer is Refused => 'problem' in answer;
