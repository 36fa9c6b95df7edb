import assert from 'node:assert/strict';
import { extensions } from 'vscode';

describe('the packaged extension', () => {
  it('is the one that this window loads', () => {
    const extension = extensions.getExtension('handbook-keeper.handbook-keeper');
    assert.ok(extension, 'VS Code does not know the extension.');
    assert.match(extension.extensionPath, /[\\/]extensions[\\/]handbook-keeper\.handbook-keeper-[\d.]+$/);
  });
});
