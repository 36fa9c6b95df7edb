import { type Disposable, Range, type TextEditor, ThemeColor, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { MESSAGES, type Place } from '../../server/src/host/lsp/messages';

/** A pause this long, in milliseconds, and the marks are brought up to date. */
const PAUSE = 300;

/** Marks the words of a passage that its copy does not have, on the pages that are seen. */
export class MarkedWords implements Disposable {
  readonly #client: LanguageClient;
  readonly #mark = window.createTextEditorDecorationType({
    borderWidth: '0 0 1px 0',
    borderStyle: 'dotted',
    borderColor: new ThemeColor('editorInfo.foreground'),
    // The dots alone are lost in the wavy line of a finding.
    backgroundColor: new ThemeColor('editor.wordHighlightBackground'),
  });
  readonly #following: readonly Disposable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#following = [
      window.onDidChangeVisibleTextEditors(() => this.updateSoon()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'markdown') this.updateSoon();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('handbook.copies.highlight')) this.updateSoon();
      }),
    ];
  }

  /** Other words may differ than before. */
  updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const editor of window.visibleTextEditors) void this.#update(editor);
    }, PAUSE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const each of [...this.#following, this.#mark]) each.dispose();
  }

  async #update(editor: TextEditor): Promise<void> {
    const { document } = editor;
    if (document.languageId !== 'markdown' || !this.#client.isRunning()) return;
    const { version, uri } = document;
    const isOn = workspace.getConfiguration('handbook.copies', uri).get('highlight') === true;
    const params = { uri: this.#client.code2ProtocolConverter.asUri(uri) };
    const found = isOn ? await this.#client.sendRequest<Place[] | null>(MESSAGES.differences, params) : null;
    // Of another text, the marks would stand beside the words. It is asked for itself.
    if (document.version !== version) return;
    const ranges = (found ?? []).map(
      ({ start, end }) => new Range(start.line, start.character, end.line, end.character),
    );
    editor.setDecorations(this.#mark, ranges);
  }
}
