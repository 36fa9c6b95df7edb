import type { TextDocumentPositionParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Editor, type EditorOptions } from './editor';

/** Where the cursor stands in a test's pages. */
const CURSOR = '‸';

export interface AtCursor {
  readonly editor: Editor;
  /** The page with the cursor. */
  readonly path: string;
  readonly at: TextDocumentPositionParams;
}

/** Opens a handbook and shows the page with the `‸`, which is taken out and is where the cursor stands. */
export async function atCursor(
  files: Readonly<Record<string, string>>,
  options: Omit<EditorOptions, 'files'> = {},
): Promise<AtCursor> {
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(CURSOR, '')]));
  const editor = await Editor.open({ ...options, files: texts });
  const [path, text] = Object.entries(files).find(([, each]) => each.includes(CURSOR)) ?? ['', ''];
  await editor.show(path);
  const document = TextDocument.create(editor.uri(path), 'markdown', 1, texts[path] ?? '');
  const position = document.positionAt(text.indexOf(CURSOR));
  return { editor, path, at: { textDocument: { uri: document.uri }, position } };
}

/** VS Code, whose own Markdown extension is always there. */
export const BESIDE = { initializationOptions: { besideMarkdown: true } };
