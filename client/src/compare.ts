import { commands, Disposable, EventEmitter, Range, Uri, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import {
  COMPARE,
  type Compared,
  type Comparison,
  MESSAGES,
  type OpenComparison,
} from '../../server/src/host/lsp/messages';

/** Outside of what the language client serves: what is shown there is no page. */
const SCHEME = 'handbook-copy';

/** Shows a page beside itself with the words of a copy: to the left as the copy has it, to read; to the right the page. */
export function showCopies(client: LanguageClient): Disposable {
  const changed = new EventEmitter<Uri>();
  /** The comparisons at hand, by the text of their URI, each with where its passage stood last. */
  const shown = new Map<string, Comparison>();
  const refresh = (isMeant: (comparison: Comparison) => boolean): void => {
    for (const [uri, comparison] of shown) if (isMeant(comparison)) changed.fire(Uri.parse(uri));
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const comparison = shown.get(uri.toString()) ?? (JSON.parse(uri.query) as Comparison);
        shown.set(uri.toString(), comparison);
        const compared = await client.sendRequest<Compared | null>(MESSAGES.compare, comparison);
        if (compared === null) return 'The copies could not be compared; the log of Handbook Keeper tells why.\n';
        shown.set(uri.toString(), { ...comparison, place: compared.place });
        return compared.text;
      },
    }),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    client.onNotification(MESSAGES.pageChanged, ({ uri }: { uri: string }) =>
      refresh(({ page, other }) => page === uri || other === uri),
    ),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) refresh(() => true);
    }),
    commands.registerCommand(COMPARE, ({ title, at: { line, character }, ...comparison }: OpenComparison) => {
      const page = Uri.parse(comparison.page);
      const copy = Uri.from({ scheme: SCHEME, path: page.path, query: JSON.stringify(comparison) });
      const selection = new Range(line, character, line, character);
      return commands.executeCommand('vscode.diff', copy, page, title, { selection });
    }),
  );
}
