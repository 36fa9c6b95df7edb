import { ConfigurationTarget, type Memento, window, workspace } from 'vscode';

const TOLD = 'handbook.toldSuggestsBeside';

/** Offers once, when an author writes a link, to leave VS Code's own suggestions of paths out. */
export async function offerSuggestions(memento: Memento): Promise<void> {
  if (memento.get(TOLD)) return;
  await memento.update(TOLD, true);
  const chosen = await window.showInformationMessage(
    'VS Code suggests files for links. Handbook Keeper can suggest pages instead: by title, and written as your handbook writes its links.',
    'Suggest pages in this workspace',
    'Leave it as it is',
  );
  if (chosen !== 'Suggest pages in this workspace') return;
  await workspace.getConfiguration('markdown.suggest.paths').update('enabled', false, ConfigurationTarget.Workspace);
}
