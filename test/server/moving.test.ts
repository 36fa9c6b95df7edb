import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  DidRenameFilesNotification,
  WillRenameFilesRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { MESSAGES, type MovedPages, type OldAddresses } from '../../server/src/host/lsp/messages';
import { applied } from './support/apply';
import { Editor } from './support/editor';
import { aWhile, until } from './support/until';

const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'index.md': '# Start\n\n[Team](./people/team.md#who) and [all](people/)\n',
  'people/team.md': '# Team\n\n[Start](../index.md) [Pay](pay.md)\n\n## Who\n',
  'people/pay.md': '# Pay\n\nWe pay on the last day of each month, and before a holiday.\n',
};

const willRename = (editor: Editor, from: string, to: string): Promise<WorkspaceEdit | null> =>
  editor.connection.sendRequest(WillRenameFilesRequest.type, {
    files: [{ oldUri: editor.uri(from), newUri: editor.uri(to) }],
  });

describe('workspace/willRenameFiles', () => {
  it('keeps the links of a page that is moved, in texts as the editor has them', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('index.md');
    await editor.type('index.md', '# Start', '# The start');
    const before = { ...FILES, 'index.md': editor.text('index.md') };
    expect(applied(editor, (await willRename(editor, 'people/team.md', 'team.md')) ?? undefined, before)).toEqual({
      'index.md': '# The start\n\n[Team](./team.md#who) and [all](people/)\n',
      'people/team.md': '# Team\n\n[Start](index.md) [Pay](people/pay.md)\n\n## Who\n',
    });
  });

  it('keeps those of a folder, and says nothing of a file that nothing leads to', async () => {
    const editor = await Editor.open({ files: { ...FILES, 'other.txt': '' } });
    expect(applied(editor, (await willRename(editor, 'people', 'our/people')) ?? undefined, FILES)).toEqual({
      'index.md': '# Start\n\n[Team](./our/people/team.md#who) and [all](our/people/)\n',
      'people/team.md': '# Team\n\n[Start](../../index.md) [Pay](pay.md)\n\n## Who\n',
    });
    expect(await willRename(editor, 'other.txt', 'another.txt')).toBeNull();
  });

  it.each([
    { 'handbook.updateLinksOnFileMove': 'never' },
    { 'markdown.updateLinksOnFileMove.enabled': 'prompt' },
    { 'markdown.updateLinksOnFileMove.enabled': 'always' },
  ])('is silent with %j', async (settings) => {
    const editor = await Editor.open({ files: FILES, settings });
    expect(await willRename(editor, 'people/team.md', 'team.md')).toBeNull();
  });

  it('is asked for pages, images and folders', async () => {
    const editor = await Editor.open({ files: FILES });
    const all = { filters: [{ pattern: { glob: '**/*' } }] };
    expect(editor.initialized.capabilities.workspace?.fileOperations).toEqual({ willRename: all, didRename: all });
  });
});

describe('handbook/movePage', () => {
  it('moves the page after its links, whatever the settings say', async () => {
    const settings = { 'handbook.updateLinksOnFileMove': 'never' };
    const editor = await Editor.open({ files: FILES, settings });
    const [from, to] = [editor.uri('people/pay.md'), editor.uri('pay.md')];
    const edit = await editor.connection.sendRequest<WorkspaceEdit>(MESSAGES.movePage, { from, to });
    expect(edit.documentChanges?.at(-1)).toMatchObject({ kind: 'rename', oldUri: from, newUri: to });
    expect(applied(editor, edit, FILES)).toEqual({
      'people/team.md': '# Team\n\n[Start](../index.md) [Pay](../pay.md)\n\n## Who\n',
    });
  });
});

const SITE = {
  'handbook.config.json': '{ "site": "hugo" }\n',
  'index.md': '---\ntitle: Start\n---\n\n[Pay](/people/pay/)\n',
  'people/team.md': '---\ntitle: Team\n---\n',
  'people/pay.md': '---\ntitle: Pay\n---\n\n# Pay\n\nWe pay on the last day of each month, and before a holiday.\n',
};
const FORWARDING = SITE['people/pay.md'].replace('Pay\n', 'Pay\naliases:\n  - /people/pay/\n');

describe('a redirect from the old address', () => {
  async function renamed(settings: Record<string, unknown> = {}) {
    const editor = await Editor.open({ files: SITE, settings });
    const told: OldAddresses[] = [];
    editor.connection.onNotification(MESSAGES.oldAddresses, (pages: OldAddresses) => {
      told.push(pages);
    });
    const edit = await willRename(editor, 'people/pay.md', 'people/wages.md');
    editor.rename('people/pay.md', 'people/wages.md');
    await editor.connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: editor.uri('people/pay.md'), newUri: editor.uri('people/wages.md') }],
    });
    await editor.watched({ 'people/pay.md': 'Deleted', 'people/wages.md': 'Created' });
    return { editor, told, edit };
  }

  it('is asked about after a move in the editor, which has no part in it', async () => {
    const { editor, told, edit } = await renamed();
    expect(applied(editor, edit ?? undefined, SITE)).toEqual({
      'index.md': SITE['index.md'].replace('/people/pay/', '/people/wages/'),
    });
    await until('the question', () => told.length > 0);
    const folder = editor.root.toString();
    expect(told).toEqual([{ folder, pages: 1 }]);
    await until('the page at its new place', async () => {
      const added = await editor.connection.sendRequest<WorkspaceEdit | null>(MESSAGES.addRedirects, { folder });
      const texts = applied(editor, added ?? undefined, { 'people/wages.md': SITE['people/pay.md'] });
      return texts['people/wages.md'] === FORWARDING;
    });
  });

  it.each([{ 'handbook.offerRedirects': false }, { 'handbook.updateLinksOnFileMove': 'never' }])(
    'is not with %j',
    async (settings) => {
      const { told } = await renamed(settings);
      await aWhile();
      expect(told).toEqual([]);
    },
  );

  it('has a change of its own to tick when the page is moved by the command', async () => {
    const editor = await Editor.open({ files: SITE });
    const [from, to] = [editor.uri('people/pay.md'), editor.uri('people/wages.md')];
    const edit = await editor.connection.sendRequest<WorkspaceEdit>(MESSAGES.movePage, { from, to });
    const label = 'Add a redirect from the old address';
    expect(edit.changeAnnotations).toEqual({ [label]: { label, needsConfirmation: true } });
    expect(edit.documentChanges).toContainEqual({
      textDocument: { uri: from, version: null },
      edits: [
        {
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
          newText: 'aliases:\n  - /people/pay/\n',
          annotationId: label,
        },
      ],
    });
  });

  it('comes with the links to a page that another program moved', async () => {
    const editor = await Editor.open({ files: SITE });
    const told: MovedPages[] = [];
    editor.connection.onNotification(MESSAGES.movedPages, (moved: MovedPages) => {
      told.push(moved);
    });
    editor.rename('people/pay.md', 'people/wages.md');
    await editor.watched({ 'people/pay.md': 'Deleted', 'people/wages.md': 'Created' });
    await until('the question', () => told.length > 0);
    const edit = await editor.connection.sendRequest<WorkspaceEdit>(MESSAGES.updateMoved, { folder: told[0]?.folder });
    expect(applied(editor, edit, { ...SITE, 'people/wages.md': SITE['people/pay.md'] })).toEqual({
      'index.md': SITE['index.md'].replace('/people/pay/', '/people/wages/'),
      'people/wages.md': FORWARDING,
    });
  });
});

const BOOK = {
  '.gitbook.yaml': 'root: ./\n\nredirects:\n  wages: pay.md # of old\n',
  'README.md': '# Start\n',
  'SUMMARY.md': '# Summary\n\n* [Pay](pay.md)\n',
  'pay.md': '# Pay\n\nWe pay on the last day of each month, and before a holiday.\n',
};
const FOLLOWED = BOOK['.gitbook.yaml'].replace('pay.md', 'team/pay.md');
const FORWARDED = `${FOLLOWED}  pay: team/pay.md\n`;

describe('redirects in .gitbook.yaml', () => {
  const contents = BOOK['SUMMARY.md'].replace('pay.md', 'team/pay.md');

  it('follow a page that is moved in the editor, and a new one is asked about', async () => {
    const editor = await Editor.open({ files: BOOK });
    const told: OldAddresses[] = [];
    editor.connection.onNotification(MESSAGES.oldAddresses, (pages: OldAddresses) => {
      told.push(pages);
    });
    const edit = await willRename(editor, 'pay.md', 'team/pay.md');
    expect(applied(editor, edit ?? undefined, BOOK)).toEqual({ '.gitbook.yaml': FOLLOWED, 'SUMMARY.md': contents });
    editor.write('.gitbook.yaml', FOLLOWED);
    editor.rename('pay.md', 'team/pay.md');
    await editor.connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: editor.uri('pay.md'), newUri: editor.uri('team/pay.md') }],
    });
    await editor.watched({ '.gitbook.yaml': 'Changed', 'pay.md': 'Deleted', 'team/pay.md': 'Created' });
    await until('the question', () => told.length > 0);
    const folder = editor.root.toString();
    expect(told).toEqual([{ folder, pages: 1 }]);
    const now = { ...BOOK, '.gitbook.yaml': FOLLOWED };
    await until('the page at its new place', async () => {
      const added = await editor.connection.sendRequest<WorkspaceEdit | null>(MESSAGES.addRedirects, { folder });
      return applied(editor, added ?? undefined, now)['.gitbook.yaml'] === FORWARDED;
    });
    editor.write('.gitbook.yaml', FORWARDED);
    const back = await willRename(editor, 'team/pay.md', 'pay.md');
    const there = { '.gitbook.yaml': FORWARDED };
    expect(applied(editor, back ?? undefined, { ...BOOK, ...there })['.gitbook.yaml']).toBe(BOOK['.gitbook.yaml']);
  });

  it('have a change of their own to tick for each page that the command moves, in the text that the editor has', async () => {
    const editor = await Editor.open({ files: BOOK });
    await editor.show('.gitbook.yaml');
    await editor.type('.gitbook.yaml', 'root: ./\n', 'root: ./\n# ours\n');
    const [from, to] = [editor.uri('pay.md'), editor.uri('team/pay.md')];
    const edit = await editor.connection.sendRequest<WorkspaceEdit>(MESSAGES.movePage, { from, to });
    const label = 'Add a redirect from the old address';
    expect(edit.changeAnnotations).toEqual({ [label]: { label, needsConfirmation: true } });
    const range = (line: number, start: number, end: number) => ({
      start: { line, character: start },
      end: { line, character: end },
    });
    expect(edit.documentChanges).toContainEqual({
      textDocument: { uri: editor.uri('.gitbook.yaml'), version: 2 },
      edits: [
        { range: range(4, 9, 15), newText: 'team/pay.md' },
        { range: range(5, 0, 0), newText: '  pay: team/pay.md\n', annotationId: label },
      ],
    });
  });
});

describe('a heading', () => {
  it('is told with its words, and renamed with its links', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('people/team.md');
    const at = { uri: editor.uri('people/team.md'), position: { line: 4, character: 5 } };
    expect(await editor.connection.sendRequest(MESSAGES.heading, at)).toBe('Who');
    expect(
      await editor.connection.sendRequest(MESSAGES.heading, { ...at, position: { line: 2, character: 0 } }),
    ).toBeNull();
    const edit = await editor.connection.sendRequest<WorkspaceEdit>(MESSAGES.renameHeading, {
      ...at,
      words: 'Who we are',
    });
    expect(applied(editor, edit, FILES)).toEqual({
      'people/team.md': FILES['people/team.md'].replace('## Who', '## Who we are'),
      'index.md': FILES['index.md'].replace('#who', '#who-we-are'),
    });
    expect(await editor.connection.sendRequest(MESSAGES.renameHeading, { ...at, words: ' ' })).toBeNull();
  });

  it('is renamed, and the page moved, from the menu that the author opens', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: { asksAuthor: true } });
    await editor.show('people/team.md');
    const offered = async (line: number, context: object): Promise<string[]> => {
      const start = { line, character: 3 };
      const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: editor.uri('people/team.md') },
        range: { start, end: start },
        context: { diagnostics: [], ...context },
      });
      return (actions ?? []).map((action) => (action as CodeAction).title);
    };
    const both = ['Rename heading and its links…', 'Move page and its links…'];
    expect(await offered(0, { triggerKind: 1 })).toEqual(both);
    expect(await offered(4, { triggerKind: 1 })).toEqual(both.slice(0, 1));
    expect(await offered(2, { triggerKind: 1 })).toEqual([]);
    expect(await offered(0, { triggerKind: 2 })).toEqual([]);
    expect(await offered(0, { only: ['refactor'] })).toEqual(both);
    expect(await offered(0, { only: ['refactor.move'] })).toEqual(both.slice(1));
    expect(await offered(0, { only: ['quickfix'] })).toEqual([]);
  });
});

describe('pages that other programs move', () => {
  async function open(settings: Record<string, unknown> = {}) {
    const editor = await Editor.open({ files: FILES, settings });
    const told: MovedPages[] = [];
    editor.connection.onNotification(MESSAGES.movedPages, (moved: MovedPages) => {
      told.push(moved);
    });
    return { editor, told };
  }

  it('have their links repaired when the author says so, asked once', async () => {
    const { editor, told } = await open();
    editor.rename('people/pay.md', 'money/wages.md');
    await editor.watched({ 'people/pay.md': 'Deleted', 'money/wages.md': 'Created' });
    await until('the question', () => told.length > 0);
    expect(told).toEqual([{ folder: editor.root.toString(), links: 1 }]);
    const edit = await editor.connection.sendRequest<WorkspaceEdit>(MESSAGES.updateMoved, { folder: told[0]?.folder });
    expect(applied(editor, edit, FILES)).toEqual({
      'people/team.md': '# Team\n\n[Start](../index.md) [Pay](../money/wages.md)\n\n## Who\n',
    });
  });

  it('are recognised in a folder, and where their words changed a little', async () => {
    const { editor, told } = await open();
    editor.rename('people', 'us');
    editor.write('us/pay.md', FILES['people/pay.md'].replace('last', 'first'));
    await editor.watched({ people: 'Deleted', us: 'Created' });
    await until('the question', () => told.length > 0);
    expect(told.map(({ links }) => links)).toEqual([1]);
  });

  it.each([
    ['the links are right', {}, true, false],
    ['the editor moved them', {}, false, true],
    ['the author wants no question', { 'handbook.updateLinksOnFileMove': 'never' }, false, false],
  ])('are not asked about where %s', async (_, settings, repaired, announced) => {
    const { editor, told } = await open(settings);
    if (announced) await willRename(editor, 'people/pay.md', 'pay.md');
    editor.rename('people/pay.md', 'pay.md');
    if (repaired) editor.write('people/team.md', FILES['people/team.md'].replace('(pay.md)', '(../pay.md)'));
    await editor.watched({ 'people/pay.md': 'Deleted', 'pay.md': 'Created', 'people/team.md': 'Changed' });
    await aWhile();
    await aWhile();
    await aWhile();
    await aWhile();
    expect(told).toEqual([]);
  });
});
