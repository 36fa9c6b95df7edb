import { describe, expect, test } from 'vitest';
import { configurationText, useSchema } from '../../../server/src/features/configuration-file';
import { applyEdits } from '../../../server/src/handbook/edit';
import { keep, type TestHandbook } from '../../support/handbook';

const use = { pages: '**', schema: 'handbook.schema.json' };

describe('a configuration', () => {
  const links = [1, 2, 3].map((n) => `[p](/handbook/p${n}) [q](https://www.example.com/handbook/p${n})`).join('\n');
  const FILES = {
    'a/index.md': `# Start\n\n${links}\n[gone](/handbook/gone) [out](/blog)\n`,
    'a/p1.md': '# One\n\n[two](p2.md#there) [start](index.md)\n',
    'a/p2.md': '# Two\n\n## There\n',
    'a/p3.md': '# Three\n',
  };

  const read = ({ kept: { handbook } }: TestHandbook): unknown => {
    const { profile, layout, origins, redirects, layoutAnchors } = handbook.publication;
    return { profile: profile.id, layout, origins: new Set(origins), redirects, layoutAnchors };
  };

  test('says what was found out, and with it the handbook is read as without', async () => {
    const before = await keep({
      ...FILES,
      'mkdocs.yml': 'site_name: x\ndocs_dir: a\nsite_url: https://www.example.com/handbook/\n',
    });
    const text = configurationText(before.kept.handbook.publication);
    expect(text).toBe(`{
  // MkDocs: mkdocs.yml configures MkDocs; 8 of 9 links and 1 of 1 anchors work that way
  "site": "mkdocs",
  // The URL path under which the handbook is published.
  "baseUrl": "/handbook",
  // Links that begin with one of these lead into the handbook too.
  "origins": [
    "https://www.example.com"
  ]
}
`);
    const found = read(before);
    const said = await before.broken('a/index.md');
    await before.change({ 'a/handbook.config.json': text });
    expect(before.kept.place.problems).toEqual([]);
    expect(read(before)).toEqual(found);
    expect(await before.broken('a/index.md')).toEqual(said);
  });

  test('may name a schema from the start', async () => {
    const { kept } = await keep({ 'a.md': '# A\n' });
    expect(configurationText(kept.handbook.publication, use)).toBe(`{
  // GitHub: there are no links to tell from
  "site": "github",
  // What the frontmatter of pages must look like.
  "frontmatter": [
    {
      "pages": "**",
      "schema": "handbook.schema.json"
    }
  ]
}
`);
  });
});

describe('a schema is named in a configuration', () => {
  const edited = (text: string): string | null => {
    const edits = useSchema('c.json', text, use);
    return edits && applyEdits(text, edits);
  };
  const entry = '{\n      "pages": "**",\n      "schema": "handbook.schema.json"\n    }';

  test.each([
    ['that is empty', '{}', `{\n  "frontmatter": [\n    ${entry}\n  ]\n}`],
    [
      'with comments',
      '{\n  // Why.\n  "site": "github" // So.\n}\n',
      `{\n  // Why.\n  "site": "github",\n  "frontmatter": [\n    ${entry}\n  ] // So.\n}\n`,
    ],
    [
      'that names another',
      '{\n  "frontmatter": [\n    { "schema": {} }\n  ]\n}\n',
      `{\n  "frontmatter": [\n    {\n      "schema": {}\n    },\n    ${entry}\n  ]\n}\n`,
    ],
    ['that names none', '{\n  "frontmatter": []\n}\n', `{\n  "frontmatter": [\n    ${entry}\n  ]\n}\n`],
    [
      'with its own line ends',
      '{\r\n  "site": "github"\r\n}\r\n',
      `{\r\n  "site": "github",\r\n  "frontmatter": [\r\n    ${entry.replaceAll('\n', '\r\n')}\r\n  ]\r\n}\r\n`,
    ],
  ])('%s', (_, before, expected) => {
    expect(edited(before)).toBe(expected);
  });

  test.each(['', '[]', '{ "site": }', '{ "site": "github"'])('but not in %j', (text) => {
    expect(edited(text)).toBeNull();
  });
});
