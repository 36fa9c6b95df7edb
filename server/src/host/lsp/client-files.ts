import type { Connection } from 'vscode-languageserver/node';
import type { URI } from 'vscode-uri';
import type { Entry, FileSource } from '../../handbook/files';
import { type DirectoryEntry, MESSAGES } from './messages';
import { uriIn } from './uris';

/** The files of a folder that lies on no disk, as asked of the client: a repository on the web, an archive. */
export function createClientFiles(connection: Connection, folder: URI): FileSource {
  return {
    async list(path): Promise<readonly Entry[] | null> {
      const params = { uri: uriIn(folder, path) };
      const entries = await connection.sendRequest<readonly DirectoryEntry[] | null>(MESSAGES.readDirectory, params);
      return entries?.map(({ name, folder }) => ({ name, kind: folder ? 'folder' : 'file' })) ?? null;
    },
    async read(path): Promise<Uint8Array | null> {
      const base64 = await connection.sendRequest<string | null>(MESSAGES.readFile, { uri: uriIn(folder, path) });
      return base64 === null ? null : new Uint8Array(Buffer.from(base64, 'base64'));
    },
  };
}
