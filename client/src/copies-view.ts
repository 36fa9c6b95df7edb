import {
  CancellationTokenSource,
  type Command,
  commands,
  type Disposable,
  EventEmitter,
  type Memento,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  COMPARE,
  type CopiesShown,
  MESSAGES,
  OPEN_PLACE,
  type ShownCopies,
  type ShownPlace,
} from '../../server/src/host/lsp/messages';

type State = ShownCopies['state'];

interface StateNode {
  readonly state: State;
  readonly groups: readonly ShownCopies[];
}

type Node = StateNode | ShownCopies | ShownPlace;

const NAMES: Readonly<Record<State, string>> = {
  drifted: 'Drifted apart',
  identical: 'The same',
  reworded: 'In other words',
};
const STATES: readonly State[] = ['drifted', 'identical', 'reworded'];
const ICONS: Readonly<Record<State, string>> = { drifted: 'git-compare', identical: 'copy', reworded: 'quote' };

/** Which states an author left out of the view. */
const LEFT_OUT = 'handbook.copiesLeftOut';
/** Changes that follow each other faster, in milliseconds, are shown as one. */
const PAUSE = 300;

/** The view "Copies": the passages that stand on several pages. */
export class CopiesView implements TreeDataProvider<Node>, Disposable {
  readonly #client: LanguageClient;
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view = window.createTreeView<Node>('handbook.copies', { treeDataProvider: this, showCollapseAll: true });
  readonly #following: readonly Disposable[];
  #asking = new CancellationTokenSource();
  #timer: NodeJS.Timeout | undefined;
  #groups: readonly ShownCopies[] = [];
  #shown = '';

  constructor(client: LanguageClient, memento: Memento) {
    this.#client = client;
    this.#memento = memento;
    this.#following = [
      this.#view.onDidChangeVisibility(() => this.update()),
      commands.registerCommand('handbook.filterCopies', () => this.#filter()),
      commands.registerCommand('handbook.comparePlace', ({ comparison }: ShownPlace) =>
        commands.executeCommand(COMPARE, comparison),
      ),
      commands.registerCommand('handbook.repairPlace', async (place: ShownPlace) => {
        await commands.executeCommand(OPEN_PLACE, { uri: place.uri, range: place.range });
        await commands.executeCommand('editor.action.quickFix');
      }),
    ];
  }

  /** Something else is said of copies: so many passages have drifted. */
  changed(drifted: number): void {
    const tooltip = `${passages(drifted)} drifted apart`;
    this.#view.badge = drifted === 0 ? undefined : { value: drifted, tooltip };
    this.updateSoon();
  }

  /** Something else may be said of copies. */
  updateSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.update();
    }, PAUSE);
  }

  /** Asks for all copies, unless nobody sees the view. */
  async update(): Promise<void> {
    this.#asking.cancel();
    if (!this.#view.visible || !this.#client.isRunning()) return;
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    const found = await this.#ask(asking);
    if (found === null || asking.token.isCancellationRequested) return;
    await commands.executeCommand('setContext', 'handbook.copies', found.state);
    const shown = JSON.stringify(found.groups);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#groups = found.groups;
    this.#render();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return this.#states().filter(({ groups }) => groups.length > 0);
    if ('groups' in node) return [...node.groups];
    return 'places' in node ? [...node.places] : [];
  }

  getTreeItem(node: Node): TreeItem {
    if ('groups' in node) return stateItem(node);
    return 'places' in node ? groupItem(node) : placeItem(node);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const each of [...this.#following, this.#view, this.#changed, this.#asking]) each.dispose();
  }

  get #leftOut(): readonly State[] {
    return this.#memento.get<readonly State[]>(LEFT_OUT, []);
  }

  #states(): StateNode[] {
    return STATES.filter((state) => !this.#leftOut.includes(state)).map((state) => ({
      state,
      groups: this.#groups.filter((group) => group.state === state),
    }));
  }

  #render(): void {
    const hidden = this.#groups.filter(({ state }) => this.#leftOut.includes(state)).length;
    this.#view.message = hidden === 0 ? '' : `${passages(hidden)} left out by the filter.`;
    this.#changed.fire();
  }

  /** Lets the author choose which states are shown. */
  async #filter(): Promise<void> {
    const choices = STATES.map((state) => ({ label: NAMES[state], state, picked: !this.#leftOut.includes(state) }));
    const chosen = await window.showQuickPick(choices, { canPickMany: true, placeHolder: 'Which copies are shown?' });
    if (chosen === undefined) return;
    const left = STATES.filter((state) => !chosen.some((each) => each.state === state));
    await this.#memento.update(LEFT_OUT, left);
    this.#render();
  }

  async #ask({ token }: CancellationTokenSource): Promise<CopiesShown | null> {
    try {
      return await this.#client.sendRequest<CopiesShown | null>(MESSAGES.copies, token);
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    }
  }
}

const passages = (count: number): string => `${count} ${count === 1 ? 'passage' : 'passages'}`;

function stateItem({ state, groups }: StateNode): TreeItem {
  const { Expanded, Collapsed } = TreeItemCollapsibleState;
  const item = new TreeItem(NAMES[state], state === 'drifted' ? Expanded : Collapsed);
  return Object.assign(item, { description: String(groups.length) });
}

function groupItem({ title, about, words, places, state, proven }: ShownCopies): TreeItem {
  const since = about.replace(/^\S+ /, '');
  const description = `${places.length} places${state === 'drifted' && since !== about ? ` · ${since}` : ''}`;
  const iconPath = proven
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon(ICONS[state]);
  const tooltip = `${title}\n\n${words} words, ${about}`;
  return Object.assign(new TreeItem(title, TreeItemCollapsibleState.Collapsed), { description, iconPath, tooltip });
}

function placeItem({ title, section, path, uri, range, message, comparison }: ShownPlace): TreeItem {
  const command: Command = { title: 'Open', command: OPEN_PLACE, arguments: [{ uri, range }] };
  const description = section === '' || section === title ? path : `${section} · ${path}`;
  return Object.assign(new TreeItem(title), {
    description,
    tooltip: message,
    command,
    // Without the page's own colours, which tell of all that is wrong with it.
    iconPath: new ThemeIcon('file'),
    contextValue: comparison === null ? 'place' : 'place.differs',
  });
}
