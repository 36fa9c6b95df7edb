import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver/node';
import { type Suggestion, suggestions } from '../../features/completion';
import { halfEntryAt } from '../../features/half-entry/at';
import { halfLinkAt } from '../../features/half-link';
import type { Position } from '../../page/lines';
import { anchors } from '../../site/anchors';
import { Slices } from '../slices';
import { pageAsRead } from './at-hand';
import { describe } from './description';
import { entryItems } from './entries';
import type { FeatureContext } from './features';
import { signalOf } from './guard';
import { MESSAGES } from './messages';

const KINDS: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  page: CompletionItemKind.File,
  anchor: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
};

/** So many are looked through at a glance; the editor asks again with every letter where there are more. */
const MOST = 300;

/** What a suggestion is described by, when an author comes to it. */
interface Described {
  readonly uri: string;
  readonly path: string;
  readonly fragment: string | null;
}

/** Suggests destinations, and keys and values of the frontmatter, where one is being written. */
export async function completion(
  { textDocument: { uri }, position }: CompletionParams,
  token: CancellationToken,
  context: FeatureContext,
): Promise<CompletionList> {
  const list: CompletionList = { isIncomplete: false, items: [] };
  const document = context.document(uri);
  if (document === undefined) return list;
  const offset = document.offsetAt(position);
  const text = document.getText();
  const [half, entry] = [halfLinkAt(text, offset), halfEntryAt(text, offset)];
  if (half === null && entry === null) return list;
  const signal = signalOf(token);
  const atHand = await pageAsRead(context.folders, uri, signal);
  if (atHand === null) return list;
  const slices = new Slices(signal);
  for (const item of entry === null ? [] : entryItems(atHand, document, entry, position, context.abilities)) {
    if (item !== null) list.items.push(item);
    await slices.next();
  }
  if (half === null) return list;
  const { handbook, path } = atHand;
  const beside = await suggestsBeside(uri, context);
  for (const suggestion of suggestions({ handbook, path, half, beside })) {
    list.isIncomplete = list.items.length >= MOST;
    if (list.isIncomplete) break;
    if (suggestion !== null) list.items.push(toItem(suggestion, uri, offset, position, context));
    await slices.next();
  }
  if (beside) void context.connection.sendNotification(MESSAGES.suggestsBeside);
  return list;
}

/** Adds the first lines of the page or section to a suggestion. */
export async function documentation(
  item: CompletionItem,
  token: CancellationToken,
  { folders }: FeatureContext,
): Promise<CompletionItem> {
  const data: Partial<Described> = item.data ?? {};
  const { uri, path, fragment } = data;
  const atHand = uri === undefined ? null : await pageAsRead(folders, uri, signalOf(token));
  const page = path === undefined ? undefined : atHand?.handbook.pages.get(path);
  if (atHand === null || path === undefined || page === undefined) return item;
  const anchor = anchors(page, atHand.handbook.site.profile).find(({ id }) => id === fragment) ?? null;
  return { ...item, documentation: describe(atHand, path, anchor) };
}

/** Asked each time: an author may take up the offer to turn VS Code's own suggestions off. */
async function suggestsBeside(scopeUri: string, { connection, abilities }: FeatureContext): Promise<boolean> {
  if (!abilities.besideMarkdown || !abilities.hasSettings) return abilities.besideMarkdown;
  const setting = { scopeUri, section: 'markdown.suggest.paths.enabled' };
  return (await connection.workspace.getConfiguration(setting)) !== false;
}

function toItem(
  { kind, newText, span, title, path, fragment, order }: Suggestion,
  uri: string,
  offset: number,
  position: Position,
  { abilities }: FeatureContext,
): CompletionItem {
  const start = { line: position.line, character: position.character - (offset - span.start) };
  const end = { line: position.line, character: position.character + (span.end - offset) };
  const data: Described = { uri, path, fragment };
  return {
    label: newText,
    labelDetails: { description: title },
    kind: KINDS[kind],
    // An author may type the path or the title.
    filterText: `${newText} ${title}`,
    sortText: order,
    textEdit: abilities.insertsAndReplaces
      ? { newText, insert: { start, end: position }, replace: { start, end } }
      : { newText, range: { start, end } },
    data,
  };
}
