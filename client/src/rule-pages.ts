import { commands, Uri } from 'vscode';

/** Shows the page of a rule, as packaged, rendered. The URI is what a rule's code in the Problems panel leads to. */
export async function openRulePage(extension: Uri, { path }: Uri): Promise<void> {
  const rule = /^\/rules\/([a-z]+\/[a-z-]+)$/.exec(path)?.[1];
  if (rule === undefined) return;
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`));
}
