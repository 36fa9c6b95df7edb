import assert from 'node:assert/strict';
import { languages } from 'vscode';
import { diagnosticsOf, finding, describe as inWords, ruleOf } from '../support/findings';
import { folder, openPage } from '../support/pages';
import { onScreen, screenshot } from '../support/screen';
import { until } from '../support/until';

/** Every rule once, on the page where the sample handbook shows it. */
const FOUND = [
  'company/index.md link/missing-asset',
  'company/strategy.md link/redirected',
  'company/values.md frontmatter/unlike-others',
  'library/what-a-product-manager-does.md frontmatter/missing',
  'people/expenses.md frontmatter/syntax',
  'people/expenses.md link/missing-page',
  'people/expenses.md link/undefined-reference',
  'people/hiring.md ignore/unused',
  'people/hiring.md link/missing-anchor',
  'people/index.md link/wrong-case',
  'people/job-descriptions/product-manager.md duplicate/drifted',
  'people/job-descriptions/product-manager.md duplicate/drifted',
  'people/job-descriptions/product-manager.md link/missing-page',
  'product/index.md duplicate/drifted',
  'product/index.md frontmatter/unlike-others',
  'product/index.md link/missing-page',
  'product/overview.md duplicate/drifted',
  'product/overview.md frontmatter/unlike-others',
  'product/responsibilities.md duplicate/drifted',
  'product/responsibilities.md duplicate/drifted',
  'product/responsibilities.md link/missing-page',
];

describe('the findings of the sample handbook', () => {
  it('are shown for all its pages, open or not, without any configuration', async () => {
    await openPage('src/handbook/index.md');
    const root = `${folder().path}/src/handbook/`;
    const found = () =>
      languages
        .getDiagnostics()
        .filter(([uri]) => uri.path.startsWith(root))
        .flatMap(([uri, diagnostics]) => diagnostics.map((one) => `${uri.path.slice(root.length)} ${ruleOf(one)}`))
        .sort();
    await until('all findings', () => found().length === FOUND.length || undefined, { seen: found });
    assert.deepEqual(found(), FOUND);
  });

  it('say what is wrong, where exactly, and how bad it is', async () => {
    const { document } = await openPage('src/handbook/people/hiring.md');
    const found = await diagnosticsOf(document.uri, 2);
    assert.deepEqual(found.map(inWords), [
      "error 8:32 link/missing-anchor: No heading or anchor '#we-write-things-down' in src/handbook/company/values.md: the link leads to the top of the page.",
      'hint 10:1 ignore/unused: Nothing here is found by link/missing-page, so this comment is not needed.',
    ]);
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['../company/values.md#we-write-things-down', '<!-- handbook-ignore link/missing-page -->'],
    );
    assert.ok(found.every(({ source }) => source === 'Handbook Keeper'));
    await onScreen(async (screen) => {
      await until(
        'the squiggle',
        async () => (await screen.attributes('.cdr.squiggly-error', 'class')).length > 0 || undefined,
      );
    });
    await screenshot('findings');
  });

  it('mark the first line of a copied passage alone', async () => {
    const { document } = await openPage('src/handbook/product/responsibilities.md');
    const { range } = await finding(document.uri, 'duplicate/drifted');
    assert.equal(range.start.line, range.end.line);
    assert.equal(document.getText(range), document.lineAt(range.start.line).text.trim());
    await screenshot('copied-passage');
  });
});
