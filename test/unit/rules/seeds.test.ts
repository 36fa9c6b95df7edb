import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { createGitLog } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';
import { shared } from '../../support/shared';

const bundle = shared('corpora/seeds.bundle');
const PAGES = 'src/handbook';

describe.skipIf(bundle === null)('the seed pages (skipped where ../shared is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-seeds-'));
  const git = createGitLog({ folder, trusted: true, log: () => {} });
  let keeper: Keeper;

  beforeAll(async () => {
    execFileSync('git', ['clone', '-q', '-b', 'main', bundle ?? '', folder]);
    keeper = await Keeper.open({
      source: createDiskFiles(folder),
      git,
      requested: false,
      hidden: [],
      log: () => {},
    });
  });
  afterAll(() => {
    git.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const links = async (path: string) =>
    (await keeper.findings(`${PAGES}/${path}`)).filter(({ rule }) => rule.startsWith('link/'));
  const said = async (path: string) => {
    const text = await keeper.text(`${PAGES}/${path}`);
    return (await links(path)).map(({ rule, severity, span }) => ({
      rule,
      severity,
      link: text.slice(span.start, span.end),
    }));
  };
  const offered = async (path: string) => {
    const [finding] = await links(path);
    return finding === undefined ? [] : keeper.fixes(finding);
  };

  test('the handbook is found, and its site', () => {
    expect(keeper.handbooks).toHaveLength(1);
    expect(keeper.handbooks[0]?.handbook.publication.profile.id).toBe('eleventy-file-links');
  });

  test('1: a deleted page: create it or restore it, no other is proposed', async () => {
    expect(await said('product/index.md')).toEqual([
      { rule: 'link/missing-page', severity: 'error', link: './glossary.md' },
    ]);
    const fixes = await offered('product/index.md');
    expect(fixes.map(({ title }) => title)).toEqual([
      `Restore ${PAGES}/product/glossary.md`,
      `Create ${PAGES}/product/glossary.md`,
      'Ignore this one (link/missing-page)',
    ]);
    expect(fixes[0]?.why).toMatch(/a85c206, 2024-06-01/);
    expect(fixes[0]?.create[0]?.text).toMatch(/glossary/i);
  });

  test('2: a page that moved, and its heading reworded', async () => {
    expect(await said('product/responsibilities.md')).toEqual([
      { rule: 'link/missing-page', severity: 'error', link: '../development/releases/planning.md#effort-estimation' },
    ]);
    const [first] = await offered('product/responsibilities.md');
    expect(first?.edits.map(({ newText }) => newText)).toEqual(['../development/project-management.md#sizing-issues']);
    expect(first?.why).toMatch(/a75f61e, 2024-02-01/);
  });

  test('3: one level short, without .md', async () => {
    const page = 'peopleops/job-descriptions/product-manager.md';
    expect(await said(page)).toEqual([
      { rule: 'link/missing-page', severity: 'error', link: '../development/project-management#sizing-issues' },
    ]);
    const [first] = await offered(page);
    expect(first?.edits.map(({ newText }) => newText)).toEqual(['../../development/project-management#sizing-issues']);
    expect(first?.preferred).toBe(true);
  });

  test('4: every other link works', async () => {
    const text = await keeper.text(`${PAGES}/product/index.md`);
    expect(text).toContain('/handbook/development/project-management#feature-demos');
    const all: string[] = [];
    for (const path of keeper.handbooks[0]?.handbook.pages.keys() ?? []) {
      for (const { rule } of await keeper.findings(path)) if (rule.startsWith('link/')) all.push(path);
    }
    expect(all.sort()).toEqual([
      `${PAGES}/peopleops/job-descriptions/product-manager.md`,
      `${PAGES}/product/index.md`,
      `${PAGES}/product/responsibilities.md`,
    ]);
  });
});
