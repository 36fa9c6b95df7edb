import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver/node';
import { aboutKey } from '../../features/about-key';
import { type Entry, entries } from '../../features/entries';
import type { HalfEntryAt } from '../../features/half-entry';
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
  text: string,
  half: HalfEntryAt,
  offset: number,
  position: Position,
  { insertsAndReplaces, suggestsAgain }: Abilities,
): Generator<CompletionItem | null> {
  for (const entry of entries({ handbook, path, text, half, schemas })) {
    if (entry === null) {
      yield null;
      continue;
    }
    const { kind, label, newText, span, detail, about, order, hasValues } = entry;
    const start = { line: position.line, character: position.character - (offset - span.start) };
    const end = { line: position.line, character: position.character + (span.end - offset) };
    yield {
      label,
      kind: KINDS[kind],
      ...(detail === '' ? {} : { labelDetails: { description: detail } }),
      ...(about === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: about } }),
      filterText: half.quote + label,
      sortText: order,
      // The indentation is that of the block already.
      insertTextMode: InsertTextMode.asIs,
      textEdit: insertsAndReplaces
        ? { newText, insert: { start, end: position }, replace: { start, end } }
        : { newText, range: { start, end } },
      ...(hasValues && suggestsAgain ? { command: SUGGEST_AGAIN } : {}),
    };
  }
}

/** Says what is known of the key at an offset. */
export async function keyAt(
  { handbook, path, page, schemas }: AtHand,
  offset: number,
  signal: AbortSignal,
): Promise<Hovered | null> {
  if (page.frontmatter === null) return null;
  return new Slices(signal).finish(aboutKey(handbook, path, page.frontmatter, schemas, offset));
}
