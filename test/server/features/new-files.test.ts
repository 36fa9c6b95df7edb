import { describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import {
  type Draft,
  MESSAGES,
  type PageFolder,
  type Refused,
  type SchemaDraft,
} from '../../../server/src/host/lsp/messages';
import { applied } from '../support/apply';
import { Editor } from '../support/editor';
import { until } from '../support/until';

const page = (title: string, team = 'people'): string => `---\ntitle: ${title}\nteam: ${team}\n---\n\n# ${title}\n`;
const PAGES = {
  'mkdocs.yml': 'site_name: Ours\n',
  'docs/index.md': page('Start', 'all'),
  'docs/people/parental-leave.md': page('Parental leave'),
  'docs/people/pay.md': `${page('Pay')}\n[Leave](parental-leave.md#parental-leave)\n`,
  'docs/people/perks.md': page('Perks'),
  'docs/people/sick-days.md': page('Sick days'),
  'docs/people/trips.md': `---\ntitle: Trips\n---\n\n# Trips\n`,
};

const foldersOf = (editor: Editor, path: string | null = null): Promise<PageFolder[]> =>
  editor.connection.sendRequest(MESSAGES.pageFolders, { uri: path === null ? null : editor.uri(path) });

async function ask<T>(editor: Editor, message: string, folder: string, more: object = {}): Promise<T> {
  const asked = (await foldersOf(editor)).find(({ path }) => path === folder);
  return editor.connection.sendRequest<T>(message, { ...asked, ...more });
}

describe('the folders for a new page', () => {
  it('are those that have pages, the page’s own first', async () => {
    const editor = await Editor.open({ files: PAGES });
    const folder = { folder: editor.root.toString(), root: 'docs' };
    const [root, people] = [
      { ...folder, path: 'docs', pages: 6 },
      { ...folder, path: 'docs/people', pages: 5 },
    ];
    expect(await foldersOf(editor)).toEqual([root, people]);
    expect(await foldersOf(editor, 'docs/people/pay.md')).toEqual([people, root]);
  });

  it('are none without a handbook', async () => {
    const editor = await Editor.open({ files: { 'README.md': '# Notes\n' } });
    expect(await foldersOf(editor, 'README.md')).toEqual([]);
  });
});

describe('a new page', () => {
  it('is created as its siblings are, with the cursor below its heading', async () => {
    const editor = await Editor.open({ files: PAGES });
    const draft = await ask<Draft>(editor, MESSAGES.newPage, 'docs/people', { title: ' Time off: a guide ' });
    expect(draft).toMatchObject({
      uri: editor.uri('docs/people/time-off-a-guide.md'),
      path: 'docs/people/time-off-a-guide.md',
      cursor: { line: 7, character: 0 },
    });
    expect(draft.edit.documentChanges?.[0]).toMatchObject({
      kind: 'create',
      options: { overwrite: false, ignoreIfExists: false },
    });
    expect(applied(editor, draft.edit, {})).toEqual({
      'docs/people/time-off-a-guide.md':
        '---\ntitle: "Time off: a guide"\nteam: people\n---\n\n# Time off: a guide\n\n',
    });
  });

  it('is refused where there is one, and where the handbook is gone', async () => {
    const editor = await Editor.open({ files: PAGES });
    expect(await ask<Refused>(editor, MESSAGES.newPage, 'docs/people', { title: 'Pay' })).toEqual({
      problem: 'There is docs/people/pay.md already.',
      uri: null,
    });
    expect(await ask<Refused>(editor, MESSAGES.newPage, 'elsewhere', { title: 'Pay' })).toEqual({
      problem: 'This handbook is not there any more.',
      uri: null,
    });
  });
});

describe('a configuration', () => {
  it('is created once, with what was found out', async () => {
    const editor = await Editor.open({ files: PAGES });
    const draft = await ask<Draft>(editor, MESSAGES.createConfiguration, 'docs');
    const texts = applied(editor, draft.edit, {});
    expect(texts).toEqual({
      'docs/handbook.config.json': [
        '{',
        '  // MkDocs: mkdocs.yml configures MkDocs; 1 of 1 links and 1 of 1 anchors work that way',
        '  "site": "mkdocs"',
        '}',
        '',
      ].join('\n'),
    });
    editor.write('docs/handbook.config.json', texts['docs/handbook.config.json'] ?? '');
    const again = {
      problem: 'There is docs/handbook.config.json already.',
      uri: editor.uri('docs/handbook.config.json'),
    };
    expect(await ask<Refused>(editor, MESSAGES.createConfiguration, 'docs')).toEqual(again);
    await editor.watched({ 'docs/handbook.config.json': 'Created' });
    await until('the configuration to count', () =>
      editor.status.folders.some(({ handbooks }) => handbooks[0]?.because.includes('handbook.config.json says so')),
    );
    expect(await ask<Refused>(editor, MESSAGES.createConfiguration, 'docs')).toEqual(again);
  });
});

describe('a schema', () => {
  const entry = { pages: 'people/**', schema: 'handbook.people.schema.json' };

  it('says what the pages of a folder do, is named in a new configuration, and then holds', async () => {
    const editor = await Editor.open({ files: { ...PAGES, 'docs/people/six.md': '---\nteam: 6\n---\n' } });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) editor.write(`docs/people/${name}.md`, page(name));
    await editor.watched({ 'docs/people': 'Changed', 'docs/people/a.md': 'Created' });
    const drafted = () => ask<SchemaDraft>(editor, MESSAGES.writeSchema, 'docs/people');
    await until('the pages', async () => (await drafted()).pages === 13);
    const draft = await drafted();
    expect(draft.unlike).toBe(2);
    const { [draft.path]: text = '' } = applied(editor, draft.edit, {});
    expect(draft.path).toBe('docs/handbook.people.schema.json');
    expect(JSON.parse(text)).toMatchObject({
      required: ['title', 'team'],
      properties: { title: { type: 'string' }, team: { type: 'string', enum: ['people'] } },
    });

    editor.write(draft.path, text);
    const use = await ask<WorkspaceEdit>(editor, MESSAGES.useSchema, 'docs/people', { schema: draft.uri });
    const { 'docs/handbook.config.json': configuration = '' } = applied(editor, use, {});
    expect(configuration).toContain(`"site": "mkdocs",\n  // What the frontmatter of pages must look like.\n`);
    editor.write('docs/handbook.config.json', configuration);
    await editor.watched({ 'docs/handbook.config.json': 'Created' });
    await until('the schema to count', async () =>
      (await editor.diagnostics('docs/people/trips.md')).some(({ code }) => code === 'frontmatter/schema'),
    );
    expect(await ask<Refused>(editor, MESSAGES.writeSchema, 'docs/people')).toEqual({
      problem: 'There is docs/handbook.people.schema.json already.',
      uri: draft.uri,
    });
  });

  it('is added to the configuration as the editor shows it', async () => {
    const text = '{\n  // Ours.\n  "site": "mkdocs"\n}\n';
    const editor = await Editor.open({ files: { ...PAGES, 'docs/handbook.config.json': text } });
    await editor.show('docs/handbook.config.json', text.replace('Ours', 'Ours, as it is typed'));
    const schema = editor.uri('docs/handbook.people.schema.json');
    const use = () => ask<WorkspaceEdit | Refused>(editor, MESSAGES.useSchema, 'docs/people', { schema });
    const after = applied(editor, (await use()) as WorkspaceEdit, {})['docs/handbook.config.json'] ?? '';
    expect(after).toContain('// Ours, as it is typed.\n  "site": "mkdocs",\n  "frontmatter": [\n');
    expect(JSON.parse(after.replace(/ *\/\/.*\n/, ''))).toEqual({ site: 'mkdocs', frontmatter: [entry] });
    await editor.type('docs/handbook.config.json', '"site"', 'site');
    expect(await use()).toEqual({
      problem: 'docs/handbook.config.json has a mistake that must be repaired first.',
      uri: editor.uri('docs/handbook.config.json'),
    });
  });

  it('needs pages enough', async () => {
    const editor = await Editor.open({ files: { 'handbook.config.json': '{}', 'a.md': page('A'), 'b.md': '# B\n' } });
    expect(await ask<Refused>(editor, MESSAGES.writeSchema, '')).toEqual({
      problem: 'Too few pages there have frontmatter to tell what they do.',
      uri: null,
    });
  });
});
