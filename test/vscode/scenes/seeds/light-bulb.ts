import assert from 'node:assert/strict';
import { diagnosticsOf, finding, ruleOf } from '../../support/findings';
import { applyFix, codeActions, fix } from '../../support/fixes';
import { file, openPage } from '../../support/pages';
import { screenshot } from '../../support/screen';

const PAGES = {
  product: 'src/handbook/product/index.md',
  responsibilities: 'src/handbook/product/responsibilities.md',
  job: 'src/handbook/peopleops/job-descriptions/product-manager.md',
};

describe('the seed handbook', () => {
  it('offers to create or to restore a page that was deleted, and no other page in its place', async () => {
    const { document } = await openPage(PAGES.product);
    const missing = await finding(document.uri, 'link/missing-page');
    assert.equal(document.getText(missing.range), './glossary.md');
    const titles = (await codeActions(document.uri, missing.range)).map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 3), [
      'Restore src/handbook/product/glossary.md (deleted in a85c206, 2024-06-01)',
      'Create src/handbook/product/glossary.md',
      'Ignore this one (link/missing-page)',
    ]);
    const links = (await diagnosticsOf(document.uri, () => true)).filter((one) => ruleOf(one).startsWith('link/'));
    assert.equal(links.length, 1);
    await screenshot('seeds-restore');
  });

  it('follows a page that moved and a heading that was renamed', async () => {
    const { document } = await openPage(PAGES.responsibilities);
    const { range } = await finding(document.uri, 'link/missing-page');
    assert.equal(document.getText(range), '../development/releases/planning.md#effort-estimation');
    const [first] = await codeActions(document.uri, range);
    assert.match(
      first?.title ?? '',
      /^Change to \.\.\/development\/project-management\.md#sizing-issues \(moved in a75f61e, 2024-02-01/,
    );
    await applyFix(document.uri, range, first?.title ?? '');
    await diagnosticsOf(document.uri, (left) => !left.some((one) => ruleOf(one).startsWith('link/')));
    assert.match(document.getText(), /\]\(\.\.\/development\/project-management\.md#sizing-issues\)/);
  });

  it('corrects a path that is one level short, in the link’s own style', async () => {
    const { document } = await openPage(PAGES.job);
    const { range } = await finding(document.uri, 'link/missing-page');
    const action = await fix(
      document.uri,
      range,
      /^Change to \.\.\/\.\.\/development\/project-management#sizing-issues/,
    );
    assert.equal(action.isPreferred, true);
    await applyFix(document.uri, range, action.title);
    await diagnosticsOf(file(PAGES.job), (left) => !left.some((one) => ruleOf(one).startsWith('link/')));
  });

  it('makes the passage with both links the same on both pages', async () => {
    for (const page of [PAGES.responsibilities, PAGES.job]) {
      const editor = await openPage(page);
      const { range } = await finding(editor.document.uri, 'duplicate/identical');
      assert.match(editor.document.getText(range), /^- Technical decisions/);
      editor.revealRange(range);
    }
    await screenshot('seeds-identical');
  });
});
