import type { CancellationToken, WorkspaceEdit } from 'vscode-languageserver/node';
import { headingAt, headingWords, renameHeading } from '../../features/rename-heading';
import { offsetAt } from '../../page/lines';
import type { CodeActionContext } from './code-actions';
import { signalOf } from './guard';
import { addEdits, workIn } from './link-edits';
import type { HeadingParams, RenameHeadingParams } from './messages';
import { EditBuilder } from './workspace-edit';

/** The words of the heading at a place, as the author wrote them; null where there is none. */
export async function headingHere(
  { uri, position }: HeadingParams,
  token: CancellationToken,
  { folders }: CodeActionContext,
): Promise<string | null> {
  const located = folders.locate(uri);
  if (located === null) return null;
  const { folder, path } = located;
  await folder.whenRead(signalOf(token));
  await folder.settled(path, signalOf(token));
  const page = folder.keeper?.page(path);
  const heading = page && headingAt(page, offsetAt(page.lineStarts, position));
  if (!page || heading === undefined || heading === null) return null;
  const text = (await folder.keeper?.text(path)) ?? '';
  const span = headingWords(page, heading, text);
  return span && text.slice(span.start, span.end);
}

/** Null where the words make no heading. */
export async function renameHeadingHere(
  { uri, position, words }: RenameHeadingParams,
  token: CancellationToken,
  context: CodeActionContext,
): Promise<WorkspaceEdit | null> {
  const located = context.folders.locate(uri);
  if (located === null) return null;
  const { folder, path } = located;
  const signal = signalOf(token);
  const keeper = await folder.whenRead(signal);
  await folder.allSettled(signal);
  const page = keeper?.page(path);
  const heading = page && headingAt(page, offsetAt(page.lineStarts, position));
  if (!keeper || heading === undefined || heading === null) return null;
  const { handbook } = keeper.keptFor(path);
  const edits = await renameHeading(handbook, { path, heading, words }, folder.memory, workIn(folder, signal));
  if (edits === null) return null;
  const builder = new EditBuilder(context.abilities, context.version);
  await addEdits(builder, folder, edits);
  return builder.edit;
}
