import { type ExtensionContext, env, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/host/lsp/messages';
import { Crashes } from './crashes';

/** The language server as a process of its own. */
export function createClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const options: LanguageClientOptions = {
    documentSelector: schemes().flatMap((scheme) => [
      { scheme, language: 'markdown' },
      { scheme, pattern: '**/*.mdx' },
      { scheme, pattern: '**/handbook.config.json' },
    ]),
    diagnosticPullOptions: { onChange: true },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Asked for anew at each start: trust may have been granted in between.
    initializationOptions: (): InitializationOptions => ({
      trusted: workspace.isTrusted,
      rulePages: `${env.uriScheme}://${context.extension.id}/rules/`,
    }),
    errorHandler: new Crashes(),
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
