import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { type CopiesChanged, MESSAGES, type Status } from '../../server/src/host/lsp/messages';
import { registerCommands } from './commands';
import { showCopies } from './compare';
import { CopiesView } from './copies-view';
import { answerFileRequests } from './files';
import { createClient } from './language-client';
import { LinkedFromView } from './linked-from';
import { MarkedWords } from './marked-words';
import { followMovedPages, offerRedirects } from './moves';
import { openPlaces } from './places';
import { previewFixes } from './preview';
import { openRulePage } from './rule-pages';
import { StatusBar } from './status-bar';
import { offerSuggestions } from './suggestions';

/** Starts the language server, and shows what an editor alone can show. */
export async function start(context: ExtensionContext): Promise<void> {
  const client = createClient(context);
  const statusBar = new StatusBar(context.workspaceState);
  const linkedFrom = new LinkedFromView(client);
  const copies = new CopiesView(client, context.workspaceState);
  const words = new MarkedWords(client);
  context.subscriptions.push(
    client,
    statusBar,
    linkedFrom,
    copies,
    words,
    ...registerCommands(client),
    client.onNotification(MESSAGES.status, (status: Status) => {
      statusBar.show(status);
      const found = status.folders.some(({ handbooks }) => handbooks.length > 0);
      void commands.executeCommand('setContext', 'handbook.found', found);
      linkedFrom.updateSoon();
      copies.updateSoon();
    }),
    client.onNotification(MESSAGES.copiesChanged, ({ drifted }: CopiesChanged) => {
      copies.changed(drifted);
      words.updateSoon();
    }),
    client.onNotification(MESSAGES.suggestsBeside, () => offerSuggestions(context.workspaceState)),
    ...answerFileRequests(client),
    showCopies(client),
    openPlaces(),
    previewFixes(client),
    followMovedPages(client),
    offerRedirects(client),
    window.registerUriHandler({ handleUri: (uri) => openRulePage(context.extensionUri, uri) }),
    client.onDidChangeState(({ newState }) => statusBar.setRunning(newState !== State.Stopped)),
    window.onDidChangeActiveTextEditor(() => statusBar.render()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('markdown.validate')) statusBar.update();
    }),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && client.isRunning()) void client.sendNotification(MESSAGES.focused);
    }),
    workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) void client.sendNotification(MESSAGES.trusted);
    }),
  );
  await client.start();
}
