import { describe, expect, it } from 'vitest';
import { type CodeAction, CodeActionResolveRequest } from 'vscode-languageserver/node';
import { applied } from './support/apply';
import { Editor, VSCODE } from './support/editor';

const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'index.md': '# Start\n\n[Pay](./people/salary.md) and [Bonus](./people/salary.md#bonus).\n',
  'plan.md': '# Plan\n\n[Pay](people/salary.md#nothing)\n\n[Other](people/other.md)\n',
  'team/one.md':
    '# One\n\n[Pay](/people/salary.md) <a href="../people/salary.md">Pay</a>\n\n[Pay]: <../people/salary.md>\n',
  'people/pay/salary.md': '# Salary\n\n## Bonus\n',
};

/** What is offered for several links at once, for the first finding of a page. */
async function forAll(editor: Editor, path: string, index = 0): Promise<CodeAction[]> {
  await editor.show(path);
  for (const other of ['index.md', 'plan.md', 'a.md', 'people/b.md', 'team/one.md', 'people/pay/salary.md'])
    await editor.diagnostics(other);
  const found = (await editor.diagnostics(path))[index];
  const actions = await editor.codeActions(path, found === undefined ? [] : [found]);
  return actions.filter(({ title }) => title.startsWith('Fix all'));
}

describe('fixing all links like one', () => {
  it('makes the first repair of all links to the same place, each in its own style', async () => {
    const editor = await Editor.open({ files: FILES });
    const [action, ...others] = await forAll(editor, 'index.md');
    expect(others).toEqual([]);
    expect(action?.title).toBe('Fix all 5 links to /people/salary.md in 2 pages (to people/pay/salary.md)');
    expect(action?.edit).toBeUndefined();
    const { edit } = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction);
    expect(Object.values(edit?.changeAnnotations ?? {})).toEqual([{ label: action?.title, needsConfirmation: true }]);
    expect(applied(editor, edit, FILES)).toEqual({
      'index.md': '# Start\n\n[Pay](./people/pay/salary.md) and [Bonus](./people/pay/salary.md#bonus).\n',
      'team/one.md':
        '# One\n\n[Pay](/people/pay/salary.md) <a href="../people/pay/salary.md">Pay</a>\n\n[Pay]: <../people/pay/salary.md>\n',
    });
  });

  it('is for the same missing heading, too, and nothing else', async () => {
    const files = {
      ...FILES,
      'a.md': '# A\n\n[x](people/pay/salary.md#bonus-plans) [y](people/pay/salary.md#other)\n',
      'people/b.md': '# B\n\n[x](pay/salary.md#bonus-plans)\n',
      'people/pay/salary.md': '# Salary\n\n## Bonus plan\n\n[x](#bonus-plans)\n',
    };
    const editor = await Editor.open({ files });
    const [action] = await forAll(editor, 'a.md');
    expect(action?.title).toBe(
      'Fix all 3 links to people/pay/salary.md#bonus-plans in 3 pages (to people/pay/salary.md#bonus-plan)',
    );
    const { edit } = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction);
    expect(applied(editor, edit, files)).toEqual({
      'a.md': '# A\n\n[x](people/pay/salary.md#bonus-plan) [y](people/pay/salary.md#other)\n',
      'people/b.md': '# B\n\n[x](pay/salary.md#bonus-plan)\n',
      'people/pay/salary.md': '# Salary\n\n## Bonus plan\n\n[x](#bonus-plan)\n',
    });
  });

  it('finds pictures, and takes pages as they are in the editor', async () => {
    const files = { ...FILES, 'a.md': '![x](pic.png) ![y](./pic.png)\n', 'img/pic.png': '' };
    const editor = await Editor.open({ files });
    const [action] = await forAll(editor, 'a.md');
    expect(action?.title).toBe('Fix all 2 links to /pic.png on this page (to img/pic.png)');
    await editor.type('a.md', '![y]', 'See ![y]');
    const { edit } = await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction);
    expect(applied(editor, edit, { 'a.md': editor.text('a.md') })).toEqual({
      'a.md': '![x](img/pic.png) See ![y](./img/pic.png)\n',
    });
  });

  it.each([
    ['there is but one such link', 'plan.md', 1],
    ['nothing is known to lead it to', 'lost.md', 0],
  ])('is not offered where %s', async (_why, path, index) => {
    const editor = await Editor.open({
      files: { ...FILES, 'lost.md': '[x](zzz.md) [y](zzz.md)\n', 'other.md': '# O\n' },
    });
    expect(await forAll(editor, path, index)).toEqual([]);
  });

  it('leaves other actions as they are', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    const [action] = await editor.codeActions('index.md', await editor.diagnostics('index.md'));
    expect(await editor.connection.sendRequest(CodeActionResolveRequest.type, action as CodeAction)).toEqual(action);
  });

  it('is not offered to an editor that wants all edits at once', async () => {
    const { textDocument, ...rest } = VSCODE;
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
    const editor = await Editor.open({
      files: FILES,
      capabilities: { ...rest, textDocument: { ...textDocument, codeAction } },
    });
    expect(await forAll(editor, 'index.md')).toEqual([]);
  });
});
