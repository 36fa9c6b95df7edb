import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  type ConfigurationParams,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  FileChangeType,
  type FileEvent,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProgressToken,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { MESSAGES, type Status } from '../../../server/src/host/lsp/messages';
import { Server } from '../../../server/src/host/lsp/server';
import { until } from './until';

export interface EditorOptions {
  /** Files of the opened folder, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** By section: `handbook`, `files.exclude`. */
  readonly settings?: Record<string, unknown>;
  /** URI of the opened folder; without it, a temporary folder on the disk. */
  readonly root?: URI;
}

/** What VS Code can do, as far as the server makes use of it. */
export const VSCODE: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
  },
};

/** An editor that speaks the Language Server Protocol with a server in this process, on a folder of its own. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly root: URI;
  readonly logged: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: Registration[] = [];
  /** Tokens of the progress that the server shows, and what it shows. */
  readonly progress: ProgressToken[] = [];
  readonly progressed: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
  readonly settings: Record<string, unknown>;
  refreshes = 0;
  status: Status = { folders: [] };
  initialized: InitializeResult = { capabilities: {} };
  readonly #documents = new Map<string, TextDocument>();

  private constructor(connection: ProtocolConnection, root: URI, settings: Record<string, unknown>) {
    this.connection = connection;
    this.root = root;
    this.settings = settings;
  }

  /** Opens the folder, and waits until the server has read it. Everything ends with the test. */
  static async open(options: EditorOptions): Promise<Editor> {
    const editor = await Editor.start(options);
    await until(
      'the folder to be read',
      () => editor.status.folders.every(({ state }) => state !== 'reading') && editor.status.folders.length > 0,
    );
    return editor;
  }

  /** Opens the folder; the server may still be reading it. */
  static async start({
    files,
    capabilities = VSCODE,
    initializationOptions,
    settings = {},
    root,
  }: EditorOptions): Promise<Editor> {
    const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'handbook-')));
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    new Server(server, fileURLToPath(import.meta.url));
    server.listen();
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const editor = new Editor(connection, root ?? URI.file(folder), settings);
    for (const [path, text] of Object.entries(files)) editor.write(path, text);
    editor.#listen();
    onTestFinished(async () => {
      await connection.sendRequest(ShutdownRequest.type);
      connection.dispose();
      server.dispose();
      rmSync(folder, { recursive: true, force: true });
    });
    editor.initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: editor.root.toString(), name: 'handbook' }],
      capabilities,
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  uri(path: string): string {
    return this.root.with({ path: `${this.root.path}/${path}` }).toString();
  }

  /** Paths of the opened folder for the URIs of a protocol message. */
  path(uri: string): string {
    return URI.parse(uri).path.slice(this.root.path.length + 1);
  }

  /** Writes a file on the disk; the server is not told. */
  write(path: string, text: string): void {
    const file = this.#disk(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(path: string): void {
    rmSync(this.#disk(path), { recursive: true });
  }

  rename(from: string, to: string): void {
    mkdirSync(dirname(this.#disk(to)), { recursive: true });
    renameSync(this.#disk(from), this.#disk(to));
  }

  /** Tells the server about files, as VS Code's watcher does. */
  async watched(events: Readonly<Record<string, keyof typeof FileChangeType>>): Promise<void> {
    const changes = Object.entries(events).map(
      ([path, type]): FileEvent => ({ uri: this.uri(path), type: FileChangeType[type] }),
    );
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Shows a page in the editor. */
  async show(path: string, text = readFileSync(this.#disk(path), 'utf8')): Promise<void> {
    const document = TextDocument.create(this.uri(path), path.endsWith('.json') ? 'jsonc' : 'markdown', 1, text);
    this.#documents.set(path, document);
    const { uri, languageId, version } = document;
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Replaces the first occurrence of these words, as typing does. */
  async type(path: string, words: string, replacement: string): Promise<void> {
    const document = this.#document(path);
    const start = document.getText().indexOf(words);
    if (start < 0) throw new Error(`"${words}" does not stand in ${path}.`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + words.length) };
    const change = { range, text: replacement };
    const version = document.version + 1;
    TextDocument.update(document, [change], version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version },
      contentChanges: [change],
    });
  }

  async close(path: string): Promise<void> {
    const { uri } = this.#document(path);
    this.#documents.delete(path);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** A page's text as the editor shows it. */
  text(path: string): string {
    return this.#document(path).getText();
  }

  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: this.uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** What the server says about a page when it is asked. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    const report = await this.pull(path);
    if (report.kind !== 'full') throw new Error('Without a previous result, the report is full.');
    return report.items;
  }

  /** What the light bulb offers for these diagnostics, or on a line. */
  async codeActions(
    path: string,
    diagnostics: readonly Diagnostic[],
    only?: string[],
    line = 0,
  ): Promise<CodeAction[]> {
    const start = { line, character: 0 };
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri(path) },
      range: diagnostics[0]?.range ?? { start, end: start },
      context: { diagnostics: [...diagnostics], ...(only === undefined ? {} : { only }) },
    });
    return (actions ?? []).filter((action): action is CodeAction => 'kind' in action);
  }

  /** Waits for what the server publishes unasked about a page. */
  publishedOf(path: string): Diagnostic[] | undefined {
    return this.published.findLast(({ uri }) => uri === this.uri(path))?.diagnostics;
  }

  #listen(): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }: ConfigurationParams) =>
      items.map(({ section = '' }) => this.settings[section] ?? null),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      this.progress.push(token);
      connection.onProgress(WorkDoneProgress.type, token, (step) => {
        this.progressed.push(step);
      });
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes += 1;
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    connection.onNotification(MESSAGES.status, (status: Status) => {
      this.status = status;
    });
    connection.listen();
  }

  #document(path: string): TextDocument {
    const document = this.#documents.get(path);
    if (document === undefined) throw new Error(`${path} is not open.`);
    return document;
  }

  #disk(path: string): string {
    return join(this.root.fsPath, path);
  }
}

/** One line to compare: `error 2:8-2:20 link/missing-page`, lines and characters counted from zero. */
export function inShort({ severity, range: { start, end }, code }: Diagnostic): string {
  const level = ['error', 'warning', 'information', 'hint'][(severity ?? 1) - 1];
  return `${level} ${start.line}:${start.character}-${end.line}:${end.character} ${code}`;
}
