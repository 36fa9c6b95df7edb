import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationTarget, commands, Selection, WorkspaceEdit, workspace } from 'vscode';
import { diagnosticsOf } from '../support/findings';
import { file, openPage, rangeOf } from '../support/pages';
import { onScreen, type Screen, screenshot } from '../support/screen';
import { until } from '../support/until';

const PAGES = {
  'start.md': '---\ntitle: Start\n---\n\n# Start\n\n[Two](./sub/two.md#the-second-part)\n',
  'sub/one.md': '---\ntitle: One\n---\n\n# One\n\n[Two](./two.md) and [the start](../start.md)\n',
  'sub/two.md':
    '---\ntitle: Two\n---\n\n# Two\n\n[Below](#the-second-part)\n\n## The second part\n\nThe quick brown fox jumps over the lazy dog, and sleeps.\n',
};

let here = '';
const uri = (name: string) => file(`${here}/${name}`);
/** Where a page of these is published. */
const address = (name: string): string => `/${here.replace('src/', '')}/${name}/`;
const text = (name: string): string => readFileSync(uri(name).fsPath, 'utf8');

/** Waits until files on the disk say this; VS Code saves what a refactoring changed. */
async function says(name: string, words: string): Promise<void> {
  let now = '';
  await until(
    `"${words}" in ${name}`,
    () => {
      try {
        now = text(name);
      } catch {
        return undefined;
      }
      return now.includes(words) || undefined;
    },
    { seen: () => now },
  );
}

/** Answers the question that a command asks. */
async function answer(screen: Screen, title: RegExp, words: string): Promise<void> {
  await screen.text('.quick-input-widget .quick-input-title', title);
  await screen.press('Control+a');
  await screen.type(words);
  await screen.press('Enter');
}

async function notified(screen: Screen, words: string): Promise<void> {
  await until(`"${words}"`, async () => {
    // An empty list does not open.
    await commands.executeCommand('notifications.showList');
    const shown = await screen.texts('.notifications-center');
    return shown.some((text) => text.includes(words)) || undefined;
  });
}

async function applyPreview(screen: Screen, name: string, shown: RegExp): Promise<void> {
  await screen.text('.bulk-edit-panel', shown);
  const ticks = await screen.attributes('.bulk-edit-panel .edit-checkbox', 'aria-checked');
  assert.deepEqual(new Set(ticks), new Set(['true']));
  await screenshot(name);
  await commands.executeCommand('refactorPreview.apply');
}

describe('with their links', () => {
  let scene = 0;
  beforeEach(async () => {
    here = `src/handbook/moving-${++scene}`;
    for (const [name, content] of Object.entries(PAGES)) {
      mkdirSync(path.dirname(uri(name).fsPath), { recursive: true });
      writeFileSync(uri(name).fsPath, content);
      // The link is broken until its target comes.
      if (name !== 'start.md') continue;
      await openPage(`${here}/${name}`);
      await diagnosticsOf(uri(name), 1);
    }
    await diagnosticsOf(uri('start.md'), 0);
  });
  afterEach(async () => {
    await until('all to be saved', () => workspace.textDocuments.every(({ isDirty }) => !isDirty) || undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand('notifications.clearAll');
    rmSync(file(here).fsPath, { recursive: true, force: true });
    await diagnosticsOf(uri('start.md'), 0);
  });

  it('a page that another program moved is followed when the author says so', async () => {
    renameSync(uri('sub/two.md').fsPath, uri('second.md').fsPath);
    await onScreen(async (screen) => {
      await notified(screen, '2 links point to pages that moved. Update them?');
      await screenshot('moved-outside');
      await screen.click('.notifications-center .monaco-button:has-text("Update")');
      await applyPreview(screen, 'moved-outside-preview', /start\.md/);
      await says('start.md', './second.md#the-second-part');
      await says('sub/one.md', '[Two](../second.md)');
      await diagnosticsOf(uri('start.md'), 0);
    });
  });

  it('a heading is renamed, after a look at the other pages', async () => {
    const editor = await openPage(`${here}/sub/two.md`);
    const { start } = rangeOf(editor.document, 'second part\n\nThe');
    editor.selection = new Selection(start, start);
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.renameHeading');
      await answer(screen, /Rename heading and its links/, 'The last part');
      await applyPreview(screen, 'rename-heading', /start\.md/);
      await says('start.md', './sub/two.md#the-last-part');
      await says('sub/two.md', '[Below](#the-last-part)\n\n## The last part\n');
      await diagnosticsOf(uri('start.md'), 0);
    });
  });

  it('a folder is moved, and taken back has the texts that it had', async () => {
    const move = async (from: string, to: string): Promise<void> => {
      const edit = new WorkspaceEdit();
      edit.renameFile(uri(from), uri(to));
      assert.ok(await workspace.applyEdit(edit));
    };
    await move('sub', 'deep/er');
    await says('start.md', './deep/er/two.md#the-second-part');
    await says('deep/er/one.md', '[Two](./two.md) and [the start](../../start.md)');
    await diagnosticsOf(uri('start.md'), 0);
    await diagnosticsOf(uri('deep/er/one.md'), 0);
    await screenshot('move-folder');
    await onScreen(async (screen) => {
      await notified(screen, '2 pages have other addresses now. Add redirects from the old ones?');
      await screenshot('redirects');
      await screen.click('.notifications-center .monaco-button:has-text("Add")');
      await says('deep/er/one.md', `title: One\nredirect_from:\n  - ${address('sub/one')}\n---`);
      await says('deep/er/two.md', `title: Two\nredirect_from:\n  - ${address('sub/two')}\n---`);
    });
    // The server has their texts for certain when an editor shows them.
    await openPage(`${here}/deep/er/one.md`);
    await openPage(`${here}/deep/er/two.md`);
    await move('deep/er', 'sub');
    await says('start.md', PAGES['start.md']);
    await says('sub/one.md', PAGES['sub/one.md']);
    await says('sub/two.md', PAGES['sub/two.md']);
  });

  /** What becomes of the link in `start.md`. VS Code asks its own question about a move nowhere but outside of tests. */
  const wanted = {
    ask: '[Two](./sub/second.md#the-second-part)',
    always: '[Two](./sub/second.md#the-second-part)',
    never: '[Two](./sub/two.md#the-second-part)',
  };
  for (const [value, link] of Object.entries(wanted)) {
    it(`a page is renamed in the Explorer, with the setting "${value}"`, async () => {
      const setting = (to: string | undefined) =>
        workspace.getConfiguration('handbook').update('updateLinksOnFileMove', to, ConfigurationTarget.Global);
      await setting(value);
      try {
        await onScreen(async (screen) => {
          await commands.executeCommand('revealInExplorer', uri('sub/two.md'));
          await commands.executeCommand('renameFile', uri('sub/two.md'));
          const editing = async () => (await screen.texts('.explorer-item-edited')).length > 0 || undefined;
          await until('the name to be edited', editing);
          await screen.press('Control+a');
          await screen.type('second.md');
          await screen.press('Enter');
          await says('sub/second.md', '## The second part');
          for (const name of ['start.md', 'sub/one.md']) await diagnosticsOf(uri(name), value === 'never' ? 1 : 0);
          await says('start.md', link);
          await screenshot(`move-setting-${value}`);
        });
      } finally {
        await setting(undefined);
      }
    });
  }

  it('a page is moved by the command', async () => {
    await openPage(`${here}/sub/two.md`);
    await onScreen(async (screen) => {
      void commands.executeCommand('handbook.movePage');
      await answer(screen, /Move page and its links/, `${here}/two.md`);
      await applyPreview(screen, 'move-page', /redirect_from/);
      await says('start.md', './two.md#the-second-part');
      await says('sub/one.md', '[Two](../two.md)');
      await says('two.md', `title: Two\nredirect_from:\n  - ${address('sub/two')}\n---`);
    });
  });
});
