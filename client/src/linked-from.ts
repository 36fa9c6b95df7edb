import {
  CancellationTokenSource,
  type Command,
  commands,
  type Disposable,
  EventEmitter,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type LinkedFrom, type LinkLine, MESSAGES } from '../../server/src/host/lsp/messages';

type LinkingPage = LinkedFrom['pages'][number];
type Node = LinkingPage | { readonly uri: string; readonly link: LinkLine };

/** A pause in typing this long, in milliseconds, and the view is brought up to date. */
const PAUSE = 500;

/** The view "Linked from": the pages that link to the page at hand. */
export class LinkedFromView implements TreeDataProvider<Node>, Disposable {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = window.createTreeView<Node>('handbook.linkedFrom', {
    treeDataProvider: this,
    showCollapseAll: true,
  });
  readonly #following: readonly Disposable[];
  #asking = new CancellationTokenSource();
  #timer: NodeJS.Timeout | undefined;
  #pages: readonly LinkingPage[] = [];

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#following = [
      this.#view.onDidChangeVisibility(() => this.update()),
      window.onDidChangeActiveTextEditor(() => this.update()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'markdown') this.updateSoon();
      }),
    ];
  }

  /** Pages may have come, gone or changed. */
  updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.update(), PAUSE);
  }

  /** Asks for the page at hand, unless nobody sees the view. */
  async update(): Promise<void> {
    this.#asking.cancel();
    if (!this.#view.visible || !this.#client.isRunning()) return;
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    const page = window.activeTextEditor?.document;
    const found = page?.languageId === 'markdown' ? await this.#ask(page.uri, asking) : null;
    if (asking.token.isCancellationRequested) return;
    await commands.executeCommand('setContext', 'handbook.linkedFrom', found?.state ?? 'no-page');
    this.#pages = found?.pages ?? [];
    this.#changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...this.#pages];
    return 'links' in node ? node.links.map((link) => ({ uri: node.uri, link })) : [];
  }

  getTreeItem(node: Node): TreeItem {
    const uri = Uri.parse(node.uri);
    return 'links' in node ? pageItem(node, uri) : linkItem(node.link, uri);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const each of [...this.#following, this.#view, this.#changed, this.#asking]) each.dispose();
  }

  async #ask(uri: Uri, { token }: CancellationTokenSource): Promise<LinkedFrom | null> {
    const params = { uri: this.#client.code2ProtocolConverter.asUri(uri) };
    try {
      return await this.#client.sendRequest<LinkedFrom | null>(MESSAGES.linkedFrom, params, token);
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    }
  }
}

function pageItem({ title, path, uri: id }: LinkingPage, uri: Uri): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  return Object.assign(item, { id, description: path, tooltip: path, resourceUri: uri, iconPath: ThemeIcon.File });
}

function linkItem({ line, character, end, text }: LinkLine, uri: Uri): TreeItem {
  const selection = new Range(line, character, line, end);
  const command: Command = { title: 'Open', command: 'vscode.open', arguments: [uri, { selection }] };
  return Object.assign(new TreeItem(text), { description: `line ${line + 1}`, tooltip: text, command });
}
