import { describe, expect, it } from 'vitest';
import { VSCODE } from '../support/editor';
import { suggested, textWith } from '../support/suggestions';

const TEAM = { enum: ['Sales', 'People, "and" culture'] };
const SCHEMA = {
  required: ['status'],
  properties: {
    status: { enum: ['draft', 'in review'], default: 'draft' },
    public: { type: 'boolean' },
    audience: { type: 'array', items: TEAM },
    owner: { type: 'object', properties: { name: { type: 'string' }, 'main team': TEAM } },
    links: { type: 'array', items: { type: 'object', properties: { to: { type: 'string' }, text: TEAM } } },
    image: { type: 'string' },
  },
};
const HANDBOOK = {
  'handbook.config.json': JSON.stringify({ site: 'github', frontmatter: [{ pages: '**', schema: SCHEMA }] }),
  'img/map.png': '',
};
/** In any language, what the pages have counts. */
const OTHERS = {
  'b.md': '---\ntopic: Pay\n---\n',
  'c.md': '+++\ntopic = "Pay"\n+++\n',
  'd.md': '{\n  "topic": "Pay"\n}\n',
};

const toml = (...lines: string[]): string => `+++\n${lines.join('\n')}\n+++\n\n# A\n`;
const json = (...lines: string[]): string => `{\n${lines.join('\n')}\n}\n\n# A\n`;
const labels = (text: string): Promise<string[]> => suggested({ ...HANDBOOK, 'a.md': text });
const taken = (text: string, label: string): Promise<string> => textWith({ ...HANDBOOK, 'a.md': text }, label);

const ALL = ['status', 'audience', 'image', 'links', 'owner', 'public'];
const STATUS = ['draft: default', 'in review'];
const TEAMS = ['Sales', 'People, "and" culture'];

describe('keys and values of TOML', () => {
  it.each<[string, string[], string[]]>([
    ['all keys', ['‸'], ALL],
    [
      'none that is there',
      ['status = "draft"', '‸', 'public = true', 'owner.name = "A"', '[[links]]'],
      ['audience', 'image'],
    ],
    ['a key that has begun', ['st‸', 'public = true'], ALL.filter((key) => key !== 'public')],
    ['a key with its value', ['audi‸ence = []'], ALL],
    ['keys of a table', ['status = "draft"', '[owner]', 'name = "A"', '‸', '[other]', 'x = 1'], ['main team']],
    ['keys behind a dot', ['owner.‸'], ['main team', 'name']],
    ['keys of an item', ['[[links]]', 'to = "x"', 'text = "y"', '[[links]]', 'to = "x"', '‸'], ['text']],
    ['keys in braces', ['owner = { name = "A", ‸ }'], ['main team']],
    ['keys in braces that are open', ['owner = { ‸', 'status = "draft"'], ['main team', 'name']],
    [
      'keys below a list that is open',
      ['audience = ["Sales"', 'status = "draft"', '‸'],
      ['image', 'links', 'owner', 'public'],
    ],
    ['keys below a value that is missing', ['status =', '‸'], ALL.filter((key) => key !== 'status')],
    ['values', ['status = ‸'], STATUS],
    ['values in quotes', ['status = "in‸', 'public = true'], STATUS],
    ['true and false', ['public = ‸'], ['true', 'false']],
    ['items', ['audience = ["Sales", ‸]'], TEAMS],
    ['items on lines of their own', ['audience = [', '  "Sales", # first', '  ‸', ']'], TEAMS],
    ['values in a table', ['[owner]', '"main team" = "‸"'], TEAMS],
    ['values behind a dot', ["owner.'main team' = ‸"], TEAMS],
    ['nothing behind a key', ['status ‸'], []],
    ['nothing behind a value', ['status = "draft" ‸'], []],
    ['nothing in a comment', ['# ‸'], []],
    ['nothing in a comment behind a value', ['status = "draft" # ‸'], []],
    ['nothing in a text of several lines', ['status = """', '‸', '"""'], []],
    ['nothing in a header', ['[‸]'], []],
    ['a path, as links are', ['image = "‸"'], ['/img/map.png: map.png']],
  ])('suggested: %s', async (_, lines, expected) => {
    expect(await labels(toml(...lines))).toEqual(expected);
  });

  it.each<[string, string[], string, string[]]>([
    ['a key', ['st‸'], 'status', ['status = ‸']],
    ['instead of another', ['sta‸te = "draft"'], 'status', ['status‸ = "draft"']],
    ['a list', ['‸'], 'audience', ['audience = [‸]']],
    ['a group: a table', ['public = true', '‸'], 'owner', ['public = true', '[owner]', '‸']],
    ['a group above other keys', ['‸', 'public = true'], 'owner', ['owner = { ‸ }', 'public = true']],
    ['a name with a space', ['[owner]', '‸'], 'main team', ['[owner]', '"main team" = ‸']],
    [
      'in braces, before another',
      ['owner = { ‸ name = "A" }'],
      'main team',
      ['owner = { "main team" = ‸, name = "A" }'],
    ],
    ['a text', ['status = in‸'], 'in review', ['status = "in review"‸']],
    ['in the quotes that are there', ["status = 'dr‸'"], 'in review', ["status = 'in review'‸"]],
    [
      'with quotes inside',
      ['audience = ["‸"]'],
      'People, "and" culture',
      ['audience = ["People, \\"and\\" culture"‸]'],
    ],
    ['a list that is not begun', ['audience = ‸'], 'Sales', ['audience = ["Sales"]‸']],
    [
      'an item before another',
      ['audience = [', '  ‸', '  "X"', ']'],
      'Sales',
      ['audience = [', '  "Sales",‸', '  "X"', ']'],
    ],
    [
      'an item below another',
      ['audience = [', '  "X"', '  ‸', ']'],
      'Sales',
      ['audience = [', '  "X",', '  "Sales"‸', ']'],
    ],
    ['true', ['public = ‸ # x'], 'true', ['public = true‸ # x']],
  ])('taken: %s', async (_, lines, label, expected) => {
    expect(await taken(toml(...lines), label)).toBe(toml(...expected));
  });
});

describe('keys and values of JSON', () => {
  it.each<[string, string[], string[]]>([
    ['all keys', ['  ‸'], ALL],
    [
      'none that is there',
      ['  "status": "draft",', '  "‸', '  "public": true'],
      ['audience', 'image', 'links', 'owner'],
    ],
    ['keys below a value without a comma', ['  "public": true', '  ‸'], ALL.filter((key) => key !== 'public')],
    ['a key with its value', ['  "audi‸ence": []'], ALL],
    ['keys of an object', ['  "owner": { "name": "A", "‸" }'], ['main team']],
    ['keys of an object that is open', ['  "owner": {', '    "‸', '  "status": "draft"'], ['main team', 'name']],
    ['keys of an item', ['  "links": [{ "to": "x", "text": "y" }, { "to": "x", ‸ }]'], ['text']],
    ['values', ['  "status": ‸'], STATUS],
    ['values in quotes', ['  "status": "‸",', '  "public": true'], STATUS],
    ['values in quotes that are open', ['  "status": "in‸', '  "public": true'], STATUS],
    ['items', ['  "audience": ["Sales", "‸"]'], TEAMS],
    ['values of an object', ['  "owner": { "main team": ‸ }'], TEAMS],
    ['nothing behind a key', ['  "status" ‸'], []],
    ['nothing behind a value', ['  "status": "draft" ‸'], []],
    ['a path, as links are', ['  "image": "‸"'], ['/img/map.png: map.png']],
  ])('suggested: %s', async (_, lines, expected) => {
    expect(await labels(json(...lines))).toEqual(expected);
  });

  it.each<[string, string[], string, string[]]>([
    ['a key without quotes', ['  st‸'], 'status', ['  "status": ‸']],
    ['a key in quotes', ['  "st‸"'], 'status', ['  "status": ‸']],
    ['a key before others', ['  "‸', '  "public": true'], 'status', ['  "status": ‸,', '  "public": true']],
    ['a key below others', ['  "public": true', '  "‸'], 'status', ['  "public": true,', '  "status": ‸']],
    ['instead of another', ['  "sta‸te": "draft"'], 'status', ['  "status"‸: "draft"']],
    ['a list before others', ['  ‸', '  "public": true'], 'audience', ['  "audience": [‸],', '  "public": true']],
    ['a group', ['  "‸"'], 'owner', ['  "owner": { ‸ }']],
    ['inside a group', ['  "owner": { ‸ }'], 'name', ['  "owner": { "name": ‸ }']],
    ['a value', ['  "status": ‸'], 'in review', ['  "status": "in review"‸']],
    [
      'a value before others',
      ['  "status": ‸', '  "public": true'],
      'draft',
      ['  "status": "draft",‸', '  "public": true'],
    ],
    [
      'a value with its comma',
      ['  "status": "‸",', '  "public": true'],
      'draft',
      ['  "status": "draft"‸,', '  "public": true'],
    ],
    [
      'with quotes inside',
      ['  "audience": ["‸"]'],
      'People, "and" culture',
      ['  "audience": ["People, \\"and\\" culture"‸]'],
    ],
    ['a list that is not begun', ['  "audience": "‸"'], 'Sales', ['  "audience": ["Sales"]‸']],
    ['true', ['  "public": t‸,', '  "owner": {}'], 'true', ['  "public": true‸,', '  "owner": {}']],
  ])('taken: %s', async (_, lines, label, expected) => {
    expect(await taken(json(...lines), label)).toBe(json(...expected));
  });
});

describe('the block in which keys and values stand', () => {
  it.each([
    ['between ---toml and ---', '---toml\nstatus = ‸\n---\n'],
    ['between ---json and ---', '---json\n{\n  "status": ‸\n}\n---\n'],
    ['after a byte order mark, with lines as Windows ends them', '\uFEFF+++\r\npublic = true\r\nstatus = ‸\r\n+++\r\n'],
    ['that is not closed yet', '+++\nstatus = ‸\n\n# A\n'],
    ['whose object is not closed yet', '{\n  "status": ‸\n\n# A\n'],
  ])('is one %s', async (_, text) => {
    expect(await labels(text)).toEqual(STATUS);
  });

  it.each([
    ['below it', '+++\nstatus = "draft"\n+++\n‸\n'],
    ['below an object', '{\n  "status": "draft"\n}\n‸\n'],
    ['behind an object', '{\n  "status": "draft"\n} ‸\n'],
    ['below an object with what nobody reads', '---json5\n{\n  ‸\n}\n---\n'],
    ['in text below a line that begins the page', '+++\n\n‸\n'],
    ['in braces of a text', 'Text\n\n{\n  ‸\n}\n'],
  ])('is none %s', async (_, text) => {
    expect(await labels(text)).toEqual([]);
  });

  it('has the keys and values of pages in every language', async () => {
    const files = { 'handbook.config.json': '{ "site": "github" }', ...OTHERS };
    expect(await suggested({ ...files, 'a.md': toml('‸') })).toEqual(['topic: in 3 pages']);
    expect(await suggested({ ...files, 'a.md': json('  "topic": "‸"') })).toEqual(['Pay: in 3 pages']);
  });

  it('has no quote twice, where the editor leaves what stands behind the cursor', async () => {
    const completionItem = { snippetSupport: true, insertReplaceSupport: true };
    const capabilities = { ...VSCODE, textDocument: { ...VSCODE.textDocument, completion: { completionItem } } };
    const after = await textWith({ ...HANDBOOK, 'a.md': json('  "st‸"') }, 'status', { capabilities });
    expect(after).toBe(json('  "status": ‸'));
  });

  it('is written without what stands behind the cursor where the editor cannot place it', async () => {
    const capabilities = { ...VSCODE, textDocument: { ...VSCODE.textDocument, completion: {} } };
    const after = await textWith({ ...HANDBOOK, 'a.md': json('  ‸') }, 'audience', { capabilities });
    expect(after).toBe(json('  "audience": [‸'));
  });
});
