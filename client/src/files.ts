import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type DirectoryEntry, MESSAGES } from '../../server/src/host/lsp/messages';

/** Lets the server read the opened folders that lie on no disk. */
export function answerFileRequests(client: LanguageClient): Disposable[] {
  return [
    client.onRequest(MESSAGES.readDirectory, async ({ uri }: { uri: string }): Promise<DirectoryEntry[] | null> => {
      const entries = await inWorkspace(uri, (folder) => workspace.fs.readDirectory(folder));
      return entries?.map(([name, type]) => ({ name, folder: (type & FileType.Directory) !== 0 })) ?? null;
    }),
    client.onRequest(MESSAGES.readFile, async ({ uri }: { uri: string }): Promise<string | null> => {
      const bytes = await inWorkspace(uri, (file) => workspace.fs.readFile(file));
      return bytes === null ? null : Buffer.from(bytes).toString('base64');
    }),
  ];
}

/** Null for what cannot be read, and for everything outside of the opened folders. */
async function inWorkspace<T>(uri: string, read: (uri: Uri) => Thenable<T>): Promise<T | null> {
  const at = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(at) === undefined) return null;
  try {
    return await read(at);
  } catch {
    return null;
  }
}
