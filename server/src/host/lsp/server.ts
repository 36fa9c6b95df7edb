import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  RequestType0,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Move } from '../../handbook/moves';
import type { Storage } from '../cache/cache-folder';
import { type Abilities, abilitiesOf } from './abilities';
import type { Report } from './board';
import { type CodeActionContext, codeActions, FIX_ALL } from './code-actions';
import { Comparisons } from './compare';
import { countDrifted } from './copies';
import { CopiesNews } from './copies-news';
import { answerFeatures, FEATURES } from './features';
import { resolveAction } from './fix-alike';
import { fixAll } from './fix-all';
import { Folder } from './folder';
import { Folders } from './folders';
import { guarded } from './guard';
import { headingHere, renameHeadingHere } from './headings';
import { linkEdits } from './link-edits';
import { Log } from './log';
import {
  type Compared,
  type Comparison,
  type CopiesChanged,
  type HeadingParams,
  MESSAGES,
  type MovedPages,
  type MovePageParams,
  type RenameHeadingParams,
  type UpdateMovedParams,
} from './messages';
import { addRedirects, didRename, MOVED, movePage, updateMoved, willRename } from './moves';
import { DocumentPull } from './pull';
import { Push } from './push';
import { REFACTORINGS } from './refactorings';
import { readMoveSetting, readSettings } from './settings';
import { StatusTeller } from './status';
import { folderUri, pathIn } from './uris';
import { FileEvents, watchFiles } from './watching';
import { WorkspaceStream } from './workspace-stream';

/** A window that is switched to and fro is looked at again at most this often, in milliseconds. */
const LOOKED_AGAIN_AFTER = 5000;

/** The language server behind one connection. */
export class Server {
  readonly #connection: Connection;
  readonly #program: string;
  readonly #log: Log;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #folders = new Folders();
  readonly #events = new FileEvents(this.#folders);
  readonly #status: StatusTeller;
  readonly #pull: DocumentPull;
  readonly #stream = new WorkspaceStream(this.#folders);
  readonly #push: Push;
  readonly #comparisons: Comparisons;
  readonly #copies = new CopiesNews(() => this.#tellCopies());
  #abilities: Abilities = abilitiesOf({ processId: null, rootUri: null, capabilities: {} });
  #trusted = false;
  /** The client said good-bye: nothing is said to it any more. */
  #ended = false;
  #lookedAgain = performance.now();

  /** @param program path of the running program's file */
  constructor(connection: Connection, program: string) {
    this.#connection = connection;
    this.#program = program;
    this.#log = new Log(connection.console);
    this.#push = new Push(connection);
    this.#pull = new DocumentPull(this.#folders, () => this.#refresh());
    this.#status = new StatusTeller(
      this.#folders,
      (status) => void connection.sendNotification(MESSAGES.status, status),
    );
    this.#comparisons = new Comparisons(
      this.#folders,
      (uri) => void connection.sendNotification(MESSAGES.pageChanged, { uri }),
    );
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onShutdown(() => this.#shutDown());
    this.#followDocuments();
    this.#followFiles();
    this.#answerRequests();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#abilities = abilitiesOf(params);
    this.#trusted = this.#abilities.trusted;
    for (const { uri } of params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : [])) this.#add(uri);
    return {
      serverInfo: { name: 'Handbook Keeper' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL, ...REFACTORINGS], resolveProvider: true },
        ...FEATURES,
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: MOVED, didRename: MOVED },
        },
        ...(this.#abilities.pulls
          ? { diagnosticProvider: { identifier: 'handbook', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
      },
    };
  }

  async #initialized(): Promise<void> {
    const { watchesFiles, tellsSettings, addsFolders } = this.#abilities;
    if (addsFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#folders.remove(folderUri(uri).toString());
        for (const { uri } of added) void this.#start(this.#add(uri));
        this.#status.moved();
      });
    }
    for (const folder of this.#folders.all) void this.#start(folder);
    try {
      if (tellsSettings) await this.#connection.client.register(DidChangeConfigurationNotification.type);
      if (watchesFiles) await watchFiles(this.#connection);
    } catch (error) {
      this.#log.failure('Asking the editor to tell about changes', error);
    }
  }

  #shutDown(): void {
    this.#ended = true;
    for (const folder of this.#folders.all) this.#folders.remove(folder.root.toString());
    for (const part of [this.#events, this.#status, this.#pull, this.#copies]) part.dispose();
    this.#stream.end();
  }

  #add(uri: string): Folder {
    const root = folderUri(uri);
    const folder: Folder = new Folder(root, {
      connection: this.#connection,
      abilities: this.#abilities,
      log: this.#log,
      trusted: this.#trusted,
      storage: this.#storage,
      document: (path) => this.#documents.get(folder.uri(path)),
      open: () => this.#documents.keys().flatMap((document) => this.#pathIn(folder, document)),
      reported: (report) => this.#reported(report),
      touched: (paths) => this.#comparisons.touched(folder, paths),
      movedOutside: (moved, moves) => this.#offerUpdate(moved, moves),
      moved: () => {
        if (!this.#ended) this.#status.moved();
      },
    });
    this.#folders.add(folder);
    return folder;
  }

  get #storage(): Storage | null {
    const { storage } = this.#abilities;
    return storage === null ? null : { folder: storage, program: this.#program };
  }

  #pathIn(folder: Folder, uri: string): string[] {
    const path = this.#folders.locate(uri)?.folder === folder ? pathIn(folder.root, uri) : null;
    return path === null ? [] : [path];
  }

  async #start(folder: Folder): Promise<void> {
    await folder.read(await readSettings(this.#connection, this.#abilities, folder.root.toString()));
  }

  #reported(report: Report): void {
    if (this.#ended) return;
    this.#copies.reported(report);
    if (this.#abilities.pulls) {
      this.#stream.reported(report);
      this.#pull.reported(report);
    } else {
      this.#push.reported(report);
    }
  }

  #refresh(): void {
    if (!this.#abilities.refreshes) return;
    this.#connection.languages.diagnostics.refresh().catch((error) => {
      if (!this.#ended) this.#log.failure('Asking the editor to look again', error);
    });
  }

  async #tellCopies(): Promise<void> {
    try {
      const { comparesCopies, refreshesLenses } = this.#abilities;
      if (!comparesCopies) return;
      if (refreshesLenses) await this.#connection.sendRequest(CodeLensRefreshRequest.type);
      const message: CopiesChanged = { drifted: await countDrifted(this.#folders) };
      if (!this.#ended) await this.#connection.sendNotification(MESSAGES.copiesChanged, message);
    } catch (error) {
      if (!this.#ended) this.#log.failure('Telling about copies', error);
    }
  }

  /** The author is asked when links broke, and wants to be asked. */
  async #offerUpdate(folder: Folder, moves: readonly Move[]): Promise<void> {
    try {
      const root = folder.root.toString();
      const { links } = await readMoveSetting(this.#connection, this.#abilities, root);
      const count = links === 'never' ? 0 : (await linkEdits(folder, moves, 'after')).length;
      const message: MovedPages = { folder: root, links: count };
      if (count > 0 && !this.#ended) await this.#connection.sendNotification(MESSAGES.movedPages, message);
    } catch (error) {
      this.#log.failure('Looking for links to pages that moved', error);
    }
  }

  get #context(): CodeActionContext {
    return {
      folders: this.#folders,
      abilities: this.#abilities,
      version: (uri) => this.#documents.get(uri)?.version ?? null,
    };
  }

  #followDocuments(): void {
    this.#documents.onDidChangeContent(({ document: { uri } }) => {
      this.#pull.forget(uri);
      const located = this.#folders.locate(uri);
      located?.folder.edited(located.path);
    });
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#pull.forget(uri);
      const located = this.#folders.locate(uri);
      located?.folder.closed(located.path);
      this.#stream.closed(uri);
    });
    this.#documents.listen(this.#connection);
  }

  #followFiles(): void {
    this.#connection.onDidChangeWatchedFiles(({ changes }) => this.#events.take(changes));
    this.#connection.onDidChangeConfiguration(async () => {
      for (const folder of this.#folders.all) {
        await folder.configure(await readSettings(this.#connection, this.#abilities, folder.root.toString()));
      }
      this.#copies.soon();
    });
    this.#connection.onNotification(MESSAGES.trusted, () => {
      this.#trusted = true;
      for (const folder of this.#folders.all) folder.trust();
    });
    this.#connection.onNotification(MESSAGES.focused, () => {
      if (performance.now() - this.#lookedAgain < LOOKED_AGAIN_AFTER) return;
      this.#lookedAgain = performance.now();
      for (const folder of this.#folders.all) folder.lookAgain();
    });
  }

  #answerRequests(): void {
    const { languages } = this.#connection;
    answerFeatures(this.#connection, this.#log, () => ({
      connection: this.#connection,
      folders: this.#folders,
      abilities: this.#abilities,
      document: (uri) => this.#documents.get(uri),
    }));
    languages.diagnostics.on(
      guarded(this.#log, 'Checking a page', { kind: 'full', items: [] }, (params, token) =>
        this.#pull.answer(params, token),
      ),
    );
    languages.diagnostics.onWorkspace((params, token, _progress, partial) =>
      this.#stream.answer(params, token, partial),
    );
    this.#connection.onCodeAction(
      guarded(this.#log, 'Looking for repairs', [], (params, token) => codeActions(params, token, this.#context)),
    );
    this.#connection.onCodeActionResolve((action, token) =>
      guarded(this.#log, 'Repairing links that are alike', action, () => resolveAction(action, token, this.#context))(
        action,
        token,
      ),
    );
    this.#connection.workspace.onWillRenameFiles(
      guarded(this.#log, 'Keeping the links of files that are moved', null, (params, token) =>
        willRename(params, token, this.#connection, this.#context),
      ),
    );
    this.#connection.workspace.onDidRenameFiles((params) => didRename(params, this.#connection, this.#context));
    this.#answerRefactorings();
    const repairs = guarded(this.#log, 'Looking for repairs', null, (_params: null, token) =>
      fixAll(token, this.#context),
    );
    this.#connection.onRequest(new RequestType0<WorkspaceEdit | null, never>(MESSAGES.fixAll), (token) =>
      repairs(null, token),
    );
    this.#connection.onRequest(
      MESSAGES.compare,
      guarded<Comparison, Compared | null>(this.#log, 'Comparing copies', null, (params, token) =>
        this.#comparisons.answer(params, token),
      ),
    );
    this.#connection.onRequest(
      MESSAGES.checkAll,
      guarded(this.#log, 'Checking the whole handbook', null, async () => {
        await Promise.all(this.#folders.all.map((folder) => folder.read()));
        return null;
      }),
    );
  }

  #answerRefactorings(): void {
    const answer = <P>(
      message: string,
      what: string,
      work: (params: P, token: CancellationToken, context: CodeActionContext) => Promise<WorkspaceEdit | string | null>,
    ): void => {
      const guard = guarded<P, WorkspaceEdit | string | null>(this.#log, what, null, (params, token) =>
        work(params, token, this.#context),
      );
      this.#connection.onRequest<WorkspaceEdit | string | null, never>(message, guard);
    };
    answer<HeadingParams>(MESSAGES.heading, 'Looking for the heading', headingHere);
    answer<RenameHeadingParams>(MESSAGES.renameHeading, 'Renaming a heading', renameHeadingHere);
    answer<MovePageParams>(MESSAGES.movePage, 'Moving a page', movePage);
    answer<UpdateMovedParams>(MESSAGES.updateMoved, 'Repairing links to pages that moved', updateMoved);
    answer<UpdateMovedParams>(MESSAGES.addRedirects, 'Adding redirects', addRedirects);
  }
}
