import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Move } from '../../handbook/moves';
import type { Storage } from '../cache/cache-folder';
import type { Abilities } from './abilities';
import type { Report } from './board';
import type { Folder } from './folder';
import type { Log } from './log';

/** What a folder needs of the server around it. */
export interface FolderContext {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly log: Log;
  readonly trusted: boolean;
  /** Where what was read is kept for the next time; null: nowhere. */
  readonly storage: Storage | null;
  /** A file of the folder as it is open in the editor. */
  document(path: string): TextDocument | undefined;
  /** Paths of the folder's files that are open in the editor. */
  open(): readonly string[];
  /** Something else is said about a page than before. */
  reported(report: Report): void;
  /** Something else is known of these pages than before. */
  touched(paths: ReadonlySet<string>): void;
  /** Other programs moved pages. */
  movedOutside(folder: Folder, moves: readonly Move[]): Promise<void>;
  /** The folder stands otherwise than before. */
  moved(): void;
}
