import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { file, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const ROWS = '.tree-explorer-viewlet-tree-view .monaco-list-row';

describe('the view "Linked from"', () => {
  it('shows the pages that link to the page at hand, and opens a link with a click', async () => {
    await openPage('src/handbook/product/roadmap.md');
    await onScreen(async (screen) => {
      const row = await until('the linking page', async () => {
        // The view is there only once the handbook was found.
        await commands.executeCommand('handbook.linkedFrom.focus');
        return (await screen.texts(ROWS)).find((text) => /Keep the roadmap/.test(text));
      });
      assert.match(row, /line \d+/);
      await screenshot('linked-from');
      await screen.click(`${ROWS}:has-text("Keep the roadmap")`);
      await until('the linking page', () => {
        const { document, selection } = window.activeTextEditor ?? {};
        return (selection && document?.getText(selection) === './roadmap.md') || undefined;
      });
    });
  });

  it('says so where no page links', async () => {
    await openPage('src/handbook/product/overview.md');
    await onScreen(async (screen) => {
      await commands.executeCommand('handbook.linkedFrom.focus');
      await screen.text('.pane-body', /No other page links to this one/);
    });
  });
});

describe('Handbook: Pages that nothing links to', () => {
  it('lists them, and opens the one that is chosen', async () => {
    await openPage('src/handbook/index.md');
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.unlinkedPages');
      await screen.text('.quick-input-widget', /How product works/);
      await screenshot('unlinked-pages');
      await screen.type('How product works');
      await screen.press('Enter');
      const page = file('src/handbook/product/overview.md').toString();
      await until('the page', () => window.activeTextEditor?.document.uri.toString() === page || undefined);
    });
  });
});
