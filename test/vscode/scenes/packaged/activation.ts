import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { openPage } from '../../support/pages';
import { onScreen, screenshot } from '../../support/screen';
import { until } from '../../support/until';

describe('the packaged extension', () => {
  it('starts from its .vsix, without anything that stands only in the checkout', async () => {
    await openPage('src/handbook/index.md');
    const extension = extensions.getExtension('handbook-keeper.handbook-keeper');
    assert.ok(extension, 'VS Code does not know the extension.');
    assert.match(extension.extensionPath, /[\\/]extensions[\\/]handbook-keeper\.handbook-keeper-[\d.]+$/);
    await until('the extension to be active', () => extension.isActive || undefined);
    await onScreen(async (screen) => {
      await screen.text('.statusbar-item[id^="handbook-keeper."]');
    });
    await screenshot('packaged');
  });
});
