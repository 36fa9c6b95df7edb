// Links in the shortcodes of a site that has them: Hugo's.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, Selection } from 'vscode';
import { diagnosticsOf, ruleOf } from '../support/findings';
import { file, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const FILES = {
  'hugo.toml': "baseURL = 'https://example.com/'\n",
  'content/people/salaries.md': '# Salaries\n\nWe pay all of us alike.\n\n## Pay day\n',
  'content/people/holidays.md': '# Holidays\n\nTake them.\n',
  'content/start.md': '# Start\n\n[Pay]({{< ref "salary" >}})\n',
};

describe('a shortcode that names a page', () => {
  const uri = (name: string) => file(`hugo/${name}`);
  before(() => {
    for (const [name, content] of Object.entries(FILES)) {
      mkdirSync(path.dirname(uri(name).fsPath), { recursive: true });
      writeFileSync(uri(name).fsPath, content);
    }
  });
  after(async () => {
    await commands.executeCommand('hideSuggestWidget');
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(file('hugo').fsPath, { recursive: true, force: true });
    await diagnosticsOf(uri('content/start.md'), 0);
  });

  it('is checked, and gets pages and headings suggested', async () => {
    const editor = await openPage('hugo/content/start.md');
    const [found] = await diagnosticsOf(uri('content/start.md'), 1);
    assert.ok(found);
    assert.equal(ruleOf(found), 'link/missing-page');
    await onScreen(async (screen) => {
      const { document } = editor;
      const { end } = document.lineAt(document.lineCount - 1).range;
      editor.selection = new Selection(end, end);
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await screen.type('See {{< ref "');
      await commands.executeCommand('editor.action.triggerSuggest');
      await screen.text('.suggest-widget', /Salaries/);
      await screen.type('salaries');
      await until(
        'the page',
        async () =>
          /Salaries/.test((await screen.texts('.suggest-widget .monaco-list-row.focused'))[0] ?? '') || undefined,
      );
      await screenshot('completion-shortcode');
      await screen.press('Enter');
      await until('the page’s name', () => /ref "\S*salaries/.test(document.getText()) || undefined);
      await screen.type('#');
      await commands.executeCommand('editor.action.triggerSuggest');
      await screen.text('.suggest-widget', /pay-day/);
      await screenshot('completion-shortcode-heading');
    });
  });
});
