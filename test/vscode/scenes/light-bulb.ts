import assert from 'node:assert/strict';
import { Range } from 'vscode';
import { diagnosticsOf, finding } from '../support/findings';
import { applyFix, codeActions, fix } from '../support/fixes';
import { choose, openLightBulb } from '../support/light-bulb';
import { openPage, write } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

describe('the light bulb', () => {
  it('puts a broken link right', async () => {
    const { document } = await openPage('src/handbook/people/index.md');
    const before = document.getText();
    const { range } = await finding(document.uri, 'link/wrong-case');
    await applyFix(document.uri, range, /^Change to \.\/expenses\.md/);
    await diagnosticsOf(document.uri, 0);
    assert.equal(document.getText(), before.replace('./Expenses.md', './expenses.md'));
    await write(document, before);
    await finding(document.uri, 'link/wrong-case');
    await document.save();
  });

  it('offers first where the page went, with the commit that moved it, and last to leave it', async () => {
    const editor = await openPage('src/handbook/product/responsibilities.md');
    const { document } = editor;
    const { range } = await finding(document.uri, 'link/missing-page');
    const first = await fix(document.uri, range, /\(moved in [0-9a-f]{7}, 2023-09-11/);
    const titles = (await codeActions(document.uri, range)).map(({ title }) => title);
    assert.equal(titles[0], first.title);
    assert.match(first.title, /^Change to \.\.\/engineering\/delivery\.md#/);
    assert.equal(titles.filter((title) => title === 'Ignore this one (link/missing-page)').length, 1);
    await onScreen(async (screen) => {
      await openLightBulb(screen, editor, range);
      await screenshot('quick-fix');
      await screen.press('Escape');
    });
  });

  it('opens from the keyboard and is obeyed', async () => {
    const editor = await openPage('src/handbook/people/index.md');
    const before = editor.document.getText();
    const { range } = await finding(editor.document.uri, 'link/wrong-case');
    await onScreen(async (screen) => {
      const titles = await openLightBulb(screen, editor, range);
      assert.match(titles[0] ?? '', /^Change to \.\/expenses\.md/);
      await screenshot('light-bulb');
      await choose(screen);
      await until('the right link', () => editor.document.getText() !== before || undefined);
      assert.equal(editor.document.getText(), before.replace('./Expenses.md', './expenses.md'));
      await write(editor.document, before);
      await editor.document.save();
    });
  });

  it('shows the ways out of a copied passage wherever the cursor is in it', async () => {
    const editor = await openPage('src/handbook/product/responsibilities.md');
    const { document } = editor;
    const { range } = await finding(document.uri, 'duplicate/drifted');
    const inside = new Range(range.start.line + 4, 0, range.start.line + 4, 0);
    await onScreen(async (screen) => {
      const titles = await openLightBulb(screen, editor, inside);
      assert.ok(titles.some((title) => /^Replace by a link to /.test(title)));
      await screenshot('light-bulb-passage');
      await screen.press('Escape');
    });
  });
});
