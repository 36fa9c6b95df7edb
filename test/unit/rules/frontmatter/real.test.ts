import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { keep, type TestHandbook } from '../../../support/handbook';
import { shared } from '../../../support/shared';

/** A real handbook's pages, as they stand on its last commit. */
async function real(bundle: string): Promise<TestHandbook> {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-real-'));
  execFileSync('git', ['clone', '-q', '-b', 'main', bundle, folder], { stdio: 'ignore' });
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  const files = listed.split('\0').filter((path) => /\.(?:md|js|ya?ml|json|eleventyignore|gitignore)$/.test(path));
  // `«` and `»` are marks in a test's pages.
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8').replace(/[«»]/g, '"');
  const texts = Object.fromEntries(files.map((path) => [path, read(path)]));
  rmSync(folder, { recursive: true, force: true });
  return keep(texts);
}

const MISSING = 'frontmatter/missing';
const UNLIKE = 'frontmatter/unlike-others';

describe.each<[string, Readonly<Record<string, readonly string[]>>]>([
  [
    '18f',
    {
      [UNLIKE]: [
        ...['collaboration', 'conduct-and-norms', 'onboarding', 'tock', 'training'].map(
          (name) =>
            `pages/about-us/tts-consulting/operations/${name}.md: 5 pages say "cspell", and 66 pages say "cSpell". Upper and lower case count.`,
        ),
        'pages/hiring-staying-or-changing-jobs/term-extensions.md: All 10 other pages of this folder have "keywords", and this page has none.',
      ],
    },
  ],
  ['basecamp', {}],
  [
    'flowfuse',
    {
      [MISSING]: [
        'development/how-we-work/contributing.md: This page has no frontmatter, and nearly all other pages have one.',
        'marketing/website.md: Frontmatter counts on the very first line only. Above this one there is a blank line, so readers see it as text.',
        'product/personas/index.md: This page has no frontmatter, and nearly all other pages have one.',
        'sales/demo.md: This page has no frontmatter, and nearly all other pages have one.',
      ],
    },
  ],
  [
    'mattermost',
    {
      [UNLIKE]: [
        'operations/workplace/people/README.md: Only this page says "Description", and 64 pages say "description". Upper and lower case count.',
        'operations/workplace/people/working-at-mattermost/leaves-of-absence/README.md: "description" is empty here, and on 63 other pages it is not.',
      ],
    },
  ],
])('%s', (name, expected) => {
  const bundle = shared(`corpora/${name}.bundle`);
  let handbook: TestHandbook;
  beforeAll(async () => {
    if (bundle !== null) handbook = await real(bundle);
  }, 120_000);

  test.skipIf(bundle === null)(
    'frontmatter is missing where it should stand, differs where it was not meant to, and nothing else is wrong with any',
    async () => {
      const found: Record<string, string[]> = {};
      for (const { handbook: each } of handbook.keeper.handbooks) {
        for (const path of each.pages.keys()) {
          for (const { rule, message } of await handbook.keeper.findings(path)) {
            if (rule.startsWith('frontmatter/')) found[rule] = [...(found[rule] ?? []), `${path}: ${message}`].sort();
          }
        }
      }
      expect(found).toEqual(expected);
    },
    120_000,
  );

  test.skipIf(bundle === null || name !== 'flowfuse')('a block that stands too low moves up', async () => {
    const index = (await handbook.keeper.findings('marketing/website.md')).findIndex(
      ({ rule }) => rule === 'frontmatter/missing',
    );
    expect(await handbook.offered('marketing/website.md', index)).toEqual([
      'Remove the blank line above the frontmatter, preferred',
    ]);
    const fixed = await handbook.fixed('marketing/website.md', 'Remove the blank line above the frontmatter', index);
    expect(`\n${fixed}`).toBe(await handbook.keeper.text('marketing/website.md'));
  });
});
