import { describe, expect, it } from 'vitest';
import { HoverRequest, type MarkupContent } from 'vscode-languageserver/node';
import { atCursor, BESIDE } from '../support/cursor';
import { Editor, inShort } from '../support/editor';
import { suggestedAt } from '../support/suggestions';
import { until } from '../support/until';

/** Each suggestion as `label`, in the order in which it is shown. */
async function suggested(files: Readonly<Record<string, string>>): Promise<string[]> {
  return (await suggestedAt(await atCursor(files, BESIDE))).items.map(({ label }) => label);
}

/** What is shown for the key with the cursor. */
async function hovered(files: Readonly<Record<string, string>>): Promise<string | null> {
  const { editor, at } = await atCursor(files);
  const hover = await editor.connection.sendRequest(HoverRequest.type, at);
  return hover && (hover.contents as MarkupContent).value;
}

const schema = (...choices: string[]): string =>
  JSON.stringify({
    required: ['status'],
    properties: { status: { enum: choices, description: 'How far the page is.' }, level: { type: 'integer' } },
  });

describe('a content type of Front Matter CMS', () => {
  const fields = [
    { name: 'level', type: 'number', title: 'Level' },
    {
      name: 'status',
      type: 'choice',
      choices: ['draft', { id: 'done', title: 'Done' }],
      description: 'How far it is.',
    },
    { name: 'title', type: 'string', required: true },
    { name: 'topics', type: 'tags' },
  ];
  const files = {
    'handbook.config.json': '{ "site": "github" }',
    'frontmatter.json': JSON.stringify({
      'frontMatter.taxonomy.contentTypes': [{ name: 'default', fields }],
      'frontMatter.taxonomy.tags': ['pay', 'leave'],
      'frontMatter.content.pageFolders': [{ path: '[[workspace]]' }],
    }),
  };

  it.each([
    ['keys, the required ones first', ['‸'], ['title', 'level', 'status', 'topics']],
    ['choices', ['status: ‸'], ['draft', 'done']],
    ['tags', ['topics: [‸]'], ['pay', 'leave']],
  ])('suggests %s', async (_, lines, expected) => {
    expect(await suggested({ ...files, 'a.md': `---\n${lines.join('\n')}\n---\n` })).toEqual(expected);
  });

  it('explains its keys', async () => {
    expect(await hovered({ ...files, 'a.md': '---\nsta‸tus: draft\n---\n' })).toBe(
      '**status**\n\nHow far it is.\n\nOne of: `draft`, `done`.',
    );
  });
});

describe('a collection of Astro', () => {
  const files = {
    'astro.config.mjs': 'export default {};',
    'src/content.config.ts': `export const collections = { blog: defineCollection({ schema: z.object({
      status: z.enum(['draft', 'done']).describe('How far it is.'), level: z.number().default(1) }) }) };`,
  };
  const path = 'src/content/blog/a.md';

  it.each([
    ['keys, the required ones first', ['‸'], ['status', 'level']],
    ['values', ['status: ‸'], ['draft', 'done']],
  ])('suggests %s', async (_, lines, expected) => {
    expect(await suggested({ ...files, [path]: `---\n${lines.join('\n')}\n---\n` })).toEqual(expected);
  });

  it('explains its keys', async () => {
    expect(await hovered({ ...files, [path]: '---\nsta‸tus: draft\n---\n' })).toBe(
      '**status**\n\nHow far it is.\n\nRequired. One of: `draft`, `done`.',
    );
  });
});

describe('a schema that a page names', () => {
  const files = { 'handbook.config.json': '{ "site": "github" }', 'schemas/page.json': schema('draft', 'done') };

  it.each([
    ['keys', ['$schema: schemas/page.json', '‸'], ['status', 'level']],
    ['keys, while the YAML is none yet', ['$schema: schemas/page.json', 'sta‸'], ['status', 'level']],
    ['values', ['$schema: schemas/page.json', 'status: ‸'], ['draft', 'done']],
    ['keys, named by a comment', ['# yaml-language-server: $schema=schemas/page.json', '‸'], ['status', 'level']],
    ['nothing, where it is not there', ['$schema: schemas/nope.json', '‸'], []],
    ['nothing, where it lies in the network', ['$schema: https://example.com/page.json', '‸'], []],
  ])('suggests %s', async (_, lines, expected) => {
    expect(await suggested({ ...files, 'a.md': `---\n${lines.join('\n')}\n---\n` })).toEqual(expected);
  });

  it('explains its keys', async () => {
    expect(await hovered({ ...files, 'a.md': '---\n$schema: schemas/page.json\nsta‸tus: draft\n---\n' })).toBe(
      '**status**\n\nHow far the page is.\n\nRequired. One of: `draft`, `done`.',
    );
  });

  it('holds open pages to what it says now', async () => {
    const page = '---\n$schema: schemas/page.json\nstatus: new\n---\n';
    const editor = await Editor.open({ files: { ...files, 'a.md': page } });
    await editor.show('a.md');
    expect((await editor.diagnostics('a.md')).map(inShort)).toEqual(['warning 2:8-2:11 frontmatter/schema']);
    editor.write('schemas/page.json', schema('new'));
    await editor.watched({ 'schemas/page.json': 'Changed' });
    await until('the value to be allowed', async () => (await editor.diagnostics('a.md')).length === 0);
  });
});
