import {
  type CancellationToken,
  type Connection,
  RequestType0,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Abilities } from './abilities';
import { completion, documentation } from './completion';
import { copiesShown } from './copies';
import { differences } from './differences';
import { refused } from './draft';
import { draftConfiguration, draftSchema, useSchemaHere } from './draft-configuration';
import { draftPage, pageFolders } from './draft-page';
import type { Folders } from './folders';
import { guarded } from './guard';
import { hover } from './hover';
import { lenses } from './lenses';
import { linkedFrom, unlinkedPages } from './linked-from';
import type { Log } from './log';
import { type CopiesShown, MESSAGES, type PageName } from './messages';
import { definition, documentLinks, references } from './navigation';

/** What the features need of the server around them. */
export interface FeatureContext {
  readonly connection: Connection;
  readonly folders: Folders;
  /** Known once the client has said what it can do. */
  readonly abilities: Abilities;
  document(uri: string): TextDocument | undefined;
}

export const FEATURES: ServerCapabilities = {
  completionProvider: { triggerCharacters: ['(', '/', '#', '"', "'", '.', ' ', '<'], resolveProvider: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentLinkProvider: {},
  codeLensProvider: {},
};

/** Answers what an author asks while reading and writing. */
export function answerFeatures(connection: Connection, log: Log, context: () => FeatureContext): void {
  type Answer<P, R> = (params: P, token: CancellationToken, context: FeatureContext) => Promise<R>;
  const answer = <P, R>(what: string, nothing: R, by: Answer<P, R>) =>
    guarded<P, R>(log, what, nothing, (params, token) => by(params, token, context()));
  connection.onCompletion(answer('Suggesting links', { isIncomplete: false, items: [] }, completion));
  connection.onCompletionResolve((item, token) =>
    guarded(log, 'Describing a suggestion', item, () => documentation(item, token, context()))(item, token),
  );
  connection.onHover(answer('Describing a link', null, hover));
  connection.onDefinition(answer('Following a link', null, definition));
  connection.onReferences(answer('Looking for links to a place', [], references));
  connection.onDocumentLinks(answer('Following links', [], documentLinks));
  connection.onRequest(MESSAGES.linkedFrom, answer('Looking for links to a page', null, linkedFrom));
  connection.onRequest(MESSAGES.pageFolders, answer('Listing the folders of pages', [], pageFolders));
  const failed = refused('That failed; the log of Handbook Keeper tells why.');
  const draft = <P>(message: string, what: string, by: Answer<P, object>) =>
    connection.onRequest<object, never>(message, answer<P, object>(what, failed, by));
  draft(MESSAGES.newPage, 'Drafting a page', draftPage);
  draft(MESSAGES.createConfiguration, 'Drafting a configuration', draftConfiguration);
  draft(MESSAGES.writeSchema, 'Drafting a schema', draftSchema);
  draft(MESSAGES.useSchema, 'Naming a schema in the configuration', useSchemaHere);
  connection.onCodeLens(answer('Naming copies', [], lenses));
  connection.onRequest(MESSAGES.differences, answer('Looking for words that differ', null, differences));
  const copies = answer('Listing copies', null, copiesShown);
  connection.onRequest(new RequestType0<CopiesShown | null, never>(MESSAGES.copies), (token) => copies(null, token));
  const unlinked = answer('Looking for pages without links to them', null, unlinkedPages);
  connection.onRequest(new RequestType0<PageName[] | null, never>(MESSAGES.unlinked), (token) => unlinked(null, token));
}
