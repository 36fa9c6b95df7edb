// The frontmatter of a page, in which VS Code itself suggests nothing.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, type Hover, type MarkdownString, Position, Selection } from 'vscode';
import { diagnosticsOf, finding } from '../support/findings';
import { choose, openLightBulb } from '../support/light-bulb';
import { file, openPage } from '../support/pages';
import { onScreen, screenshot, showBy } from '../support/screen';
import { until } from '../support/until';

const SCHEMA = {
  properties: { audience: { enum: ['everybody', 'team'], description: 'Who the page is written for.' } },
};
const FILES = {
  'handbook.config.json': JSON.stringify({ site: 'docusaurus', frontmatter: [{ schema: SCHEMA }] }),
  'pay.md': '---\ntitle: Pay\nnavGroup: Working here\n---\n\n# Pay\n',
  'leave.md': '---\ntitle: Leave\nnavGroup: Working here\n---\n\n# Leave\n',
  'tools.md': '---\ntitle: Tools\nnavGroup: How we work\n---\n\n# Tools\n',
  'meetings.md': '---\ntitle: Meetings\nnavGroup: How we work\n---\n\n# Meetings\n',
  'new.md': '---\ntitle: New\n\n---\n\n# New\n',
  'travel.md': '---\ntitle: Travel: by train\naudience: everbody\n---\n\n# Travel\n',
};

describe('the frontmatter of a page', () => {
  const uri = (name: string) => file(`frontmatter/${name}`);
  before(() => {
    mkdirSync(uri('').fsPath, { recursive: true });
    for (const [name, content] of Object.entries(FILES)) writeFileSync(path.join(uri('').fsPath, name), content);
  });
  after(async () => {
    await commands.executeCommand('hideSuggestWidget');
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(uri('').fsPath, { recursive: true, force: true });
    await diagnosticsOf(uri('new.md'), 0);
  });

  it('gets keys and values suggested, as the other pages have them', async () => {
    const editor = await openPage('frontmatter/new.md');
    const { document } = editor;
    await diagnosticsOf(document.uri, 0);
    const { end } = document.lineAt(2).range;
    editor.selection = new Selection(end, end);
    await onScreen(async (screen) => {
      const focused = async (words: RegExp) => {
        await screen.text('.suggest-widget .monaco-list-row.focused', words);
      };
      await commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await showBy(screen, 'editor.action.triggerSuggest', '.suggest-widget', /navGroup[\s\S]*in 4 pages/);
      await screen.text('.suggest-widget', /audience/);
      await screenshot('completion-frontmatter');
      await screen.type('nav');
      await focused(/navGroup/);
      await screen.press('Enter');
      await screen.text('.suggest-widget', /How we work[\s\S]*in 2 pages/);
      await screenshot('completion-frontmatter-value');
      await screen.type('Work');
      await focused(/Working here/);
      await screen.press('Enter');
      await until('the value', () => document.lineAt(2).text === 'navGroup: Working here' || undefined);
      assert.equal(document.lineAt(3).text, '---');
    });
  });

  it('says what a key means', async () => {
    const { document } = await openPage('frontmatter/pay.md');
    const hovers = await until('a hover', async () => {
      const found = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new Position(2, 2),
      );
      return found.length > 0 ? found : undefined;
    });
    const said = hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value));
    assert.match(said.join('\n'), /^\*\*navGroup\*\*\n\n\d of \d other pages have it: `How we work` \(2\)/);
  });

  it('is repaired from the light bulb: first what cannot be read, then what the schema does not allow', async () => {
    const editor = await openPage('frontmatter/travel.md');
    const { document } = editor;
    const repair = async (rule: string, title: RegExp, name: string) => {
      const { range } = await finding(document.uri, rule);
      await onScreen(async (screen) => {
        assert.match((await openLightBulb(screen, editor, range))[0] ?? '', title);
        await screenshot(name);
        await choose(screen);
      });
    };
    await repair('frontmatter/syntax', /^Put the value into quotes/, 'frontmatter-syntax');
    await repair('frontmatter/schema', /^Change to everybody/, 'frontmatter-schema');
    await diagnosticsOf(document.uri, 0);
    assert.equal(document.getText(), '---\ntitle: "Travel: by train"\naudience: everybody\n---\n\n# Travel\n');
  });
});
