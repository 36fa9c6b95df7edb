import { describe, expect, it } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  DidChangeConfigurationNotification,
  HoverRequest,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CopiesChanged, type CopiesShown, MESSAGES } from '../../../server/src/host/lsp/messages';
import { gitIn } from '../../support/git';
import { atCursor } from '../support/cursor';
import { Editor, VSCODE } from '../support/editor';
import { until } from '../support/until';

const HOTEL = (euros: number, form = 'forms/x.md'): string =>
  `Hotels are paid up to ${euros} euros a night, and breakfast is part of it. Whoever stays longer than a week asks their lead, as [the form](${form}) says.`;
const TRAINS =
  'Trains are booked by the office, in second class and with a seat of your own, as soon as the day of the trip is known.';
const FILES = {
  'handbook.config.json': '{ "site": "github" }\n',
  'hotels.md': `# Hotels\n\n${HOTEL(120)}\n\n## Trains\n\n${TRAINS}\n`,
  'team/index.md': `---\ntitle: The team\n---\n\n# Nights\n\n${HOTEL(140, '../forms/x.md')}\n`,
  'trips.md': `# Trips\n\n${TRAINS}\n`,
  'forms/x.md': '# Form\n',
};
const OURS = { initializationOptions: { comparesCopies: true } };

const copies = (editor: Editor): Promise<CopiesShown> => editor.connection.sendRequest(MESSAGES.copies);

/** `drifted: Hotels are …` and below it `  hotels.md 2:0 Hotels › Trains: This passage …`. */
const inShort = (editor: Editor, { groups }: CopiesShown): string[] =>
  groups.flatMap(({ about, title, words, places }) => [
    `${about}, ${words} words: ${title}`,
    ...places.map(({ uri, range: { start }, title: page, section, comparison }) => {
      const compared = comparison === null ? '' : ` ~ ${editor.path(comparison.other)}`;
      return `  ${editor.path(uri)} ${start.line}:${start.character} ${page} › ${section}${compared}`;
    }),
  ]);

/** What a page shows above its lines: `2 Also in …`. */
async function lenses(editor: Editor, path: string): Promise<string[]> {
  const found = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: editor.uri(path) } });
  return (found ?? []).map(({ range, command }) => `${range.start.line} ${command?.title} (${command?.command})`);
}

/** Commits the pages as they are, then as they are with this one changed. */
function commit(editor: Editor, path: string, text: string): void {
  const git = gitIn(editor.root.fsPath, '2024-02-01');
  git('init');
  git('add', '.');
  git('commit', '-m', 'Travel');
  editor.write(path, text);
  git('commit', '-am', 'Prices');
}

describe('the view of copies', () => {
  it('lists what has drifted before what is the same, each with its places', async () => {
    const editor = await Editor.open({ files: FILES, ...OURS });
    const shown = await copies(editor);
    expect(shown.state).toBe('ready');
    expect(inShort(editor, shown)).toEqual([
      'drifted, 28 words: Hotels are paid up to 120 euros a night, and breakfast is part of it. …',
      '  hotels.md 2:0 Hotels › Hotels ~ team/index.md',
      '  team/index.md 6:0 The team › Nights ~ hotels.md',
      'the same, 26 words: Trains are booked by the office, in second class and with a seat of …',
      '  hotels.md 6:0 Hotels › Trains',
      '  trips.md 2:0 Trips › Trips',
    ]);
    expect(shown.groups[0]?.places.map(({ message }) => message)).toEqual([
      'This passage has drifted apart from the one in team/index.md (“Nights”): the number is “120” here and “140” there.',
      'This passage has drifted apart from the one in hotels.md (“Hotels”): the number is “140” here and “120” there.',
    ]);
  });

  it('tells where a comment silences one place, without anything to compare', async () => {
    const silent = FILES['hotels.md'].replace('Hotels are', '<!-- handbook-ignore duplicate/drifted -->\nHotels are');
    const editor = await Editor.open({ files: { ...FILES, 'hotels.md': silent }, ...OURS });
    const [drifted] = (await copies(editor)).groups;
    expect(drifted?.places.map(({ path, message, comparison }) => [path, message, comparison === null])).toEqual([
      ['team/index.md', expect.stringMatching(/^This passage has drifted/), false],
      ['hotels.md', 'A copy, drifted.', true],
    ]);
  });

  it('is empty where there is no handbook, and where nothing is to be checked', async () => {
    const nothing = await Editor.open({ files: { 'a.md': `${TRAINS}\n`, 'b.md': `${TRAINS}\n` }, ...OURS });
    expect(await copies(nothing)).toEqual({ state: 'none', groups: [] });
    const off = await Editor.open({ files: FILES, settings: { handbook: { check: 'off' } }, ...OURS });
    expect(await copies(off)).toEqual({ state: 'none', groups: [] });
  });

  it('is told that something changed, with how many have drifted', async () => {
    const editor = await Editor.open({ files: FILES, ...OURS });
    const told: number[] = [];
    editor.connection.onNotification(MESSAGES.copiesChanged, ({ drifted }: CopiesChanged) => {
      told.push(drifted);
    });
    await until('the first count', () => told.at(-1) === 1);
    await editor.show('team/index.md');
    await editor.type('team/index.md', '140', '120');
    await until('the count after the edit', () => told.at(-1) === 0);
    expect((await copies(editor)).groups.map(({ state }) => state)).toEqual(['identical', 'identical']);
  });
});

describe('a line above a copied passage', () => {
  it('names the page with the copy, and compares', async () => {
    const { editor, path } = await atCursor({ ...FILES, 'hotels.md': FILES['hotels.md'].replace('Hot', '‸Hot') }, OURS);
    expect(await lenses(editor, path)).toEqual(['2 Also in The team, drifted: compare (handbook.compare)']);
  });

  it('says since when, once the history was asked', async () => {
    const files = { ...FILES, 'team/index.md': FILES['team/index.md'].replace('140', '120') };
    const editor = await Editor.open({
      files,
      initializationOptions: { ...OURS.initializationOptions, trusted: true },
      capabilities: { ...VSCODE, workspace: { ...VSCODE.workspace, codeLens: { refreshSupport: true } } },
    });
    commit(editor, 'team/index.md', FILES['team/index.md']);
    let asked = 0;
    editor.connection.onRequest(CodeLensRefreshRequest.type, () => {
      asked += 1;
    });
    await editor.watched({ 'team/index.md': 'Changed', '.git/HEAD': 'Changed' });
    await editor.show('hotels.md');
    await until(
      'the day',
      async () =>
        (await lenses(editor, 'hotels.md'))[0] ===
        '2 Also in The team, drifted since 1 Feb 2024: compare (handbook.compare)',
    );
    await until('word that lenses are others', () => asked > 0);
    const [drifted] = (await copies(editor)).groups;
    expect(drifted).toMatchObject({ proven: true, about: 'drifted since 1 Feb 2024' });
  });

  it('counts further pages, and calls a page of the same title by its path', async () => {
    const files = { ...FILES, 'other/hotels.md': `# Hotels\n\n${HOTEL(130, '../forms/x.md')}\n` };
    const editor = await Editor.open({ files, ...OURS });
    await editor.show('hotels.md');
    expect(await lenses(editor, 'hotels.md')).toEqual([
      '2 Also in other/hotels.md and 1 other page, drifted: compare (handbook.compare)',
    ]);
  });

  it.each([
    ['all', ['2 Also in Hotels, the same: open (handbook.openPlace)']],
    ['drifted', []],
    ['off', []],
  ])('stands above a passage that is the same only when asked for: %s', async (lens, expected) => {
    const editor = await Editor.open({ files: FILES, settings: { handbook: { copies: { lens } } }, ...OURS });
    await editor.show('trips.md');
    expect(await lenses(editor, 'trips.md')).toEqual(expected);
  });

  it('is gone as soon as the setting says so, and nothing is read anew', async () => {
    const editor = await Editor.open({ files: FILES, ...OURS });
    await editor.show('hotels.md');
    expect(await lenses(editor, 'hotels.md')).toHaveLength(1);
    const read = editor.logged.length;
    editor.settings.handbook = { copies: { lens: 'off' } };
    await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
    await until('the line to go', async () => (await lenses(editor, 'hotels.md')).length === 0);
    expect(editor.logged.slice(read)).toEqual([]);
  });

  it('is nothing for a client without the command', async () => {
    const editor = await Editor.open({ files: FILES });
    await editor.show('hotels.md');
    expect(await lenses(editor, 'hotels.md')).toEqual([]);
  });
});

/** What is shown at the cursor on the page of hotels, with paths instead of URIs, and the words that it is about. */
async function hovered(text: string, options = {}): Promise<[string, string] | null> {
  const { editor, path, at } = await atCursor({ ...FILES, 'hotels.md': text }, { ...OURS, ...options });
  const hover = await editor.connection.sendRequest(HoverRequest.type, at);
  if (hover?.range === undefined) return null;
  const { value } = hover.contents as { value: string };
  const page = TextDocument.create('', 'markdown', 1, editor.text(path));
  return [value.replaceAll(`${editor.root.toString()}/`, 'file:'), page.getText(hover.range)];
}

describe('words that differ', () => {
  const AMOUNT = 'Compared with [The team](file:team/index.md#L7): the number is “120” here and “140” there.';

  it('say what the copy says when the mouse is over them', async () => {
    expect(await hovered(FILES['hotels.md'].replace('120', '1‸20'))).toEqual([AMOUNT, '120']);
    expect(await hovered(FILES['hotels.md'].replace('night', 'ni‸ght'))).toBeNull();
  });

  it('what only the copy says is at the word before', async () => {
    const without = FILES['hotels.md'].replace('120', '140').replace('longer than ', '');
    expect(await hovered(without.replace('stays', 'st‸ays'))).toEqual([
      'Compared with [The team](file:team/index.md#L7): it says “stays a” here and “stays longer than a” there.',
      'stays',
    ]);
  });

  it('a link that leads elsewhere says so, and where it leads', async () => {
    const linked = FILES['hotels.md'].replace('120', '140').replace('forms/x.md', 'tri‸ps.md');
    expect(await hovered(linked)).toEqual([
      `Compared with [The team](file:team/index.md#L7): “the form” leads to trips.md here and to forms/x.md there.\n\n---\n\n**Trips**  \ntrips.md\n\n---\n\n${TRAINS}`,
      'trips.md',
    ]);
  });

  it('say nothing when the setting says so', async () => {
    const settings = { handbook: { copies: { hover: false } } };
    expect(await hovered(FILES['hotels.md'].replace('120', '1‸20'), { settings })).toBeNull();
  });

  it('are marked, and no others', async () => {
    const editor = await Editor.open({ files: FILES, ...OURS });
    const marked = async (path: string): Promise<string[]> => {
      const ranges = await editor.connection.sendRequest<Range[]>(MESSAGES.differences, { uri: editor.uri(path) });
      const page = TextDocument.create('', 'markdown', 1, FILES[path as keyof typeof FILES]);
      return ranges.map((range) => page.getText(range));
    };
    expect(await marked('hotels.md')).toEqual(['120']);
    expect(await marked('team/index.md')).toEqual(['140']);
    expect(await marked('trips.md')).toEqual([]);
    expect(await marked('../elsewhere.md')).toEqual([]);
  });
});
