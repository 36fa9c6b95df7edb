import { type ExtensionContext, env, extensions, window, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/host/lsp/messages';
import { Crashes } from './crashes';
import { willRenameFiles } from './moves';
import { previewAction } from './preview';

/** The language server as a process of its own. */
export function createClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  // Given from the start: a channel that the client makes when it is first shown would lack everything said before.
  const outputChannel = window.createOutputChannel('Handbook Keeper', { log: true });
  context.subscriptions.push(outputChannel);
  const options: LanguageClientOptions = {
    outputChannel,
    documentSelector: schemes().flatMap((scheme) => [
      { scheme, language: 'markdown' },
      { scheme, pattern: '**/*.mdx' },
      { scheme, pattern: '**/handbook.config.json' },
      // Redirects are added to it, as it is in the editor.
      { scheme, pattern: '**/.gitbook.{yml,yaml}' },
    ]),
    diagnosticPullOptions: { onChange: true },
    // What other extensions open and nobody sees does not count instead of the disk's text.
    textSynchronization: { delayOpenNotifications: true },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Asked for anew at each start: trust may have been granted in between.
    initializationOptions: (): InitializationOptions => ({
      trusted: workspace.isTrusted,
      storage: (context.storageUri ?? context.globalStorageUri).fsPath,
      checksJson: true,
      comparesCopies: true,
      previewsFixes: true,
      asksAuthor: true,
      suggestsAgain: true,
      besideMarkdown: extensions.getExtension('vscode.markdown-language-features') !== undefined,
      rulePages: `${env.uriScheme}://${context.extension.id}/rules/`,
    }),
    errorHandler: new Crashes(),
    middleware: { workspace: { willRenameFiles }, resolveCodeAction: previewAction },
  };
  return new LanguageClient(
    'handbook',
    'Handbook Keeper',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
    },
    options,
  );
}

/** Where pages can be: on the disk, and on the editor's file systems that the opened folders are on. */
function schemes(): string[] {
  return [...new Set(['file', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}
