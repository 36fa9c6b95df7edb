import type { InitializeParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from './messages';

/** What the client can do, as far as we make use of it. */
export interface Abilities {
  /** It asks for diagnostics; otherwise they are sent unasked. */
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly refreshesLenses: boolean;
  readonly showsProgress: boolean;
  readonly hasSettings: boolean;
  readonly tellsSettings: boolean;
  readonly watchesFiles: boolean;
  readonly addsFolders: boolean;
  readonly takesCodeActions: boolean;
  /** It asks for the edit of an action once the author has chosen it. */
  readonly resolvesEdits: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly annotatesEdits: boolean;
  readonly relatedInformation: boolean;
  readonly codeLinks: boolean;
  /** Of a suggestion, what is put before the cursor and what behind it is replaced are told apart. */
  readonly insertsAndReplaces: boolean;
  /** A suggestion may say where the cursor is to stand in it. */
  readonly takesSnippets: boolean;
  readonly linksDefinitions: boolean;
  /** VS Code's own Markdown extension is there too: what it gives is not given twice. */
  readonly besideMarkdown: boolean;
  /** It says itself what is wrong with the JSON of an open file. */
  readonly checksJson: boolean;
  /** It has the commands that open comparisons and places, and shows copies in a view. */
  readonly comparesCopies: boolean;
  /** It has the command that shows the edits of a fix before they are made. */
  readonly previewsFixes: boolean;
  /** It has the commands that ask the author for words and places. */
  readonly asksAuthor: boolean;
  /** It has VS Code's command that suggests what may stand at the cursor. */
  readonly suggestsAgain: boolean;
  readonly trusted: boolean;
  readonly rulePages: string | null;
  /** Path of a folder for what can be done without. */
  readonly storage: string | null;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { textDocument, workspace, window } = capabilities;
  const options = optionsOf(initializationOptions);
  const shown = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    showsProgress: window?.workDoneProgress === true,
    hasSettings: workspace?.configuration === true,
    tellsSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    addsFolders: workspace?.workspaceFolders === true,
    takesCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    annotatesEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    relatedInformation: shown?.relatedInformation === true,
    codeLinks: shown?.codeDescriptionSupport === true,
    insertsAndReplaces: textDocument?.completion?.completionItem?.insertReplaceSupport === true,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    besideMarkdown: options.besideMarkdown === true,
    checksJson: options.checksJson === true,
    comparesCopies: options.comparesCopies === true,
    previewsFixes: options.previewsFixes === true,
    asksAuthor: options.asksAuthor === true,
    suggestsAgain: options.suggestsAgain === true,
    trusted: options.trusted === true,
    rulePages: typeof options.rulePages === 'string' ? options.rulePages : null,
    storage: typeof options.storage === 'string' ? options.storage : null,
  };
}

const optionsOf = (value: unknown): InitializationOptions => (typeof value === 'object' && value !== null ? value : {});
