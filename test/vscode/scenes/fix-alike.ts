// One repair for all links that lead to the same place, which is not there.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, type Diagnostic, workspace } from 'vscode';
import { diagnosticsOf, ruleOf } from '../support/findings';
import { openLightBulb } from '../support/light-bulb';
import { file, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const HERE = 'src/handbook/alike';
const PAGES = {
  'money/allowances.md': '---\ntitle: Allowances\n---\n\n# Allowances\n\n## Lunch\n',
  'start.md':
    '---\ntitle: Start here\n---\n\n# Start here\n\n[Allowances](./allowances.md) and [lunch](./allowances.md#lunch)\n',
  'deep/more.md': '---\ntitle: More of it\n---\n\n# More of it\n\n[Allowances](../allowances.md)\n',
};

const broken = (count: number) => (found: Diagnostic[]) =>
  found.filter((one) => ruleOf(one) === 'link/missing-page').length === count;

describe('links like one', () => {
  const uri = (name: string) => file(`${HERE}/${name}`);
  before(() => {
    for (const [name, content] of Object.entries(PAGES)) {
      mkdirSync(path.dirname(uri(name).fsPath), { recursive: true });
      writeFileSync(uri(name).fsPath, content);
    }
  });
  after(async () => {
    await until('all to be saved', () => workspace.textDocuments.every(({ isDirty }) => !isDirty) || undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(file(HERE).fsPath, { recursive: true, force: true });
    await diagnosticsOf(uri('start.md'), 0);
  });

  it('are all repaired, after a look at the refactor preview', async () => {
    const editor = await openPage(`${HERE}/start.md`);
    const [first] = await diagnosticsOf(uri('start.md'), broken(2));
    await diagnosticsOf(uri('deep/more.md'), broken(1));
    assert.ok(first);
    await onScreen(async (screen) => {
      const titles = await openLightBulb(screen, editor, first.range);
      const title = titles.find((each) => each.startsWith('Fix all')) ?? titles.join('\n');
      assert.match(
        title,
        /^Fix all 3 links to \S+\/alike\/allowances in 2 pages \(to \S+\/alike\/money\/allowances\.md\)$/,
      );
      await screenshot('fix-alike');
      await screen.click('.action-widget .monaco-list-row.action:has-text("Fix all")');
      await screen.text('.bulk-edit-panel', /more\.md/);
      const ticks = await screen.attributes('.bulk-edit-panel .edit-checkbox', 'aria-checked');
      assert.deepEqual(new Set(ticks), new Set(['true']));
      assert.equal(readFileSync(uri('deep/more.md').fsPath, 'utf8'), PAGES['deep/more.md']);
      await screenshot('fix-alike-preview');
      await commands.executeCommand('refactorPreview.apply');
      await diagnosticsOf(uri('start.md'), broken(0));
      await diagnosticsOf(uri('deep/more.md'), broken(0));
      assert.match(
        editor.document.getText(),
        /\(\.\/money\/allowances\.md\) and \[lunch\]\(\.\/money\/allowances\.md#lunch\)/,
      );
    });
  });
});
