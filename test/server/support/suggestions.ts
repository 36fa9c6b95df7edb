import { expect } from 'vitest';
import {
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  InsertTextFormat,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type AtCursor, atCursor, BESIDE } from './cursor';
import type { EditorOptions } from './editor';

type Files = Readonly<Record<string, string>>;
type Options = Omit<EditorOptions, 'files'>;

/** What is suggested at the cursor, in the order in which an editor shows it. */
export async function suggestedAt({ editor, at }: AtCursor): Promise<CompletionList> {
  const list = (await editor.connection.sendRequest(CompletionRequest.type, at)) as CompletionList;
  const order = ({ sortText = '' }: CompletionItem): string => sortText;
  return { ...list, items: list.items.sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** What is suggested at the `‸` of a handbook, in its order. */
export async function items(files: Files): Promise<CompletionItem[]> {
  return (await suggestedAt(await atCursor(files, BESIDE))).items;
}

/** Each suggestion as `label: detail`. */
export async function suggested(files: Files): Promise<string[]> {
  return (await items(files)).map(({ label, labelDetails }) =>
    labelDetails ? `${label}: ${labelDetails.description}` : label,
  );
}

/** The page after a suggestion was taken; `‸` is where the cursor stands then. */
export async function textWith(files: Files, label: string, options: Options = BESIDE): Promise<string> {
  const cursor = await atCursor(files, options);
  const { items: all } = await suggestedAt(cursor);
  const text = cursor.editor.text(cursor.path);
  const found = all.filter((item) => item.label === label);
  expect(found.map((item) => item.label)).toEqual([label]);
  const [item] = found;
  const edit = item?.textEdit as TextEdit;
  const isSnippet = item?.insertTextFormat === InsertTextFormat.Snippet;
  const newText = isSnippet ? edit.newText.replace('$0', '‸').replace(/\\([\\$}])/g, '$1') : `${edit.newText}‸`;
  const edits = [{ ...edit, newText }, ...(item?.additionalTextEdits ?? [])];
  return TextDocument.applyEdits(TextDocument.create('', 'markdown', 1, text), edits);
}
