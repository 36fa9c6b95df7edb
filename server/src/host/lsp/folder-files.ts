import type { Connection } from 'vscode-languageserver/node';
import type { URI } from 'vscode-uri';
import type { Entry, FileSource } from '../../handbook/files';
import { createDiskFiles } from '../files/disk';
import { type DirectoryEntry, MESSAGES } from './messages';
import { uriIn } from './uris';

/** The files of an opened folder: those of the disk, or of the client where it lies on none. */
export const filesOf = (folder: URI, connection: Connection): FileSource =>
  folder.scheme === 'file' ? createDiskFiles(folder.fsPath, { blocking: false }) : clientFiles(folder, connection);

/** The files of a folder that lies on no disk, as asked of the client: a repository on the web, an archive. */
function clientFiles(folder: URI, connection: Connection): FileSource {
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
