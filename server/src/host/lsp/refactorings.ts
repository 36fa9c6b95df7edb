import { type CodeAction, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver/node';
import { headingAt } from '../../features/rename-heading';
import { offsetAt } from '../../page/lines';
import type { Located } from './folders';

const RENAME_HEADING = 'refactor.rename.heading';
const MOVE_PAGE = 'refactor.move.page';
export const REFACTORINGS: readonly string[] = [RENAME_HEADING, MOVE_PAGE];

/**
 * What can be done to a heading, and to the page at its frontmatter and its first heading. The client asks the author
 * for the new words or the new place. Offered when the author opens the menu, so that headings have no light bulb.
 */
export function refactorings(
  { folder, path }: Located,
  { textDocument: { uri }, range, context: { only, triggerKind } }: CodeActionParams,
): CodeAction[] {
  const page = folder.keeper?.page(path);
  if (page === undefined || (only === undefined && triggerKind !== CodeActionTriggerKind.Invoked)) return [];
  const offset = offsetAt(page.lineStarts, range.start);
  const heading = headingAt(page, offset);
  const isTop = heading === 0 || (page.frontmatter !== null && offset <= page.frontmatter.span.end);
  const action = (kind: string, title: string, command: string, ...args: unknown[]): CodeAction => ({
    title,
    kind,
    command: { title, command, arguments: args },
  });
  const all = [
    ...(heading === null
      ? []
      : [action(RENAME_HEADING, 'Rename heading and its links…', 'handbook.renameHeading', uri, range.start)]),
    ...(isTop ? [action(MOVE_PAGE, 'Move page and its links…', 'handbook.movePage', uri)] : []),
  ];
  return all.filter(
    ({ kind = '' }) =>
      only === undefined || only.some((wanted) => `${kind}.`.startsWith(`${wanted}.`) || wanted === ''),
  );
}
