import { describe, expect, it } from 'vitest';
import { HoverRequest, type MarkupContent } from 'vscode-languageserver/node';
import { atCursor } from '../support/cursor';
import { items, suggested, suggestedAt, textWith } from '../support/suggestions';

const SCHEMA = {
  required: ['status'],
  properties: {
    status: { enum: ['draft', 'in review', 'yes'], default: 'draft', description: 'How far the page is.' },
    public: { type: 'boolean', markdownDescription: 'Whether *everybody* may read it.' },
    audience: { type: 'array', items: { $ref: '#/$defs/team' } },
    owner: { type: 'object', properties: { name: { type: 'string' }, team: { $ref: '#/$defs/team' } } },
    level: { type: 'integer', examples: [1, 2] },
  },
  $defs: { team: { enum: ['Sales', 'People, and culture'] } },
};

const configuration = (schema: object | null): string =>
  JSON.stringify({ site: 'github', ...(schema && { frontmatter: [{ pages: '**', schema }] }) });

/** Five pages that do as pages of a handbook do; two lie in the folder `team`. */
const OTHERS = {
  'team/pay.md': '---\ntitle: Pay\nnavGroup: Life\ntags: [money, law]\nnav: { parent: Team }\n---\n',
  'team/leave.md': '---\ntitle: Leave\nnavGroup: Life\ntags: [law]\nnav: { parent: Team }\n---\n',
  'b.md': '---\ntitle: B\nnavGroup: "Work: how"\ntags: [law, money]\nsearch: false\n---\n',
  'c.md': '---\ntitle: C\nnavGroup: "Work: how"\nsearch: true\n---\n',
  'd.md': '---\ntitle: D\nnavGroup: Life\nnavgroup: Life\nsearch: true\n---\n',
};

const withSchema = { 'handbook.config.json': configuration(SCHEMA) };
const handbook = { 'handbook.config.json': configuration(null), ...OTHERS };

const page = (...lines: string[]): string => `---\n${lines.join('\n')}\n---\n\n# A\n`;

/** The frontmatter after a suggestion was taken; `‸` is where its text ends. */
async function taken(files: Readonly<Record<string, string>>, label: string): Promise<string> {
  const after = await textWith(files, label);
  return after.slice(4, after.indexOf('\n---'));
}

describe('keys of the frontmatter', () => {
  it('are those of the schema, the required ones first', async () => {
    expect(await suggested({ ...withSchema, 'a.md': page('‸') })).toEqual([
      'status',
      'audience',
      'level',
      'owner',
      'public',
    ]);
  });

  it('are those that pages have, the siblings’ first; slips are no example', async () => {
    expect(await suggested({ ...handbook, 'team/a.md': page('‸') })).toEqual([
      'navGroup: in 5 pages',
      'title: in 5 pages',
      'tags: in 3 pages',
      'nav: in 2 pages',
      'search: in 3 pages',
    ]);
  });

  it('are those that the generator reads, behind those of the handbook', async () => {
    const schema = { properties: { owner: { type: 'string' } } };
    const config = JSON.stringify({ site: 'mkdocs', frontmatter: [{ schema }] });
    const files = { ...OTHERS, 'handbook.config.json': config, 'team/a.md': page('tags: []', 'nav: {}', '‸') };
    expect(await suggested(files)).toEqual([
      'navGroup: in 5 pages',
      'title: in 5 pages',
      'search: in 3 pages',
      'owner',
      'description',
      'hide',
      'icon',
      'status',
      'subtitle',
      'template',
    ]);
  });

  it('say what they mean', async () => {
    const all = await items({ ...withSchema, 'a.md': page('‸') });
    expect(Object.fromEntries(all.map((item) => [item.label, (item.documentation as MarkupContent).value]))).toEqual({
      status: 'How far the page is.\n\nOne of: `draft`, `in review`, `yes`. Without it: `draft`.',
      public: 'Whether *everybody* may read it.\n\nMust be true or false.',
      audience: 'Must be a list.',
      owner: 'Must be a group of keys.',
      level: 'Must be a whole number.',
    });
  });

  it.each([
    ['one that is there', ['‸', 'status: draft', 'public: true'], ['audience', 'level', 'owner']],
    ['in a group', ['owner:', '  ‸', 'level: 1'], ['name', 'team']],
    ['beside another in a group', ['owner:', '  name: Ann', '  te‸'], ['team']],
    ['above another in a group', ['owner:', '  ‸', '  team: Sales'], ['name']],
    ['in a text of several lines', ['status: |', '  ‸'], []],
    ['in the rest of a text', ['level: 1', '  ‸'], []],
    ['in a comment', ['# ‸'], []],
  ])('%s', async (_, lines, expected) => {
    expect(await suggested({ ...withSchema, 'a.md': page(...lines) })).toEqual(expected);
  });

  it.each([
    ['below the frontmatter', '---\nlevel: 1\n---\n‸\n'],
    ['without a frontmatter', '‸\n'],
    ['below a line that begins the page', '---\n\n‸\n\nText\n'],
  ])('are not suggested %s', async (_, text) => {
    expect(await suggested({ ...withSchema, 'a.md': text })).toEqual([]);
  });

  it('are suggested in a block that is not closed yet', async () => {
    expect(await suggested({ ...withSchema, 'a.md': '---\nlevel: 1\nst‸\n' })).toContain('status');
  });

  it.each([
    ['a value', ['st‸'], 'status', 'status: ‸'],
    ['a list', ['‸'], 'audience', 'audience:\n  - ‸'],
    ['a group', ['‸'], 'owner', 'owner:\n  ‸'],
    ['instead of another', ['le‸vol: 2'], 'status', 'status‸: 2'],
    ['inside', ['owner:', '    n‸'], 'name', 'owner:\n    name: ‸'],
  ])('come out right for %s', async (_, lines, label, expected) => {
    expect(await taken({ ...withSchema, 'a.md': page(...lines) }, label)).toBe(expected);
  });

  it('ask VS Code for what may stand behind them', async () => {
    const options = { initializationOptions: { suggestsAgain: true } };
    const { items } = await suggestedAt(await atCursor({ ...withSchema, ...OTHERS, 'a.md': page('‸') }, options));
    const asking = items.filter(({ command }) => command?.command === 'editor.action.triggerSuggest');
    expect(asking.map(({ label }) => label).sort()).toEqual([
      'audience',
      'level',
      'navGroup',
      'public',
      'search',
      'status',
      'tags',
    ]);
  });

  it.each([
    ['tags', 'tags:\n  - ‸'],
    ['nav', 'nav:\n  ‸'],
  ])('begin a list or a group where the other pages have one: %s', async (key, expected) => {
    expect(await taken({ ...handbook, 'a.md': page('‸') }, key)).toBe(expected);
  });
});

describe('values of the frontmatter', () => {
  it.each([
    ['of an enum', 'status: ‸', ['draft: default', 'in review', 'yes']],
    ['true and false', 'public: ‸', ['true', 'false']],
    ['examples', 'level: ‸', ['1', '2']],
    ['of the items', 'audience: [Sales, ‸]', ['Sales', 'People, and culture']],
    ['of a key inside', 'owner:\n  team: ‸', ['Sales', 'People, and culture']],
    ['none before the space', 'status:‸', []],
    ['none in a comment', 'status: draft # ‸', []],
  ])('from the schema: %s', async (_, line, expected) => {
    expect(await suggested({ ...withSchema, 'a.md': page(line) })).toEqual(expected);
  });

  it.each([
    ['what several have', 'navGroup: ‸', ['Life: in 3 pages', 'Work: how: in 2 pages']],
    ['items', 'tags: [‸]', ['law: in 3 pages', 'money: in 2 pages']],
    ['items whose dash is missing', 'tags:\n  ‸', ['law: in 3 pages', 'money: in 2 pages']],
    ['true and false', 'search: ‸', ['true: in 2 pages', 'false: in 1 page']],
    ['of a key inside', 'nav:\n  parent: ‸', ['Team: in 2 pages']],
    ['no free text', 'title: ‸', []],
  ])('from the other pages: %s', async (_, line, expected) => {
    expect(await suggested({ ...handbook, 'a.md': page(line) })).toEqual(expected);
  });

  it.each([
    ['status: d‸', 'in review', 'status: in review‸'],
    ['status: ‸draft # x', 'in review', 'status: in review‸ # x'],
    ['status: ‸', 'yes', 'status: "yes"‸'],
    ["status: 'in‸ re'", 'draft', "status: 'draft'‸"],
    ['status: "‸', 'draft', 'status: "draft"‸'],
    ['audience:\n  - ‸', 'Sales', 'audience:\n  - Sales‸'],
    ['audience:\n  ‸', 'Sales', 'audience:\n  - Sales‸'],
    ['audience: ‸', 'People, and culture', 'audience: ["People, and culture"]‸'],
    ['audience: [Pe‸, Sales]', 'People, and culture', 'audience: ["People, and culture"‸, Sales]'],
  ])('come out right where they are taken: %s', async (line, label, expected) => {
    expect(await taken({ ...withSchema, 'a.md': page(line) }, label)).toBe(expected);
  });

  it('get quotes where YAML would read something else', async () => {
    expect(await taken({ ...handbook, 'a.md': page('navGroup: ‸') }, 'Work: how')).toBe('navGroup: "Work: how"‸');
  });

  it('are none that a schema does not allow, whatever other pages have', async () => {
    const schema = { properties: { navGroup: { enum: ['Life', 'Rest'] } } };
    const files = { ...OTHERS, 'handbook.config.json': configuration(schema), 'a.md': page('navGroup: ‸') };
    expect(await suggested(files)).toEqual(['Life: in 3 pages', 'Rest']);
  });
});

/** What is shown for the key with the cursor. */
async function hovered(files: Readonly<Record<string, string>>): Promise<string | null> {
  const { editor, at } = await atCursor(files);
  const hover = await editor.connection.sendRequest(HoverRequest.type, at);
  return hover && (hover.contents as MarkupContent).value;
}

describe('a key under the mouse', () => {
  it('shows what the schema says of it', async () => {
    expect(await hovered({ ...withSchema, 'a.md': page('sta‸tus: draft') })).toBe(
      '**status**\n\nHow far the page is.\n\nRequired. One of: `draft`, `in review`, `yes`. Without it: `draft`.',
    );
  });

  it('shows what it means to the generator', async () => {
    const files = { 'handbook.config.json': '{ "site": "docusaurus" }', 'a.md': page('toc_max_heading‸_level: 3') };
    expect(await hovered(files)).toBe(
      '**toc\\_max\\_heading\\_level**\n\nLowest level of headings in the table of contents.\n\nMust be a number. Without it: `3`.',
    );
  });

  it('shows what the other pages do with it', async () => {
    expect(await hovered({ ...handbook, 'a.md': page('nav‸Group: Life') })).toBe(
      '**navGroup**\n\n5 of 5 other pages have it: `Life` (3), `Work: how` (2).',
    );
    expect(await hovered({ ...handbook, 'a.md': page('tit‸le: A') })).toBe('**title**\n\n5 of 5 other pages have it.');
  });

  it('is named with those around it', async () => {
    expect(await hovered({ ...withSchema, 'a.md': page('owner:', '  te‸am: Sales') })).toBe(
      '**owner › team**\n\nOne of: `Sales`, `People, and culture`.',
    );
  });

  it.each([
    ['a table of TOML', '+++\ntitle = "A"\n[owner]\nte‸am = "Sales"\n+++\n'],
    ['an object of JSON', '{\n  "owner": { "te‸am": "Sales" }\n}\n'],
  ])('is found in %s', async (_, text) => {
    expect(await hovered({ ...withSchema, 'a.md': text })).toBe(
      '**owner › team**\n\nOne of: `Sales`, `People, and culture`.',
    );
  });

  it.each(['other‸: 1', 'status: dra‸ft'])('shows nothing where nothing is known: %s', async (line) => {
    expect(await hovered({ ...withSchema, 'a.md': page(line) })).toBeNull();
  });
});
