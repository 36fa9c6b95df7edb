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

describe.each<[string, readonly string[]]>([
  ['18f', []],
  ['basecamp', []],
  [
    'flowfuse',
    ['development/how-we-work/contributing.md', 'marketing/website.md', 'product/personas/index.md', 'sales/demo.md'],
  ],
  ['mattermost', []],
])('%s', (name, missing) => {
  const bundle = shared(`corpora/${name}.bundle`);
  let handbook: TestHandbook;
  beforeAll(async () => {
    if (bundle !== null) handbook = await real(bundle);
  }, 120_000);

  test.skipIf(bundle === null)(
    'frontmatter is missing where it should stand, and nothing else is wrong with any',
    async () => {
      const found: string[] = [];
      for (const { handbook: each } of handbook.keeper.handbooks) {
        for (const path of each.pages.keys()) {
          for (const { rule } of await handbook.keeper.findings(path)) {
            if (rule.startsWith('frontmatter/')) found.push(`${rule} ${path}`);
          }
        }
      }
      expect(found.sort()).toEqual(missing.map((path) => `frontmatter/missing ${path}`));
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
