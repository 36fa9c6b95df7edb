import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commands, languages, type TextEditor, TextEditorRevealType, type Uri, window } from 'vscode';
import { finding, ruleOf } from '../support/findings';
import { applyFix, codeActions, fix } from '../support/fixes';
import { choose, openLightBulb } from '../support/light-bulb';
import { edit, file, folder, openPage, rangeOf, write } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

const PAGES = {
  here: 'src/handbook/product/responsibilities.md',
  there: 'src/handbook/people/job-descriptions/product-manager.md',
};
const LINKS = {
  here: '../engineering/releases/planning.md#estimating-effort',
  there: '../engineering/delivery#sizing-work',
};
const COMPARE = `Compare with “What is a product manager not responsible for?” in ${PAGES.there}`;
const MERGE = `Merge with ${PAGES.there}: both were changed since the last commit (1 change here, 1 there; 2 conflicts stay as they are)`;
const DIFFER = 'They are meant to differ (ignore duplicate/drifted)';
const PASSAGE = '- Deciding how a sensor';

const isCompared = (editor: TextEditor): boolean => editor.document.uri.scheme === 'handbook-copy';

/** The two sides of the comparison at hand. */
function sides(): Promise<{ left: TextEditor; right: TextEditor }> {
  return until('the two sides', () => {
    const left = window.visibleTextEditors.find(isCompared);
    const right = window.visibleTextEditors.find(
      ({ document }) => document.uri.path.endsWith(PAGES.here) && document !== left?.document,
    );
    return left && right && { left, right };
  });
}

/** The drifted passages of a page that start with these words. */
function drifted(page: Uri, text: string) {
  return languages
    .getDiagnostics(page)
    .filter(
      (one) => ruleOf(one) === 'duplicate/drifted' && text.split('\n')[one.range.start.line]?.startsWith(PASSAGE),
    );
}

describe('two copies that have drifted apart', () => {
  afterEach(async () => {
    for (const path of Object.values(PAGES)) {
      const { document } = await openPage(path);
      const committed = execFileSync('git', ['show', `HEAD:${path}`], { cwd: folder().fsPath, encoding: 'utf8' });
      if (document.getText() !== committed) await write(document, committed);
      await document.save();
      // An answer says that the server has taken the text, before the page is closed.
      await codeActions(document.uri, document.lineAt(0).range);
    }
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are compared beside each other, with nothing but the passage different, to the left for reading only', async () => {
    const { document } = await openPage(PAGES.here);
    await finding(document.uri, 'duplicate/drifted');
    const range = rangeOf(document, PASSAGE);
    const [first] = await until('the offer', async () => {
      const offered = await codeActions(document.uri, range);
      return offered.some(({ title }) => title === COMPARE) ? offered : undefined;
    });
    assert.equal(first?.title, COMPARE);
    await applyFix(document.uri, range, COMPARE);
    const { left, right } = await sides();
    assert.equal(right.document, document);
    assert.equal(left.document.getText(), document.getText().replace(LINKS.here, LINKS.there));
    assert.equal(
      window.tabGroups.activeTabGroup.activeTab?.label,
      'What is a product manager not responsible for? as in product-manager.md ↔ responsibilities.md',
    );
    await until('the passage in view', () => right.visibleRanges.some((seen) => seen.contains(range)) || undefined);
    const before = left.document.getText();
    await commands.executeCommand('workbench.action.compareEditor.focusSecondarySide');
    await until('the left side in use', () => window.activeTextEditor === left || undefined);
    await commands.executeCommand('default:type', { text: 'x' });
    assert.equal(left.document.getText(), before);
    await commands.executeCommand('workbench.action.compareEditor.focusPrimarySide');
    await until('the right side in use', () => window.activeTextEditor === right || undefined);
    await commands.executeCommand('default:type', { text: 'x' });
    assert.notEqual(document.getText().indexOf(`x${PASSAGE}`), -1);
    assert.equal(left.document.isDirty, false);
  });

  it('are compared from the light bulb, and the comparison follows both pages', async () => {
    const editor = await openPage(PAGES.here);
    const { document } = editor;
    await finding(document.uri, 'duplicate/drifted');
    await onScreen(async (screen) => {
      const titles = await openLightBulb(screen, editor, rangeOf(document, PASSAGE));
      assert.equal(titles[0], COMPARE);
      await choose(screen);
      const { left } = await sides();
      await screenshot('compare');
      await edit(document, 'Leading engineers', 'Managing engineers');
      await edit((await openPage(PAGES.there)).document, 'a part of the app is built', 'a part of the app is tested');
      const expected = document
        .getText()
        .replace('Managing engineers', 'Leading engineers')
        .replace('a part of the app is built', 'a part of the app is tested')
        .replace(LINKS.here, LINKS.there);
      await until('both edits to the left', () => left.document.getText() === expected || undefined, {
        seen: () => left.document.getText(),
      });
    });
  });

  it('are merged through the refactor preview, and what both have changed is compared', async () => {
    const there = (await openPage(PAGES.there)).document;
    await edit(there, "nobody's manager", 'not the manager of anybody');
    await edit(there, 'that was hoped for', 'that was planned');
    const editor = await openPage(PAGES.here);
    const here = editor.document;
    await edit(here, 'a part of the app is built', 'a part of the app is built or tested');
    await edit(here, 'that was hoped for', 'that was promised');
    const [before, beforeThere] = [here.getText(), there.getText()];
    await fix(here.uri, rangeOf(here, PASSAGE), MERGE);
    await onScreen(async (screen) => {
      const titles = await openLightBulb(screen, editor, rangeOf(here, PASSAGE));
      assert.deepEqual(titles.slice(0, 2), [COMPARE, MERGE]);
      await screenshot('merge-offered');
      await screen.press('ArrowDown');
      await choose(screen);
      await screen.text('.bulk-edit-panel', /product-manager\.md/);
      assert.deepEqual([here.getText(), there.getText()], [before, beforeThere]);
      const ticks = await screen.attributes('.bulk-edit-panel .edit-checkbox', 'aria-checked');
      assert.deepEqual(new Set(ticks), new Set(['true']));
      await screenshot('merge-preview');
      await commands.executeCommand('refactorPreview.apply');
      const expected = before.replace("nobody's manager", 'not the manager of anybody');
      await until('the merge on this page', () => here.getText() === expected || undefined, {
        seen: () => here.getText(),
      });
      assert.equal(there.getText(), beforeThere.replace('is built', 'is built or tested'));
      const { left } = await sides();
      const other = expected.replace('that was promised', 'that was planned').replace(LINKS.here, LINKS.there);
      await until('what is left', () => left.document.getText() === other || undefined, {
        seen: () => left.document.getText(),
      });
      await screenshot('merge-compare');
    });
  });

  it('may be meant to differ, until one of them changes', async () => {
    const { document } = await openPage(PAGES.here);
    await finding(document.uri, 'duplicate/drifted');
    await applyFix(document.uri, rangeOf(document, PASSAGE), DIFFER);
    const there = (await openPage(PAGES.there)).document;
    const count = (): string =>
      `${drifted(document.uri, document.getText()).length} ${drifted(there.uri, there.getText()).length}`;
    await until('nothing on either page', () => count() === '0 0' || undefined, { seen: count });
    assert.match(document.getText(), /\n<!-- handbook-ignore duplicate\/drifted [0-9a-f]{8} -->\n- Deciding how/);
    await edit(there, "nobody's manager", 'not the manager of anybody');
    await until('both pages to be reported again', () => count() === '1 1' || undefined, { seen: count });
    const { range } = await finding(file(PAGES.here), 'ignore/unused');
    (await openPage(PAGES.here)).revealRange(range, TextEditorRevealType.InCenter);
    await screenshot('meant-to-differ');
  });
});
