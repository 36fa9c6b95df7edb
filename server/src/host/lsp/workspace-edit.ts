import type {
  ChangeAnnotation,
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Edit } from '../../handbook/edit';
import { lineStarts } from '../../page/lines';
import type { NewFile } from '../../rules/rule';
import type { Abilities } from './abilities';
import { toRange } from './diagnostics';
import type { Folder } from './folder';

/** A change of a file, and the name of the annotation that it stands under. */
export interface Change extends Edit {
  readonly annotation?: string;
}

/** Builds a `WorkspaceEdit` as the client can take it. */
export class EditBuilder {
  readonly #abilities: Abilities;
  readonly #versions: (uri: string) => number | null;
  readonly #documents: TextDocumentEdit[] = [];
  readonly #files: CreateFile[] = [];
  readonly #renames: RenameFile[] = [];
  readonly #annotations: Record<string, ChangeAnnotation> = {};

  /** @param versions of the documents that are open */
  constructor(abilities: Abilities, versions: (uri: string) => number | null) {
    this.#abilities = abilities;
    this.#versions = versions;
  }

  annotate(name: string, annotation: ChangeAnnotation): void {
    this.#annotations[name] = annotation;
  }

  /** @param edits all those of one file */
  async change(folder: Folder, path: string, edits: readonly Change[]): Promise<void> {
    const starts = folder.page(path)?.lineStarts ?? lineStarts(await folder.text(path));
    this.#add(
      folder.uri(path),
      edits.map(({ span, newText, annotation }) => ({
        range: toRange(starts, span),
        newText,
        ...(annotation === undefined ? {} : { annotationId: annotation }),
      })),
    );
  }

  /** A file that is there already is never written over. */
  create(folder: Folder, { path, text }: NewFile): void {
    const uri = folder.uri(path);
    const start = { line: 0, character: 0 };
    this.#files.push({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } });
    this.#add(uri, [{ range: { start, end: start }, newText: text }]);
  }

  /** After all changes; their URIs are those from before. */
  rename(oldUri: string, newUri: string): void {
    this.#renames.push({ kind: 'rename', oldUri, newUri, options: { overwrite: false, ignoreIfExists: false } });
  }

  get edit(): WorkspaceEdit {
    if (!this.#abilities.versionedEdits) {
      return {
        changes: Object.fromEntries(
          this.#documents.map(({ textDocument, edits }) => [textDocument.uri, edits.filter(isPlain)]),
        ),
      };
    }
    return {
      documentChanges: [...this.#files, ...this.#documents, ...this.#renames],
      ...(Object.keys(this.#annotations).length > 0 ? { changeAnnotations: this.#annotations } : {}),
    };
  }

  #add(uri: string, edits: readonly TextEdit[]): void {
    this.#documents.push({ textDocument: { uri, version: this.#versions(uri) }, edits: [...edits] });
  }
}

const isPlain = (edit: object): edit is TextEdit => 'newText' in edit;
