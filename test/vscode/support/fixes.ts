import { type CodeAction, type CodeActionKind, commands, type Range, type Uri, workspace } from 'vscode';
import { until } from './until';

// Actions past this number come without their edits.
const resolved = 20;

/** What the light bulb offers at a place. */
export async function codeActions(page: Uri, range: Range, kind?: CodeActionKind): Promise<CodeAction[]> {
  return until(`the light bulb on ${page.path}`, async () => {
    try {
      return await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        page,
        range,
        kind?.value,
        resolved,
      );
    } catch (error) {
      // VS Code cancels a running request whenever any extension registers another provider.
      if (error instanceof Error && /cancel/i.test(error.name + error.message)) return undefined;
      throw error;
    }
  });
}

/** Waits until the light bulb offers this title at a place, and returns the action. */
export async function fix(page: Uri, range: Range, title: string | RegExp): Promise<CodeAction> {
  let titles: string[] = [];
  return until(
    `the fix ${title} on ${page.path}`,
    async () => {
      const offered = await codeActions(page, range);
      titles = offered.map((action) => action.title);
      return offered.find((action) => (typeof title === 'string' ? action.title === title : title.test(action.title)));
    },
    { seen: () => titles },
  );
}

/** Does what a click on this title in the light bulb does. */
export async function applyFix(page: Uri, range: Range, title: string | RegExp): Promise<void> {
  const { edit, command } = await fix(page, range, title);
  if (edit && !(await workspace.applyEdit(edit))) throw new Error(`VS Code did not apply the fix ${title}.`);
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
}
