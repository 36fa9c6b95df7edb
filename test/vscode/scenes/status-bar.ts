import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, window, workspace } from 'vscode';
import { diagnosticsOf, finding } from '../support/findings';
import { file, folder, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const ITEM = '.statusbar-item[id="handbook-keeper.handbook-keeper.handbook.status"]';

describe('the status bar', () => {
  it('counts the problems, and tells the site, why it is that one, and the pages', async () => {
    await openPage('src/handbook/index.md');
    await onScreen(async (screen) => {
      await screen.text(ITEM, /Handbook: 12 problems/);
      await screen.hover(ITEM);
      const tooltip = await screen.text('.monaco-hover', /Click to open the log/);
      assert.match(
        tooltip,
        /^handbook\/src\n+Eleventy, links relative to the file: \.eleventy\.js configures Eleventy; /,
      );
      assert.match(tooltip, /17 pages, 7 errors, 5 warnings, 4 information, 5 hints\./);
      await screenshot('status-bar');
      await screen.press('Escape');
    });
  });

  it('opens the log with a click', async () => {
    await openPage('src/handbook/index.md');
    const log = () => window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'output');
    await onScreen(async (screen) => {
      await screen.click(ITEM);
      const shown = await until('the log', log);
      assert.match(shown.document.uri.path, /Handbook Keeper/);
      await screenshot('log');
      await commands.executeCommand('workbench.action.closePanel');
    });
  });
});

describe('the settings', () => {
  const check = (value: string | undefined) =>
    workspace.getConfiguration('handbook', folder()).update('check', value, ConfigurationTarget.WorkspaceFolder);

  it('turn a folder off and on again', async () => {
    const page = file('src/handbook/people/index.md');
    await openPage('src/handbook/people/index.md');
    await finding(page, 'link/wrong-case');
    await check('off');
    try {
      await diagnosticsOf(page, 0);
      await onScreen(async (screen) => {
        await until('no item', async () => (await screen.texts(ITEM)).length === 0 || undefined);
      });
    } finally {
      await check(undefined);
    }
    await finding(page, 'link/wrong-case');
  });
});
