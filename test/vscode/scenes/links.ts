// Reading and writing links: what an author is shown and offered, and each of it once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import {
  type CompletionItem,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type Hover,
  type Location,
  type LocationLink,
  MarkdownString,
  Selection,
  type TextEditor,
  workspace,
} from 'vscode';
import { file, openPage, rangeOf, write } from '../support/pages';
import { onScreen, screenshot, showBy } from '../support/screen';
import { until } from '../support/until';

const PAGE = 'src/handbook/product/index.md';

const twice = (all: readonly string[]): string[] => all.filter((one, index) => all.indexOf(one) !== index);

describe('a link to a page', () => {
  it('shows the section that it leads to', async () => {
    const { document, editor, position } = await at('/handbook/engineering/delivery#release-day');
    const [hover, ...others] = await until('the hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
      return hovers.length > 0 ? hovers : undefined;
    });
    assert.deepEqual(others, []);
    const [content] = hover?.contents ?? [];
    const shown = content instanceof MarkdownString ? content.value : '';
    assert.match(
      shown,
      /^\*\*Delivery › Release day\*\* {2}\nsrc\/handbook\/engineering\/delivery\\?\.md\n\n---\n\n\w/,
    );
    await onScreen(async (screen) => {
      editor.selection = new Selection(position, position);
      editor.revealRange(editor.selection);
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await showBy(screen, 'editor.action.showHover', '.monaco-hover', /Release day/);
      await screenshot('hover');
      await screen.press('Escape');
    });
  });

  it('leads to its place once, whoever finds it', async () => {
    for (const destination of [
      '/handbook/engineering/delivery#release-day',
      '../company/strategy.md#strategic-goals',
      './roadmap.md',
    ]) {
      const { document, position } = await at(destination);
      const found = await until(`where ${destination} leads`, async () => {
        const all = await commands.executeCommand<(Location | LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          position,
        );
        return all.length > 0 ? all : undefined;
      });
      assert.equal(found.length, 1, destination);
    }
  });
});

describe('a link that is being written', () => {
  const suggestPaths = (value: boolean | undefined) =>
    workspace.getConfiguration('markdown.suggest.paths').update('enabled', value, ConfigurationTarget.Workspace);
  let editor: TextEditor;
  let before = '';

  beforeEach(async () => {
    editor = await openPage(PAGE);
    before = editor.document.getText();
  });

  afterEach(async () => {
    await commands.executeCommand('hideSuggestWidget');
    await write(editor.document, before);
    await editor.document.save();
    await suggestPaths(undefined);
    rmSync(file('.vscode').fsPath, { recursive: true, force: true });
  });

  it('gets each suggestion once beside those of VS Code', async () => {
    for (const begun of ['[x](', '[x](./', '[x](/', '[x](#', '[x](./roadmap.md#', '<a href="']) {
      const suggested = await suggestions(editor, before, begun);
      assert.deepEqual(twice(suggested.map(written)), [], begun);
    }
    const urls = (await suggestions(editor, before, '[x](/')).map(written);
    assert.ok(urls.includes('/handbook/engineering/delivery'), urls.join(' '));
  });

  it('gets all of them from us once VS Code’s own are off', async () => {
    await suggestPaths(false);
    const suggested = await until('our suggestions', async () => {
      const all = await suggestions(editor, before, '[x](');
      return all.some((item) => written(item) === './roadmap.md') ? all : undefined;
    });
    assert.deepEqual(twice(suggested.map(written)), []);
    assert.ok(suggested.map(written).includes('../company/strategy.md'));
    await onScreen(async (screen) => {
      await commands.executeCommand('editor.action.triggerSuggest');
      await screen.text('.suggest-widget', /Roadmap/);
      await screen.type('road');
      await until(
        'the page',
        async () =>
          /Roadmap/.test((await screen.texts('.suggest-widget .monaco-list-row.focused'))[0] ?? '') || undefined,
      );
      await commands.executeCommand('toggleSuggestionDetails');
      await screen.text('.suggest-details', /in the order in which we build it/);
      await screenshot('completion');
      await screen.press('Enter');
      await until('the link', () => editor.document.getText().endsWith('[x](./roadmap.md') || undefined);
    });
  });

  it('gets an offer, once, to suggest pages instead of files', async () => {
    await suggestions(editor, before, '[x](');
    await onScreen(async (screen) => {
      await commands.executeCommand('notifications.showList');
      await screen.text('.notifications-center', /Handbook Keeper can suggest pages instead/);
      await screenshot('completion-offer');
      await screen.click('.notifications-center .monaco-button:has-text("Suggest pages")');
      const setting = () => workspace.getConfiguration('markdown.suggest.paths').inspect<boolean>('enabled');
      await until('the setting', () => setting()?.workspaceValue === false || undefined);
      await commands.executeCommand('notifications.clearAll');
    });
  });
});

async function at(destination: string) {
  const editor = await openPage(PAGE);
  const { document } = editor;
  const { start, end } = rangeOf(document, destination);
  return { editor, document, position: destination.includes('#') ? end.translate(0, -1) : start.translate(0, 2) };
}

/** What all extensions together suggest at the end of the page after these words. */
async function suggestions(editor: TextEditor, before: string, begun: string): Promise<CompletionItem[]> {
  await write(editor.document, `${before}\n${begun}`);
  const position = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new Selection(position, position);
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    position,
  );
  return items;
}

/** What a suggestion writes. */
function written({ insertText, label }: CompletionItem): string {
  if (typeof insertText === 'string') return insertText;
  return insertText?.value ?? (typeof label === 'string' ? label : label.label);
}
