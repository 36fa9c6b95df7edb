import { describe, expect, test } from 'vitest';
import { keep, site } from '../../../support/handbook';

const TYPES = [
  {
    name: 'default',
    fields: [{ name: 'title', type: 'string', required: true }],
  },
  {
    name: 'policy',
    fields: [
      { name: 'title', type: 'string', required: true },
      { name: 'status', type: 'choice', choices: ['draft', { id: 'done', title: 'Done' }] },
      { name: 'teams', type: 'choice', multiple: true, choices: ['Sales', 'People'] },
      { name: 'level', type: 'choice', choices: ['1', '2'] },
      { name: 'date', type: 'datetime', default: '{{now}}' },
      { name: 'reason', type: 'string', required: true, when: { fieldRef: 'status', operator: 'eq', value: 'done' } },
      { name: 'owner', type: 'fields', fields: [{ name: 'name', type: 'string', required: true }] },
      { type: 'divider', name: 'line', required: true },
      { type: 'fieldCollection', name: 'seo', fieldGroup: 'seo' },
    ],
  },
];
const GROUPS = [{ id: 'seo', fields: [{ name: 'description', type: 'string', required: true }] }];
const FOLDERS = [
  { title: 'Policies', path: '[[workspace]]/policies', contentTypes: ['policy'] },
  { title: 'Rules', path: '[[workspace]]/rules', contentTypes: ['policy'], excludePaths: ['./api/', '_*.md'] },
  { title: 'Old', path: '[[workspace]]/policies/old', contentTypes: ['default', 'policy'] },
  { title: 'Signs', path: '[[workspace]]/old (a+b)', contentTypes: ['policy'] },
  { title: 'Blog', path: '[[workspace]]/*/blog', contentTypes: ['policy'], excludeSubdir: true },
];

const settings = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    'frontMatter.taxonomy.contentTypes': TYPES,
    'frontMatter.taxonomy.fieldGroups': GROUPS,
    'frontMatter.content.pageFolders': FOLDERS,
    ...more,
  });

const handbook = (files: Readonly<Record<string, string>>) =>
  keep({ ...site('github'), 'frontmatter.json': settings(), ...files });

const GOOD = 'title: A\ndescription: X\n';
const SAYS = 'The content type "policy" in frontmatter.json says so.';

describe('a content type of Front Matter CMS', () => {
  test('asks for what is required, and for one of the choices', async () => {
    const { said, fixed } = await handbook({
      'policies/x.md': '«---»\ntitle: A\nstatus: «don»\nteams: [Sales, «Legal»]\n«owner»:\n  mail: x\n---\n',
    });
    expect(await said('policies/x.md')).toEqual([
      `warning frontmatter/schema ---: The key "description" is missing. ${SAYS}`,
      `information frontmatter/schema don: "status" must be one of: draft, done. It is don. ${SAYS}`,
      `information frontmatter/schema Legal: "teams" must be one of: Sales, People. It is Legal. ${SAYS}`,
      `warning frontmatter/schema owner: The key "name" is missing. ${SAYS}`,
    ]);
    expect(await fixed('policies/x.md', 'Change to done', 1)).toContain('status: done\n');
  });

  test.each([
    ['a number for a choice', 'level: 1'],
    ['a text of another type', 'title: 404'],
    ['nothing chosen yet', 'status:'],
    ['one of several', 'teams: Sales'],
    ['a key of the site', 'layout: wide'],
    ['a date in any form', 'date: 1 May 2024'],
  ])('takes %s', async (_, line) => {
    const { said } = await handbook({
      'policies/x.md': `---\n${line.startsWith('title') ? '' : 'title: A\n'}description: X\n${line}\n---\n`,
    });
    expect(await said('policies/x.md')).toEqual([]);
  });

  test.each([
    ['its folder', 'policies/in/x.md', GOOD.replace('title', 'titel'), true],
    ['a folder with a wildcard', 'en/blog/x.md', 'title: A\n', true],
    ['a folder with signs in its name', 'old (a+b)/x.md', 'title: A\n', true],
    ['not by a folder whose folders are left out', 'en/blog/in/x.md', 'title: A\n', false],
    ['a folder that leaves others out', 'rules/x.md', 'title: A\n', true],
    ['not by a folder that leaves their folder out', 'rules/in/api/x.md', 'title: A\n', false],
    ['not by a folder that leaves them out', 'rules/_x.md', 'title: A\n', false],
    ['itself', 'other/x.md', 'type: policy\ntitle: A\n', true],
    ['itself, in the newer key', 'policies/x.md', 'type: policy\nfmContentType: default\ntitle: A\n', false],
    ['not by a type of the site’s own', 'policies/x.md', 'type: reference\n', false],
    ['not by a folder of several types', 'policies/old/x.md', 'name: x\n', false],
    ['not by nothing', 'other/x.md', 'name: x\n', false],
  ])('holds pages that are told by %s', async (_, path, yaml, isHeld) => {
    const { broken } = await handbook({ [path]: `---\n${yaml}---\n` });
    expect((await broken(path)).length > 0).toBe(isHeld);
  });

  test('may stand in the settings of the workspace, and in a folder around the handbook', async () => {
    const { said } = await keep({
      'site/.vscode/settings.json': `// Ours\n${settings()}`,
      'site/policies/handbook.config.json': '{}',
      'site/policies/x.md': '---\ntitle: A\n---\n',
    });
    expect(await said('site/policies/x.md')).toEqual([
      'warning frontmatter/schema ---: The key "description" is missing. The content type "policy" in site/.vscode/settings.json says so.',
    ]);
  });

  test('says less than the configuration does of the same', async () => {
    const schema = { required: ['description'], properties: { status: { enum: ['draft'] } } };
    const { said } = await keep({
      ...site('github', { frontmatter: [{ schema }] }),
      'frontmatter.json': settings(),
      'policies/x.md': '«---»\ntitle: A\nstatus: «don»\n---\n',
    });
    expect(await said('policies/x.md')).toEqual([
      'warning frontmatter/schema ---: The key "description" is missing.',
      'warning frontmatter/schema don: "status" must be draft, and it is don.',
    ]);
  });

  test('is followed when the settings come, change and go, and nothing else is done where they stay', async () => {
    const page = { 'policies/x.md': '---\ntitle: A\n---\n' };
    const { broken, change } = await keep({ ...site('github'), ...page });
    expect(await broken('policies/x.md')).toEqual([]);
    expect(await change({ 'frontmatter.json': settings() })).toBe('all');
    expect(await broken('policies/x.md')).toEqual(['frontmatter/schema ---']);
    expect(await change({ 'frontmatter.json': settings({ 'frontMatter.preview.host': 'x' }) })).toEqual([]);
    expect(await change({ 'frontmatter.json': settings({ 'frontMatter.taxonomy.fieldGroups': [] }) })).toBe('all');
    expect(await broken('policies/x.md')).toEqual([]);
    expect(await change({ 'frontmatter.json': null })).toBe('all');
    expect(await change({ '.vscode/settings.json': '{ "editor.wordWrap": "on" }' })).toEqual([]);
    expect(await change({ '.vscode/settings.json': settings() })).toBe('all');
    expect(await broken('policies/x.md')).toEqual(['frontmatter/schema ---']);
  });

  test('is not that of the page of a section, unless that says so', async () => {
    const { said } = await handbook({
      'policies/_index.md': '---\ntitle: Policies\n---\n',
      'policies/old/_index.md': '«---»\ntitle: Old\ntype: policy\n---\n',
    });
    expect(await said('policies/_index.md')).toEqual([]);
    expect(await said('policies/old/_index.md')).toEqual([
      `warning frontmatter/schema ---: The key "description" is missing. ${SAYS}`,
    ]);
  });

  test('is read once', async () => {
    const { keeper, disk } = await handbook({ 'policies/x.md': '# X\n', 'policies/y.md': '# Y\n' });
    await keeper.findings('policies/x.md');
    await keeper.findings('policies/y.md');
    expect(disk.reads.filter((path) => path === 'frontmatter.json')).toHaveLength(1);
  });

  const self = { type: 'fieldCollection', fieldGroup: 'seo', name: 'x' };
  const circle = [{ id: 'seo', fields: [self] }];
  const branching = [{ id: 'seo', fields: Array(20).fill(self) }];
  test.each([
    ['breaks off', settings().slice(0, -1)],
    ['is nested too deep', `{ "frontMatter.taxonomy.contentTypes": ${'['.repeat(100_000)}`],
    ['is too large', settings({ x: 'x'.repeat(600_000) })],
    ['is a list', '[]'],
    ['is something else', '{ "frontMatter.taxonomy.contentTypes": { "name": "policy" } }'],
    [
      'has types that are none',
      settings({ 'frontMatter.taxonomy.contentTypes': [1, null, { name: 2 }, { name: 'policy' }] }),
    ],
    [
      'has fields that are none',
      settings({ 'frontMatter.taxonomy.contentTypes': [{ name: 'policy', fields: [1, {}] }] }),
    ],
    ['has groups in a circle', settings({ 'frontMatter.taxonomy.fieldGroups': circle })],
    ['has groups in a circle that branches', settings({ 'frontMatter.taxonomy.fieldGroups': branching })],
    [
      'has folders that are none',
      settings({ 'frontMatter.content.pageFolders': [1, {}, { path: '/abs' }, { path: '[[workspace]]/../..' }] }),
    ],
  ])('says nothing where its file %s', async (_, text) => {
    const { said } = await handbook({ 'frontmatter.json': text, 'policies/x.md': '---\ntitle: X\n---\n' });
    expect(await said('policies/x.md')).toEqual([]);
  });
});
