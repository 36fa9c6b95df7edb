import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { aboutKey } from '../../features/about-key';
import { type Entry, entries } from '../../features/entries';
import type { HalfEntryAt } from '../../features/half-entry/half-entry';
import type { Position } from '../../page/lines';
import { Slices } from '../slices';
import type { Abilities } from './abilities';
import type { AtHand } from './at-hand';
import type { Hovered } from './differences';

const KINDS: Readonly<Record<Entry['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
};

/** What may stand behind a key is suggested as soon as the key is taken. */
const SUGGEST_AGAIN: Command = { title: 'Suggest values', command: 'editor.action.triggerSuggest' };

/** Suggests keys and values of the frontmatter where one is being written. */
export function* entryItems(
  { handbook, path, schemas }: AtHand,
  document: TextDocument,
  half: HalfEntryAt,
  position: Position,
  { insertsAndReplaces, takesSnippets, suggestsAgain }: Abilities,
): Generator<CompletionItem | null> {
  for (const entry of entries({ handbook, path, text: document.getText(), half, schemas })) {
    if (entry === null) {
      yield null;
      continue;
    }
    const { kind, label, behind, span, comma, detail, about, order, hasValues } = entry;
    const [start, end] = [document.positionAt(span.start), document.positionAt(span.end)];
    const isSnippet = behind !== '' && takesSnippets;
    const newText = isSnippet ? `${inSnippet(entry.newText)}$0${inSnippet(behind)}` : entry.newText;
    yield {
      label,
      kind: KINDS[kind],
      ...(detail === '' ? {} : { labelDetails: { description: detail } }),
      ...(about === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: about } }),
      filterText: half.quote + label,
      sortText: order,
      // The indentation is that of the block already.
      insertTextMode: InsertTextMode.asIs,
      // With its quotes, a text is replaced as a whole.
      textEdit:
        insertsAndReplaces && half.quote === ''
          ? { newText, insert: { start, end: position }, replace: { start, end } }
          : { newText, range: { start, end } },
      ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      ...(comma === null ? {} : { additionalTextEdits: [TextEdit.insert(document.positionAt(comma), ',')] }),
      ...(hasValues && suggestsAgain ? { command: SUGGEST_AGAIN } : {}),
    };
  }
}

/** Without what a snippet reads as its own. */
const inSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Says what is known of the key at an offset. */
export async function keyAt(
  { handbook, path, page, schemas }: AtHand,
  offset: number,
  signal: AbortSignal,
): Promise<Hovered | null> {
  if (page.frontmatter === null) return null;
  return new Slices(signal).finish(aboutKey(handbook, path, page.frontmatter, schemas, offset));
}
