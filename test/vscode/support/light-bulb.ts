import { setTimeout as sleep } from 'node:timers/promises';
import { type Range, Selection, type TextEditor } from 'vscode';
import type { Screen } from './screen';
import { until } from './until';

const menu = '.action-widget';

/** Opens the light bulb's menu at a place as an author does, and returns the titles that are shown. */
export async function openLightBulb(screen: Screen, editor: TextEditor, { start }: Range): Promise<string[]> {
  editor.selection = new Selection(start, start);
  editor.revealRange(editor.selection);
  return until('the menu of the light bulb', async () => {
    // The key does nothing while VS Code is still asking for the fixes: so we press again.
    if ((await screen.texts(menu)).length === 0) {
      await screen.press('Control+.');
      await sleep(500);
    }
    const titles = await screen.texts(`${menu} .monaco-list-row.action .title`);
    return titles.length > 0 ? titles : undefined;
  });
}

/** Chooses what is picked out in the menu. A menu that has just opened may not hear the key yet: so we press again. */
export async function choose(screen: Screen): Promise<void> {
  await until('the choice', async () => {
    await screen.press('Enter');
    await sleep(500);
    return (await screen.texts(menu)).length === 0 || undefined;
  });
}
