import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, type Diagnostic, languages, type TextDocument, workspace } from 'vscode';
import { diagnosticsOf, finding, ruleOf } from '../support/findings';
import { fix } from '../support/fixes';
import { edit, file, folder, openPage } from '../support/pages';
import { until } from '../support/until';

let here = '';

/** Pages of a scene, and what ends it. */
function pages(texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    const target = file(`${here}/${name}`).fsPath;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

const uri = (name: string) => file(`${here}/${name}`);
const rules = (name: string) => languages.getDiagnostics(uri(name)).map(ruleOf);

/** As an author opens a page: what extensions open, VS Code keeps open for minutes after its tab is closed. */
async function show(name: string): Promise<TextDocument> {
  await commands.executeCommand('vscode.open', uri(name));
  return until('the page', () => workspace.textDocuments.find((one) => one.uri.path === uri(name).path));
}

describe('findings follow', () => {
  let scene = 0;
  beforeEach(() => {
    // A folder of its own for each: VS Code may hold on to a page that was deleted while it was open.
    here = `src/handbook/scene-${++scene}`;
    pages({ 'a.md': '# A\n\n[B](./b.md#second)\n', 'b.md': '# B\n\n## Second\n' });
  });
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(file(here).fsPath, { recursive: true, force: true });
    await diagnosticsOf(uri('a.md'), 0);
  });

  it('an edit in another page, whether the page that rests on it is shown or not', async () => {
    const document = await show('b.md');
    await edit(document, '## Second', '## Other');
    const [found] = await diagnosticsOf(uri('a.md'), 1);
    assert.equal(found && ruleOf(found), 'link/missing-anchor');
    await show('a.md');
    await edit(document, '## Other', '## Second');
    await diagnosticsOf(uri('a.md'), 0);
    await document.save();
  });

  it('a page that another program deletes, renames and brings back', async () => {
    await show('a.md');
    rmSync(uri('b.md').fsPath);
    await diagnosticsOf(uri('a.md'), (found) => found.some((one) => ruleOf(one) === 'link/missing-page'));
    pages({ 'b.md': '# B\n' });
    await diagnosticsOf(uri('a.md'), (found) => found.some((one) => ruleOf(one) === 'link/missing-anchor'));
    renameSync(uri('b.md').fsPath, uri('c.md').fsPath);
    await diagnosticsOf(uri('a.md'), (found) => found.some((one) => ruleOf(one) === 'link/missing-page'));
    pages({ 'b.md': '# B\n\n## Second\n' });
    await diagnosticsOf(uri('a.md'), 0);
  });

  it('a folder that another program moves', async () => {
    pages({ 'a.md': '[D](./sub/d.md)\n', 'sub/d.md': '# D\n' });
    await show('a.md');
    await diagnosticsOf(uri('a.md'), 0);
    renameSync(uri('sub').fsPath, uri('moved').fsPath);
    await diagnosticsOf(uri('a.md'), 1);
    renameSync(uri('moved').fsPath, uri('sub').fsPath);
    await diagnosticsOf(uri('a.md'), 0);
  });

  it('an image that comes', async () => {
    pages({ 'a.md': '![Map](./map.png)\n' });
    await show('a.md');
    await until('the missing image', () => rules('a.md').includes('link/missing-asset') || undefined);
    writeFileSync(uri('map.png').fsPath, '');
    await diagnosticsOf(uri('a.md'), 0);
  });
});

const brokenLinks = (count: number) => (found: readonly Diagnostic[]) =>
  found.filter((one) => ruleOf(one).startsWith('link/')).length === count;

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder().fsPath, stdio: 'pipe' });

describe('a commit', () => {
  it('that moves a page is known to the light bulb at once', async () => {
    const page = file('src/handbook/people/hiring.md');
    await diagnosticsOf(file('src/handbook/product/responsibilities.md'), brokenLinks(1));
    git('mv', 'src/handbook/people/hiring.md', 'src/handbook/people/joining.md');
    git('-c', 'user.name=Author', '-c', 'user.email=author@example.com', 'commit', '--quiet', '--message', 'Joining');
    try {
      await diagnosticsOf(page, 0);
      const index = file('src/handbook/people/index.md');
      const { range } = await finding(index, 'link/missing-page');
      await commands.executeCommand('vscode.open', index);
      await fix(index, range, /^Change to \.\/joining\.md \(moved in [0-9a-f]{7}, /);
    } finally {
      git('reset', '--quiet', '--hard', 'HEAD~1');
    }
    await diagnosticsOf(page, 2);
  });
});

describe('a switch of branches', () => {
  it('changes what is found, there and back', async () => {
    await openPage('src/handbook/index.md');
    const page = file('src/handbook/product/responsibilities.md');
    await diagnosticsOf(page, brokenLinks(1));
    // When the page that moved since then was still there.
    git('switch', '--quiet', '--detach', ':/The handbook');
    try {
      await diagnosticsOf(page, brokenLinks(0));
    } finally {
      git('switch', '--quiet', 'main');
    }
    await diagnosticsOf(page, brokenLinks(1));
  });
});
