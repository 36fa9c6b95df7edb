import { DocFrontMatterSchema, validateDocFrontMatter } from '@docusaurus/plugin-content-docs/lib/frontMatter.js';
import { parseFileContentFrontMatter } from '@docusaurus/utils/lib/markdownUtils.js';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DOCUSAURUS_READS } from '../../../../server/src/site/frontmatter/docusaurus';
import { keep, site } from '../../../support/handbook';

// Beside what Docusaurus itself says of a page: its own reader of frontmatter, then the validation of its plugin for docs.

/** The type of each key that the plugin knows. */
const TYPES = new Map(
  Object.entries<{ type: string }>(DocFrontMatterSchema.describe().keys).map(([key, { type }]) => [key, type]),
);
const UNKNOWN = ['authors', 'Title', 'sidebarLabel'];

/** As an author may write a value, by the type of its key. */
const APT: Readonly<Record<string, readonly string[]>> = {
  string: ['Pay', '"Pay: how"', '404', '1.10', '2024-02-01', '"true"', 'a/b', '~/x', 'yes'],
  boolean: ['true', 'false', 'True', '"true"', '"FALSE"'],
  number: ['2', '3', '5', '6', '2.5', '"4"', '" 3 "', '"1e0"', '+3'],
  alternatives: ['./img/a.png', '/a%20b.png', 'https://example.com/ü?q=[1]#x y', 'a.png#x', '//example.com/a'],
  array: ['[a, b]', '[2024, 2024-02-01]', '[{ label: A, permalink: /a }]', '[{ label: 1, permalink: 2, more: x }, b]'],
  object: [
    '{ author: Ann }',
    '{ date: 2024-02-01, more: 1 }',
    '{ author: Ann, date: 1/31/2024 }',
    '{ date: "20240131" }',
  ],
};

/** Those, for what is right under one key is wrong under another, and some that are wrong under most. */
const ODD: readonly string[] = [
  ...Object.values(APT).flat(),
  '',
  ...[
    'null | "" | " " | no | on | " true" | 0 | -1 | 7 | 1e300 | "1_000" | "0x10"',
    '[] | [""] | [null] | [a, null] | [[a]] | [true] | [{}] | [{ label: A }] | [{ label: A, permalink: "" }]',
    'my photo.png | über.png | 100%.png | a[1].png | a#b#c | a\\b.png | "1:b" | "?q" | "http://"',
    '{} | { more: 1 } | { author: "" } | { author: 42 } | { author: 2024-02-01 } | { author: , date: 0 }',
    '{ date: 31.12.2024 } | { date: 12.31.2024 } | { date: soon } | { date: [a] } | { date: true }',
  ].flatMap((values) => values.split(' | ')),
];

const page = (yaml: string): string => `---\n${yaml}\n---\n\n# Pay\n`;

function pluginRefuses(yaml: string): boolean {
  try {
    validateDocFrontMatter(parseFileContentFrontMatter(page(yaml)).frontMatter);
    return false;
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') return true;
    throw error;
  }
}

/** The blocks of which an author is told here. Brackets around a text are said to be a list by the rule for slips. */
async function foundIn(blocks: readonly string[]): Promise<string[]> {
  const pages = Object.fromEntries(blocks.map((yaml, index) => [`docs/${index}.md`, page(yaml)]));
  const handbook = await keep({ ...site('docusaurus'), ...pages });
  const found: string[] = [];
  for (const [index, yaml] of blocks.entries()) {
    const said = await handbook.broken(`docs/${index}.md`);
    if (said.some((each) => /^frontmatter\/(?:schema|syntax) /.test(each))) found.push(yaml);
  }
  return found;
}

// Docusaurus prints each refusal.
beforeAll(() => void vi.spyOn(console, 'error').mockReturnValue());
afterAll(() => void vi.restoreAllMocks());

test('the keys that the plugin knows are known, and no others', () => {
  expect(Object.keys(Object(DOCUSAURUS_READS.schema.properties)).sort()).toEqual([...TYPES.keys()].sort());
});

/** Where we differ: to the plugin, a date is a group of keys, and no text for a URL. */
const DIFFERENT = /^(?:sidebar_custom_props|image|custom_edit_url): 2024-02-01$/m;

test('what the plugin refuses is found, and nothing else', async () => {
  // These say something of each other, so they shall meet.
  const together = fc.constantFrom('draft', 'unlisted', 'toc_min_heading_level', 'toc_max_heading_level');
  const line = fc
    .oneof({ weight: 3, arbitrary: fc.constantFrom(...TYPES.keys(), ...UNKNOWN) }, { weight: 1, arbitrary: together })
    .chain((key) => {
      const apt = fc.constantFrom(...(APT[TYPES.get(key) ?? 'string'] ?? []));
      const value = fc.oneof({ weight: 4, arbitrary: apt }, { weight: 1, arbitrary: fc.constantFrom(...ODD) });
      return fc.tuple(fc.constant(key), value);
    });
  const block = fc
    .uniqueArray(line, { minLength: 1, maxLength: 4, selector: ([key]) => key })
    .map((lines) => lines.map(([key, value]) => `${key}: ${value}`).join('\n'))
    .filter((yaml) => !DIFFERENT.test(yaml));
  const blocks = [...new Set(fc.sample(block, { seed: 20_240_201, numRuns: 400 }))];
  const refused = blocks.filter(pluginRefuses);
  expect(await foundIn(blocks)).toEqual(refused);
  expect(blocks.length).toBeGreaterThan(300);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused.length).toBeLessThan(blocks.length - 100);
});

test('a date for a group of keys is found though the plugin takes it, one for a URL is not: no author writes either', async () => {
  const blocks = ['sidebar_custom_props: 2024-02-01', 'image: 2024-02-01', 'custom_edit_url: 2024-02-01'];
  expect(blocks.filter(pluginRefuses)).toEqual(blocks.slice(1));
  expect(await foundIn(blocks)).toEqual(blocks.slice(0, 1));
});
