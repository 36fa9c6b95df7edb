import { describe, expect, it } from 'vitest';
import { applied } from './support/apply';
import { Editor, VSCODE } from './support/editor';

const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'index.md': '# Start\n\n[Team](./teem.md) and [Plan](./PLAN.md).\n',
  'team.md': '# Team\n\nSee [the plan](./plan.md#the-aim).\n',
  'plan.md': '# Plan\n\n## The aims\n',
};

async function repaired(editor: Editor, path: string, title: string | RegExp): Promise<Record<string, string>> {
  const actions = await editor.codeActions(path, await editor.diagnostics(path));
  const action = actions.find((one) => (typeof title === 'string' ? one.title === title : title.test(one.title)));
  if (action === undefined) throw new Error(`Offered were: ${actions.map((one) => one.title).join(', ')}`);
  return applied(editor, action.edit, FILES);
}

describe('the light bulb', () => {
  it('offers the ways out of a finding, and each leads where it says', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    const [broken] = await editor.diagnostics('index.md');
    if (broken === undefined) throw new Error('Nothing was found.');
    const actions = await editor.codeActions('index.md', [broken]);
    expect(actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred])).toMatchInlineSnapshot(`
      [
        [
          "Change to ./team.md (its title is what the link says)",
          "quickfix",
          undefined,
        ],
        [
          "Create teem.md",
          "quickfix",
          undefined,
        ],
        [
          "Ignore this one (link/missing-page)",
          "quickfix",
          undefined,
        ],
      ]
    `);
    expect(actions.every(({ diagnostics }) => diagnostics?.[0]?.message === broken.message)).toBe(true);
  });

  it('marks the first line of a copied passage alone, and offers its ways out on each of its lines', async () => {
    const passage =
      'Everybody books their own travel,  \nkeeps every receipt until the end of the quarter,\nand hands them in with the form of the finance team.\n';
    const editor = await Editor.open({
      files: {
        'handbook.config.json': '{ "site": "github" }\n',
        'a.md': `# Travel\n\n${passage}\n## More\n\nSomething else.\n`,
        'b.md': `# Trips\n\n${passage}\n`,
      },
    });
    await editor.show('a.md');
    const [found, ...others] = await editor.diagnostics('a.md');
    if (found === undefined) throw new Error('Nothing was found.');
    expect(others).toEqual([]);
    expect(found.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: 33 } });
    expect(found.relatedInformation?.map(({ location }) => location.range)).toEqual([
      { start: { line: 2, character: 0 }, end: { line: 4, character: 52 } },
    ]);
    const marked = await editor.codeActions('a.md', [found]);
    expect(marked.map(({ diagnostics }) => diagnostics)).toContainEqual([found]);
    expect(await editor.codeActions('a.md', [], undefined, 4)).toEqual(marked);
    expect(await editor.codeActions('a.md', [], undefined, 8)).toEqual([]);
  });

  it('creates a page only where the client can', async () => {
    const { workspace, ...rest } = VSCODE;
    const editor = await Editor.open({
      files: FILES,
      capabilities: { ...rest, workspace: { ...workspace, workspaceEdit: { documentChanges: true } } },
    });
    await editor.show('index.md');
    const actions = await editor.codeActions('index.md', await editor.diagnostics('index.md'));
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter(({ title }) => /create/i.test(title))).toEqual([]);
  });

  it('creates a page beside the others, and writes over none', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    expect(await repaired(editor, 'index.md', /^create/i)).toMatchInlineSnapshot(`
      {
        "teem.md": "# Team
      ",
      }
    `);
  });

  it('computes nothing for other kinds of actions, or for what others say', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    const found = await editor.diagnostics('index.md');
    expect(await editor.codeActions('index.md', found, ['refactor'])).toEqual([]);
    expect(
      await editor.codeActions(
        'index.md',
        found.map((one) => ({ ...one, source: 'another' })),
      ),
    ).toEqual([]);
  });

  it('gives plain changes to a client that knows no others', async () => {
    const { workspace, ...rest } = VSCODE;
    const editor = await Editor.open({
      files: FILES,
      capabilities: { ...rest, workspace: { ...workspace, workspaceEdit: {} } },
    });
    await editor.show('index.md');
    const [, wrongCase] = await editor.diagnostics('index.md');
    const [first] = await editor.codeActions('index.md', wrongCase === undefined ? [] : [wrongCase]);
    expect(first?.edit).toEqual({
      changes: {
        [editor.uri('index.md')]: [
          { range: { start: { line: 2, character: 29 }, end: { line: 2, character: 38 } }, newText: './plan.md' },
        ],
      },
    });
  });
});

describe('source.fixAll.handbook', () => {
  it('repairs what is certain on the document at hand', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    const [action, ...others] = await editor.codeActions('index.md', [], ['source.fixAll']);
    expect(others).toEqual([]);
    expect(action?.kind).toBe('source.fixAll.handbook');
    expect(applied(editor, action?.edit, FILES)).toMatchInlineSnapshot(`
      {
        "index.md": "# Start

      [Team](./teem.md) and [Plan](./plan.md).
      ",
      }
    `);
  });

  it('is offered only where it is asked for', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    const actions = await editor.codeActions('index.md', await editor.diagnostics('index.md'));
    expect(actions.filter(({ kind }) => kind !== 'quickfix')).toEqual([]);
  });
});

describe('handbook/fixAll', () => {
  it('repairs what is certain on all pages, to be confirmed rule by rule', async () => {
    const editor = await Editor.open({ files: FILES });
    const edit = await editor.connection.sendRequest<NonNullable<Parameters<typeof applied>[1]> | null>(
      'handbook/fixAll',
    );
    expect(edit?.changeAnnotations).toMatchInlineSnapshot(`
      {
        "link/wrong-case": {
          "label": "Repair link/wrong-case",
          "needsConfirmation": true,
        },
      }
    `);
    expect(applied(editor, edit ?? undefined, FILES)).toMatchInlineSnapshot(`
      {
        "index.md": "# Start

      [Team](./teem.md) and [Plan](./plan.md).
      ",
      }
    `);
  });

  it('answers null where nothing is certain', async () => {
    const editor = await Editor.open({ files: { 'handbook.config.json': '{}', 'a.md': '# A\n' } });
    expect(await editor.connection.sendRequest('handbook/fixAll')).toBeNull();
  });
});
