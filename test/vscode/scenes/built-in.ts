// VS Code's own Markdown extension stays on beside this one: what both could say or offer comes once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import {
  ConfigurationTarget,
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  languages,
  workspace,
} from 'vscode';
import { diagnosticsOf } from '../support/findings';
import { codeActions } from '../support/fixes';
import { file, openPage, rangeOf } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const twice = (all: readonly string[]): string[] => all.filter((one, index) => all.indexOf(one) !== index);
const key = (value: object): string => JSON.stringify(value);

describe('beside the built-in Markdown extension', () => {
  it('nothing is said or offered twice', async () => {
    const { document } = await openPage('src/handbook/people/expenses.md');
    const found = await diagnosticsOf(document.uri, 3);
    assert.deepEqual(new Set(found.map(({ source }) => source)), new Set(['Handbook Keeper']));
    for (const { range } of found) {
      assert.deepEqual(twice((await codeActions(document.uri, range)).map(({ title }) => title)), []);
    }
    await screenshot('built-in');
  });

  it('links, headings and definitions come once', async () => {
    const { document } = await openPage('src/handbook/product/responsibilities.md');
    const links = await until('the links', () => ask<DocumentLink[]>('vscode.executeLinkProvider', document.uri));
    assert.deepEqual(twice(links.map(({ range }) => key(range))), []);
    const symbols = await until('the outline', () =>
      ask<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
    );
    const names = (all: readonly DocumentSymbol[]): string[] =>
      all.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.deepEqual(names(symbols), [
      '# Responsibilities of a product manager',
      '## Tasks',
      '## What is a product manager not responsible for?',
    ]);
    const { start } = rangeOf(document, '#strategic-goals');
    const definitions = await until('the definition', () =>
      ask<(Location | LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, start.translate(0, 3)),
    );
    assert.equal(definitions.length, 1);
    assert.ok(languages.getDiagnostics(document.uri).every(({ source }) => source === 'Handbook Keeper'));
  });
});

describe('with the built-in link checks turned on', () => {
  const validate = (value: boolean | undefined) =>
    workspace.getConfiguration('markdown.validate').update('enabled', value, ConfigurationTarget.Workspace);
  afterEach(async () => {
    await validate(undefined);
    rmSync(file('.vscode').fsPath, { recursive: true, force: true });
  });

  it('the author is told once that links are checked twice, and offered to end that', async () => {
    const { document } = await openPage('src/handbook/people/expenses.md');
    await diagnosticsOf(document.uri, 3);
    await validate(true);
    await onScreen(async (screen) => {
      await commands.executeCommand('notifications.showList');
      await screen.text('.notifications-center', /broken links are shown twice here/);
      await screenshot('built-in-checks');
      await commands.executeCommand('notifications.clearAll');
    });
  });
});

/** What all extensions together answer; undefined until one does. */
async function ask<T extends readonly unknown[]>(command: string, ...args: unknown[]): Promise<T | undefined> {
  const answer = await commands.executeCommand<T | undefined>(command, ...args);
  return answer !== undefined && answer.length > 0 ? answer : undefined;
}
