import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { commands, type TextEditor, window, workspace } from 'vscode';
import { file, openPage } from '../support/pages';
import { onScreen, type Screen, screenshot } from '../support/screen';
import { until } from '../support/until';

const HANDBOOK = 'src/handbook';

/** Waits until an editor shows this file, saved. */
function shown(path: string): Promise<TextEditor> {
  return until(
    path,
    () => {
      const editor = window.activeTextEditor;
      const isIt = editor?.document.uri.toString() === file(path).toString() && !editor.document.isDirty;
      return isIt ? editor : undefined;
    },
    { seen: () => window.activeTextEditor?.document.uri.path },
  );
}

async function notified(screen: Screen, words: RegExp): Promise<void> {
  await until(String(words), async () => {
    // An empty list does not open.
    await commands.executeCommand('notifications.showList');
    return (await screen.texts('.notifications-center')).some((text) => words.test(text)) || undefined;
  });
}

/** Waits for what is being saved: it would be there again afterwards. */
async function remove(path: string): Promise<void> {
  await until('all files saved', () => workspace.textDocuments.every(({ isDirty }) => !isDirty) || undefined);
  await commands.executeCommand('workbench.action.closeAllEditors');
  rmSync(file(path).fsPath, { force: true });
}

describe('Handbook: New page', () => {
  const created = `${HANDBOOK}/people/time-off.md`;
  afterEach(() => remove(created));

  it('asks for folder and title, and opens the page below its heading', async () => {
    await openPage(`${HANDBOOK}/people/hiring.md`);
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.newPage');
      await screen.text('.quick-input-widget .monaco-list-row.focused', /src\/handbook\/people/);
      await screenshot('new-page-folder');
      await screen.press('Enter');
      await screen.text('.quick-input-widget', /Title of the page/);
      await screen.type('Hiring');
      await screen.text('.quick-input-widget', /There is src\/handbook\/people\/hiring\.md already/);
      await screen.press('Control+a');
      await screen.type('Time off');
      await screen.text('.quick-input-widget', /Creates src\/handbook\/people\/time-off\.md/);
      await screenshot('new-page-title');
      await screen.press('Enter');
      const { document, selection } = await shown(created);
      assert.equal(document.getText(), '---\nnavTitle: Time off\n---\n\n# Time off\n\n');
      assert.equal(selection.active.line, 6);
      await screenshot('new-page');
    });
  });
});

describe('Handbook: Create configuration', () => {
  const created = 'src/handbook.config.json';
  afterEach(() => remove(created));

  it('opens what was found out, and later what is there', async () => {
    await openPage(`${HANDBOOK}/people/hiring.md`);
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.createConfiguration');
      const { document } = await shown(created);
      assert.match(document.getText(), /^\{\n {2}\/\/ Eleventy.* work that way\n {2}"site": "eleventy-file-links"/);
      await screenshot('create-configuration');
      await openPage(`${HANDBOOK}/people/hiring.md`);
      void commands.executeCommand('handbook.createConfiguration');
      await shown(created);
      await notified(screen, /There is src\/handbook\.config\.json already/);
      await commands.executeCommand('notifications.clearAll');
    });
  });
});

describe('Handbook: Write a schema from what the pages do', () => {
  const schema = 'src/handbook.schema.json';
  const configuration = 'src/handbook.config.json';
  afterEach(async () => {
    await remove(schema);
    await remove(configuration);
  });

  it('tells whether pages do otherwise, and names the schema in the configuration', async () => {
    await openPage(`${HANDBOOK}/people/hiring.md`);
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.writeSchema');
      await screen.text('.quick-input-widget .monaco-list-row.focused', /the whole handbook/);
      await screen.press('Enter');
      await shown(schema);
      await notified(screen, /All 15 pages follow the schema/);
      await screenshot('write-schema');
      await screen.click('.notifications-center .monaco-button:has-text("Add it")');
      await until('the configuration', async () => {
        const found = await workspace.findFiles(configuration);
        return found.length > 0 || undefined;
      });
      await openPage(configuration);
      const { document } = await shown(configuration);
      assert.match(document.getText(), /"pages": "\*\*",\n {6}"schema": "handbook\.schema\.json"/);
    });
  });
});
