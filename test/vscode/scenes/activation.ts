import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

describe('activation', () => {
  it('starts the extension when a page is opened', async () => {
    await openPage('src/handbook/index.md');
    const extension = extensions.getExtension('handbook-keeper.handbook-keeper');
    assert.ok(extension, 'VS Code does not know the extension.');
    await until('the extension to be active', () => extension.isActive || undefined);
    await onScreen(async (screen) => {
      await screen.text('.statusbar-item[id^="handbook-keeper."]');
    });
    await screenshot('activation');
  });
});
