import { describe, expect, it } from 'vitest';
import { type Compared, MESSAGES, type OpenComparison } from '../../server/src/host/lsp/messages';
import { Editor } from './support/editor';
import { until } from './support/until';

const HOTEL = (euros: number): string =>
  `Hotels are paid up to ${euros} euros a night. Whoever stays longer than a week asks their lead, as [the form](`;
const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'hotels.md': `# Hotels\n\nFirst of all.\n\n* ${HOTEL(120)}forms/x.md) says.\n* Short.\n\n# End\n`,
  'team/hotels.md': `### Nights\n\n- ${HOTEL(140)}../forms/x.md) says.\n- Short.\n`,
  'rows.md': `# Table\n\n| Rule |\n| --- |\n| ${HOTEL(160)}forms/x.md) says. Short. |\n`,
  'forms/x.md': '# Form\n',
};
const COMPARES = { comparesCopies: true };

async function opened(editor: Editor, path: string, title: string): Promise<OpenComparison> {
  const actions = await editor.codeActions(path, await editor.diagnostics(path));
  const action = actions.find((one) => one.title === title);
  if (action?.command === undefined) throw new Error(`Offered were: ${actions.map((one) => one.title).join(', ')}`);
  return action.command.arguments?.[0];
}

const compare = (editor: Editor, comparison: object): Promise<Compared> =>
  editor.connection.sendRequest(MESSAGES.compare, comparison);

/** The URIs of pages of which the client is told that they changed. */
function changes(editor: Editor): string[] {
  const told: string[] = [];
  editor.connection.onNotification(MESSAGES.pageChanged, ({ uri }: { uri: string }) => {
    told.push(editor.path(uri));
  });
  return told;
}

describe('a fix of another page', () => {
  const bring = async (initializationOptions: object) => {
    const editor = await Editor.open({ files: FILES, initializationOptions });
    await editor.show('hotels.md');
    const actions = await editor.codeActions('hotels.md', await editor.diagnostics('hotels.md'));
    return actions.find(({ title }) => title === 'Bring team/hotels.md to this version');
  };
  const label = 'Bring team/hotels.md to this version';

  it('is shown before it is made, where the client has a way of its own', async () => {
    const action = await bring({ previewsFixes: true });
    expect(action?.edit).toBeUndefined();
    expect(action?.command).toMatchObject({
      command: 'handbook.previewFix',
      arguments: [
        { title: label, compare: null, edit: { changeAnnotations: { [label]: { needsConfirmation: true } } } },
      ],
    });
  });

  it('asks to be confirmed, where it has not', async () => {
    const action = await bring({});
    expect(action?.command).toBeUndefined();
    expect(action?.edit).toMatchObject({
      changeAnnotations: { [label]: { label, needsConfirmation: true } },
      documentChanges: [{ edits: [{ annotationId: label }] }],
    });
  });
});

describe('comparing copies', () => {
  it('is offered first, for one copy of each page that differs', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: COMPARES });
    await editor.show('hotels.md');
    const actions = await editor.codeActions('hotels.md', await editor.diagnostics('hotels.md'));
    expect(actions.map(({ title }) => title)).toEqual([
      'Compare with “Nights” in team/hotels.md',
      'Compare with “Table” in rows.md',
      'Take the version of team/hotels.md',
      'Bring team/hotels.md to this version',
      'Replace by a link to team/hotels.md',
      'Replace by a link to rows.md',
      'Replace 2 other copies by links to this one',
      'They are meant to differ (ignore duplicate/drifted)',
    ]);
    expect(actions[0]).toMatchObject({ kind: 'quickfix', command: { command: 'handbook.compare' } });
    const titles = actions.slice(0, 2).map(({ command }) => command?.arguments?.[0].title);
    expect(titles).toEqual(['Nights as in team/hotels.md ↔ hotels.md', 'Table as in rows.md ↔ hotels.md']);
  });

  it('is not offered for copies that are the same, nor to a client that cannot open it', async () => {
    const files = { ...FILES, 'team/hotels.md': FILES['hotels.md'].replace('forms', '../forms') };
    const editor = await Editor.open({ files, initializationOptions: COMPARES });
    await editor.show('hotels.md');
    const actions = await editor.codeActions('hotels.md', await editor.diagnostics('hotels.md'));
    expect(actions.map(({ title }) => title).filter((title) => title.startsWith('Compare'))).toEqual([
      'Compare with “Table” in rows.md',
    ]);
    const other = await Editor.open({ files: FILES });
    await other.show('hotels.md');
    const offered = await other.codeActions('hotels.md', await other.diagnostics('hotels.md'));
    expect(offered[0]?.title).toBe('Take the version of team/hotels.md');
  });

  it('shows the page with the words of the copy, as the page writes', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: COMPARES });
    await editor.show('hotels.md');
    const nights = await opened(editor, 'hotels.md', 'Compare with “Nights” in team/hotels.md');
    expect((await compare(editor, nights)).text).toBe(FILES['hotels.md'].replace('120', '140'));
    expect(nights.at).toEqual({ line: 4, character: 0 });
  });

  it('shows the words as the copy writes them where the two are not built alike', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: COMPARES });
    await editor.show('team/hotels.md');
    const table = await opened(editor, 'team/hotels.md', 'Compare with “Table” in rows.md');
    expect((await compare(editor, table)).text).toBe(
      `### Nights\n\n| Rule |\n| --- |\n| ${HOTEL(160)}../forms/x.md) says. Short. |\n`,
    );
  });

  it('stays right while either page changes, of which the client is told', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: COMPARES });
    const told = changes(editor);
    await editor.show('hotels.md');
    const nights = await opened(editor, 'hotels.md', 'Compare with “Nights” in team/hotels.md');
    const first = await compare(editor, nights);
    const longer = `A new paragraph.\n\n${FILES['hotels.md'].replace('120', '130')}`;
    await editor.type('hotels.md', FILES['hotels.md'], longer);
    await until('word of the change', () => told.includes('hotels.md') || undefined);
    const second = await compare(editor, { ...nights, place: first.place });
    expect(second.text).toBe(longer.replace('130', '140'));
    told.length = 0;
    editor.write('team/hotels.md', `${FILES['team/hotels.md'].replace('140', '150')}\nMore.\n`);
    await editor.watched({ 'team/hotels.md': 'Changed' });
    await until('word of the other change', () => told.includes('team/hotels.md') || undefined);
    expect((await compare(editor, { ...nights, place: second.place })).text).toBe(longer.replace('130', '150'));
  });

  it('says so when there is nothing to compare any more', async () => {
    const editor = await Editor.open({ files: FILES, initializationOptions: COMPARES });
    await editor.show('hotels.md');
    const nights = await opened(editor, 'hotels.md', 'Compare with “Nights” in team/hotels.md');
    await editor.type('hotels.md', FILES['hotels.md'], '# Empty\n');
    const nothing =
      'There is nothing to compare any more: hotels.md and team/hotels.md no longer share this passage.\n';
    expect((await compare(editor, nights)).text).toBe(nothing);
    await editor.type('hotels.md', '# Empty\n', FILES['hotels.md']);
    expect((await compare(editor, nights)).text).toBe(FILES['hotels.md'].replace('120', '140'));
    editor.remove('team/hotels.md');
    await editor.watched({ 'team/hotels.md': 'Deleted' });
    await until('the page to be gone', async () => (await compare(editor, nights)).text === nothing || undefined);
    const outside = { ...nights, other: 'file:///elsewhere/x.md' };
    expect((await compare(editor, outside)).text).toContain('There is nothing to compare any more');
  });
});
