import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity, Range, type TextDocument, type TextEditor, workspace } from 'vscode';
import { diagnosticsOf, ruleOf } from '../../support/findings';
import { applyFix, codeActions, fix } from '../../support/fixes';
import { openLightBulb } from '../../support/light-bulb';
import { openPage, write } from '../../support/pages';
import { onScreen, screenshot } from '../../support/screen';

const PRODUCT = 'src/handbook/product/index.md';
const RESPONSIBILITIES = 'src/handbook/product/responsibilities.md';
const LATER = 'src/handbook/product/product.md';
const JOB = 'src/handbook/peopleops/job-descriptions/product-manager.md';

const LIST_AND_TABLE = /The product department.*direction of the product\. +\|(?=\n\n## )/s;
const REWORDED = /\* Understanding.*future success of the product\.(?=\n)/s;
const NOT_RESPONSIBLE = /- Technical decisions.*this process is the CTO\./s;

/** Waits for the mark on the copied passage that starts with these words. */
async function copied(document: TextDocument, start: string): Promise<Diagnostic> {
  const isIt = (one: Diagnostic): boolean =>
    ruleOf(one).startsWith('duplicate/') && document.getText(one.range).startsWith(start);
  const [only, ...more] = (await diagnosticsOf(document.uri, (all) => all.some(isIt))).filter(isIt);
  assert.ok(only && more.length === 0, `“${start}” is marked ${1 + more.length} times.`);
  // A warning as soon as the history was asked.
  assert.ok(only.severity <= DiagnosticSeverity.Information);
  return only;
}

/** All that is marked of a passage. */
const firstLine = (passage: string | undefined): string | undefined => passage?.split('\n')[0]?.trimEnd();

const otherPages = ({ relatedInformation = [] }: Diagnostic): string[] =>
  relatedInformation.map(({ location }) => workspace.asRelativePath(location.uri)).sort();

/** What the light bulb offers where the passage starts, but for a look at both. */
async function offered({ document }: TextEditor, { range: { start } }: Diagnostic): Promise<string[]> {
  const here = new Range(start, start);
  await fix(document.uri, here, /^They are meant to /);
  const titles = (await codeActions(document.uri, here)).map(({ title }) => title);
  return titles.filter((title) => !title.startsWith('Compare '));
}

/** Makes a fix, holds that it leaves this text here and every other page alone, and takes it back. */
async function leaves({ document }: TextEditor, { range }: Diagnostic, title: string, text: string): Promise<void> {
  const before = document.getText();
  await applyFix(document.uri, range, new RegExp(`^${title}`));
  assert.equal(document.getText(), text);
  assert.deepEqual(
    workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => workspace.asRelativePath(uri)),
    [workspace.asRelativePath(document.uri)],
  );
  await write(document, before);
  await document.save();
}

async function look(editor: TextEditor, { range }: Diagnostic, name: string): Promise<void> {
  await onScreen(async (screen) => {
    await openLightBulb(screen, editor, range);
    await screenshot(name);
    await screen.press('Escape');
  });
}

describe('the passages that stand twice in the seed handbook', () => {
  it('a list and a table that are the same on another page, under a sentence that is not', async () => {
    const editor = await openPage(PRODUCT);
    const text = editor.document.getText();
    const found = await copied(editor.document, 'The product department');
    assert.equal(ruleOf(found), 'duplicate/drifted');
    assert.match(editor.document.getText(found.range), /are responsible for:$/);
    assert.deepEqual(otherPages(found), [JOB, LATER, LATER, RESPONSIBILITIES]);
    const [first] = await offered(editor, found);
    assert.equal(first, `Take the version of ${RESPONSIBILITIES}`);
    await look(editor, found, 'seeds-list-and-table');
    const link = '[Product Manager responsibilities](responsibilities.md#product-manager-responsibilities)';
    await leaves(editor, found, `Replace by a link to ${RESPONSIBILITIES}`, text.replace(LIST_AND_TABLE, link));
  });

  it('a section that is the same word for word, but for where a link leads', async () => {
    const editor = await openPage(RESPONSIBILITIES);
    const text = editor.document.getText();
    const found = await copied(editor.document, '- Technical decisions');
    assert.equal(ruleOf(found), 'duplicate/drifted');
    assert.equal(editor.document.getText(found.range), firstLine(NOT_RESPONSIBLE.exec(text)?.[0]));
    assert.deepEqual(otherPages(found), [JOB]);
    const [take, bring, replace, keep, meant, ...others] = await offered(editor, found);
    assert.match(take ?? '', new RegExp(`^Take the version of ${JOB}`));
    assert.match(bring ?? '', new RegExp(`^Bring ${JOB} to this version`));
    assert.match(replace ?? '', new RegExp(`^Replace by a link to ${JOB}`));
    assert.match(keep ?? '', new RegExp(`^Replace the copy in ${JOB} by a link to this one`));
    assert.match(meant ?? '', /^They are meant to differ/);
    assert.deepEqual(others, []);
    await look(editor, found, 'seeds-link-target');
    await leaves(
      editor,
      found,
      'Take the version of ',
      text.replace(
        '../development/releases/planning.md#effort-estimation',
        '../development/project-management#sizing-issues',
      ),
    );
    const page = '../peopleops/job-descriptions/product-manager.md';
    const heading = 'What is the Product Manager not responsible for?';
    const link = `[${heading}](${page}#what-is-the-product-manager-not-responsible-for%3F)`;
    await leaves(editor, found, 'Replace by a link to ', text.replace(NOT_RESPONSIBLE, link));
  });

  it('a list and tasks in other words: a table’s version does not fit in, a link does', async () => {
    const editor = await openPage(JOB);
    const text = editor.document.getText();
    const found = await copied(editor.document, '* Understanding');
    assert.equal(ruleOf(found), 'duplicate/drifted');
    assert.equal(editor.document.getText(found.range), firstLine(REWORDED.exec(text)?.[0]));
    assert.deepEqual(otherPages(found), [PRODUCT, LATER, RESPONSIBILITIES]);
    const titles = await offered(editor, found);
    assert.deepEqual(
      titles.filter((title) => title.startsWith('Take ')),
      [],
    );
    assert.equal(titles.filter((title) => title.startsWith('Replace by a link to ')).length, 2);
    await look(editor, found, 'seeds-reworded');
    const page = '../../product/responsibilities.md#product-manager-responsibilities';
    const link = `[Product Manager responsibilities](${page})`;
    await leaves(editor, found, `Replace by a link to ${RESPONSIBILITIES}`, text.replace(REWORDED, link));
  });
});
