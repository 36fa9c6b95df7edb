import {
  ConfigurationTarget,
  type Disposable,
  MarkdownString,
  type Memento,
  StatusBarAlignment,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Status } from '../../server/src/host/lsp/messages';
import { statusView } from './status-text';

const TOLD = 'handbook.toldCheckedTwice';

/** How the handbooks of the window stand, at a glance; a click opens the log. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem('handbook.status', StatusBarAlignment.Left);
  readonly #memento: Memento;
  #status: Status = { folders: [] };
  #running = true;

  constructor(memento: Memento) {
    this.#memento = memento;
    this.#item.name = 'Handbook Keeper';
  }

  show(status: Status): void {
    this.#status = status;
    this.update();
  }

  /** Whether the server is there. */
  setRunning(running: boolean): void {
    this.#running = running;
    this.render();
  }

  /** The author is told once that links are checked twice, when they are. */
  update(): void {
    this.render();
    if (checkedTwice() && this.#status.folders.some(({ handbooks }) => handbooks.length > 0)) void this.#tellOnce();
  }

  render(): void {
    const view = statusView(this.#status, {
      page: pageFolder(),
      checkedTwice: checkedTwice(),
      running: this.#running,
      nameOf,
    });
    if (view === null) {
      this.#item.hide();
      return;
    }
    const tooltip = new MarkdownString(view.tooltip);
    tooltip.isTrusted = {
      enabledCommands: ['handbook.checkAll', 'handbook.checkFolder', 'handbook.restart', 'handbook.showLog'],
    };
    Object.assign(this.#item, { text: view.text, tooltip, command: view.command });
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }

  async #tellOnce(): Promise<void> {
    if (this.#memento.get(TOLD)) return;
    await this.#memento.update(TOLD, true);
    const chosen = await window.showInformationMessage(
      "VS Code's own Markdown link checks are on, so broken links are shown twice here.",
      'Turn them off in this workspace',
    );
    if (chosen === undefined) return;
    await workspace.getConfiguration('markdown.validate').update('enabled', false, ConfigurationTarget.Workspace);
  }
}

/** The opened folder that the Markdown page at hand lies in. */
function pageFolder(): string | null {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'markdown') return null;
  return workspace.getWorkspaceFolder(document.uri)?.uri.toString() ?? null;
}

const checkedTwice = (): boolean => workspace.getConfiguration('markdown.validate').get('enabled') === true;

const nameOf = (folder: string): string => workspace.getWorkspaceFolder(Uri.parse(folder))?.name ?? folder;
