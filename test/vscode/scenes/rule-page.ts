import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands, window } from 'vscode';
import { finding } from '../support/findings';
import { openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const tabs = (): string[] => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));

describe('a rule’s code', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await commands.executeCommand('workbench.action.closePanel');
  });

  it('opens the rule’s page from the Problems panel, rendered', async () => {
    const { document } = await openPage('src/handbook/people/index.md');
    const { code } = await finding(document.uri, 'link/wrong-case');
    assert.ok(typeof code === 'object');
    assert.match(code.target.toString(), /:\/\/handbook-keeper\.handbook-keeper\/rules\/link\/wrong-case$/);
    await onScreen(async (screen) => {
      await commands.executeCommand('workbench.actions.view.problems');
      await screen.text('.markers-panel a.monaco-link', /link\/missing-page/);
      await screenshot('problems');
      await screen.click('.markers-panel a.monaco-link:has-text("link/missing-page")');
      await until('the page', () => tabs().find((label) => label === 'Preview missing-page.md'), { seen: tabs });
      // The page renders in frames that a scene cannot ask.
      await sleep(2000);
      await screenshot('rule-page');
    });
  });
});
