import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { CodeActionKind, commands, languages, Range, workspace } from 'vscode';
import { finding, ruleOf } from '../support/findings';
import { codeActions } from '../support/fixes';
import { file, folder, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

/** As the last commit has them: VS Code saves what a refactoring changed. */
async function restore(): Promise<void> {
  await until('all to be saved', () => workspace.textDocuments.every(({ isDirty }) => !isDirty) || undefined);
  await commands.executeCommand('workbench.action.closeAllEditors');
  execFileSync('git', ['checkout', '--quiet', '--', '.'], { cwd: folder().fsPath });
  await finding(file(PAGE), 'link/wrong-case');
}

const isRepaired = (): boolean =>
  !languages.getDiagnostics(file(PAGE)).some((one) => ruleOf(one) === 'link/wrong-case');

const PAGE = 'src/handbook/people/index.md';

describe('repairing everything that is certain', () => {
  afterEach(restore);

  it('on the page at hand, by source.fixAll', async () => {
    const { document } = await openPage(PAGE);
    await finding(document.uri, 'link/wrong-case');
    const whole = new Range(0, 0, document.lineCount, 0);
    const [action, ...others] = await until('the action', async () => {
      const offered = await codeActions(document.uri, whole, CodeActionKind.SourceFixAll);
      return offered.length > 0 ? offered : undefined;
    });
    assert.deepEqual(others, []);
    assert.equal(action?.kind?.value, 'source.fixAll.handbook');
    assert.ok(action.edit && (await workspace.applyEdit(action.edit)));
    assert.match(document.getText(), /\(\.\/expenses\.md\)/);
    await document.save();
  });

  it('on all pages, after a look at the refactor preview', async () => {
    await openPage('src/handbook/index.md');
    await finding(file(PAGE), 'link/wrong-case');
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.fixAll');
      await screen.text('.bulk-edit-panel', /expenses\.md/);
      assert.equal(isRepaired(), false);
      const ticks = await screen.attributes('.bulk-edit-panel .edit-checkbox', 'aria-checked');
      assert.deepEqual(new Set(ticks), new Set(['true']));
      await screenshot('fix-all');
      await commands.executeCommand('refactorPreview.apply');
      await until('the repair to be seen', () => isRepaired() || undefined);
    });
  });
});
