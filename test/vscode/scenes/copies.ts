import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type Hover, window, workspace } from 'vscode';
import { finding } from '../support/findings';
import { edit, file, openPage, rangeOf, write } from '../support/pages';
import { onScreen, type Screen, screenshot } from '../support/screen';
import { until } from '../support/until';

const PAGES = {
  here: 'src/handbook/product/responsibilities.md',
  there: 'src/handbook/people/job-descriptions/product-manager.md',
};
const PASSAGE = '- Deciding how a sensor';
const ROWS = '.tree-explorer-viewlet-tree-view .monaco-list-row';
const BADGE = '.activitybar .action-item:has([aria-label^="Handbook"]) .badge-content';
const MARK = '.view-overlays .cdr[class*="ced-"]';
const LENS = '.codelens-decoration';

const isCompared = (): boolean =>
  window.visibleTextEditors.some(({ document }) => document.uri.scheme === 'handbook-copy');

/** Shows the view, once the handbook was found. */
async function copiesView(screen: Screen): Promise<string[]> {
  return until('the copies', async () => {
    await commands.executeCommand('handbook.copies.focus');
    const rows = await screen.texts(ROWS);
    return rows.some((row) => /Drifted apart/.test(row)) ? rows : undefined;
  });
}

async function lens(screen: Screen): Promise<string> {
  const { document } = await openPage(PAGES.here);
  const range = rangeOf(document, PASSAGE);
  window.activeTextEditor?.revealRange(range);
  await finding(document.uri, 'duplicate/drifted');
  return screen.text(LENS, /drifted since/);
}

describe('copies of passages', () => {
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('are listed by how they stand to each other, and open with a click', async () => {
    await openPage('src/handbook/index.md');
    await onScreen(async (screen) => {
      await copiesView(screen);
      await screen.click(`${ROWS}:has-text("Deciding how a sensor")`);
      const row = `${ROWS}:has-text("not responsible for")`;
      await screen.text(row);
      await screen.text(BADGE, /^\d+$/);
      await screenshot('copies-view');
      await screen.click(`${row}:has-text("Responsibilities")`);
      await until('the passage', () => {
        const { document, selection } = window.activeTextEditor ?? {};
        const isHere = document?.uri.toString() === file(PAGES.here).toString();
        return (isHere && document && selection?.start.isEqual(rangeOf(document, PASSAGE).start)) || undefined;
      });
    });
  });

  it('are compared from the view, and their ways out are offered there', async () => {
    await openPage('src/handbook/index.md');
    await onScreen(async (screen) => {
      await copiesView(screen);
      const row = `${ROWS}:has-text("not responsible for"):has-text("Responsibilities")`;
      if ((await screen.texts(row)).length === 0) await screen.click(`${ROWS}:has-text("Deciding how a sensor")`);
      await screen.text(row);
      await screen.hover(row);
      await screen.click(`${row} .action-label[aria-label="Compare with its copy"]`);
      await until('the comparison', () => isCompared() || undefined);
      await screen.hover(row);
      await screen.click(`${row} .action-label[aria-label="Show the ways out"]`);
      await screen.text('.action-widget .title', /^Compare with/);
      await screenshot('copies-ways-out');
      await screen.press('Escape');
    });
  });

  it('are left out by state', async () => {
    await openPage('src/handbook/index.md');
    await onScreen(async (screen) => {
      await copiesView(screen);
      void commands.executeCommand('handbook.filterCopies');
      await screen.text('.quick-input-widget .monaco-list-row', /Drifted apart/);
      await screen.click('.quick-input-widget .monaco-list-row:has-text("Drifted apart")');
      await screen.press('Enter');
      await screen.text('.tree-explorer-viewlet-tree-view .message', /left out by the filter/);
      await until('the rows to go', async () => (await screen.texts(ROWS)).length === 0 || undefined);
      void commands.executeCommand('handbook.filterCopies');
      await screen.text('.quick-input-widget .monaco-list-row', /Drifted apart/);
      await screen.click('.quick-input-widget .monaco-list-row:has-text("Drifted apart")');
      await screen.press('Enter');
      await copiesView(screen);
    });
  });

  it('are named above the passage, and compared with a click', async () => {
    await onScreen(async (screen) => {
      assert.match(await lens(screen), /^Also in .+, drifted since .+: compare$/);
      await screenshot('copies-lens');
      await screen.click(`${LENS} a:has-text("drifted since")`);
      await until('the comparison', () => isCompared() || undefined);
    });
  });

  it('are marked word by word where they differ, and say so under the mouse', async () => {
    const { document } = await openPage(PAGES.here);
    const before = document.getText();
    window.activeTextEditor?.revealRange(rangeOf(document, PASSAGE));
    await onScreen(async (screen) => {
      const marks = async (): Promise<number> => (await screen.attributes(MARK, 'class')).length;
      const link = await until('the mark on the link', async () => (await marks()) || undefined);
      await edit(document, 'the app is built', 'the app is tested');
      await until('the mark on the word', async () => (await marks()) === link + 1 || undefined);
      await screenshot('copies-words');
    });
    if (document.getText() === before) await edit(document, 'the app is built', 'the app is tested');
    const { start } = rangeOf(document, 'tested');
    await until('what the copy says', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, start);
      const texts = hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      );
      return texts.find((text) => text.includes(': it says “tested” here and “built” there.'));
    });
    await write(document, before);
    await document.save();
  });

  it('are not named where the settings say so', async () => {
    const settings = workspace.getConfiguration('handbook.copies');
    await onScreen(async (screen) => {
      await lens(screen);
      await settings.update('lens', 'off', ConfigurationTarget.Global);
      await until('the line to go', async () => (await screen.texts(LENS)).length === 0 || undefined);
      await settings.update('lens', undefined, ConfigurationTarget.Global);
      await screen.text(LENS, /Also in/);
    });
  });
});
