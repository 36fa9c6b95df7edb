import assert from 'node:assert/strict';
import { extensions, workspace } from 'vscode';
import { openPage } from '../../support/pages';
import { screenshot } from '../../support/screen';
import { until } from '../../support/until';

describe('a folder that is not trusted', () => {
  it('gets the extension all the same', async () => {
    assert.equal(workspace.isTrusted, false);
    await openPage('src/handbook/index.md');
    await until('the extension to be active', () => {
      return extensions.getExtension('handbook-keeper.handbook-keeper')?.isActive || undefined;
    });
    await screenshot('restricted');
  });
});
