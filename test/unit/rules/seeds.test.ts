import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskFiles } from '../../../server/src/host/files/disk';
import { createGitLog } from '../../../server/src/host/git/git-log';
import { Keeper } from '../../../server/src/host/keeper';
import { positionAt } from '../../../server/src/page/lines';
import type { Span } from '../../../server/src/page/page';
import type { Copy } from '../../../server/src/passages/copies';
import type { PageText } from '../../../server/src/passages/page-text';
import { textAfter } from '../../support/handbook';
import { shared } from '../../support/shared';

const bundle = shared('corpora/seeds.bundle');
const PAGES = 'src/handbook';
const PRODUCT = 'product/index.md';
const LATER = 'product/product.md';
const RESPONSIBILITIES = 'product/responsibilities.md';
const JOB = 'peopleops/job-descriptions/product-manager.md';
const ARTICLE = 'library/the-role-of-the-product-manager.md';
const NOT_RESPONSIBLE = '- Technical decisions on … process is the CTO.';

/** The lines of a passage with the line of the copy that each shares the most words with: `14 → 9`. */
function sameLines({ a, b, region }: Copy): string[] {
  const line = (of: PageText, word: number | undefined) =>
    positionAt(of.page.lineStarts, of.offsets[word ?? 0] ?? 0).line + 1;
  const shared = new Map<number, Map<number, number>>();
  for (let at = 0; at < region.pairs.length; at += 2) {
    const counts = shared.get(line(a, region.pairs[at])) ?? new Map<number, number>();
    const there = line(b, region.pairs[at + 1]);
    shared.set(line(a, region.pairs[at]), counts.set(there, (counts.get(there) ?? 0) + 1));
  }
  return [...shared].map(([here, counts]) => {
    const [most] = [...counts].sort(([, x], [, y]) => y - x);
    return `${here} → ${most?.[0]}`;
  });
}

describe.skipIf(bundle === null)('the seed pages (skipped where ../shared is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-seeds-'));
  const git = createGitLog({ folder, trusted: true, log: () => {} });
  let keeper: Keeper;

  beforeAll(async () => {
    execFileSync('git', ['clone', '-q', '-b', 'main', bundle ?? '', folder]);
    keeper = await Keeper.open({
      source: createDiskFiles(folder, { blocking: false }),
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

  const found = async (path: string, family: string) =>
    (await keeper.findings(`${PAGES}/${path}`)).filter(({ rule }) => rule.startsWith(`${family}/`));
  const links = (path: string) => found(path, 'link');
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
  const everywhere = async (family: string) => {
    const paths = [...(keeper.handbooks[0]?.handbook.pages.keys() ?? [])].map((path) => path.slice(PAGES.length + 1));
    return (await Promise.all(paths.map((path) => found(path, family)))).flat();
  };
  /** A passage by its first and last words. */
  const words = async (path: string, { start, end }: Span) => {
    const all = (await keeper.text(path)).slice(start, end).split(/\s+/);
    return `${all.slice(0, 4).join(' ')} … ${all.slice(-4).join(' ')}`;
  };
  const copied = async (path: string) => {
    const findings = await found(path, 'duplicate');
    const passages = await Promise.all(findings.map((finding) => words(finding.path, finding.span)));
    return findings.map(({ rule, severity, related }, index) => ({
      finding: `${severity} ${rule}`,
      passage: passages[index],
      copies: related.map((other) => other.path.slice(PAGES.length + 1)).sort(),
    }));
  };
  /** The copy in another page of the passage that starts with these words. */
  const copy = async (path: string, start: string, other: string): Promise<Copy> => {
    const text = await keeper.text(`${PAGES}/${path}`);
    const { subject } = (await found(path, 'duplicate')).find(({ span }) => text.startsWith(start, span.start)) ?? {};
    const copies = subject?.kind === 'copies' ? subject.copies : [];
    const [only, ...more] = copies.filter((each) => each.path === `${PAGES}/${other}`);
    if (only === undefined || more.length > 0) throw new Error(`${copies.length} copies of “${start}”`);
    return only;
  };
  /** Makes a fix of the passage that starts with these words. */
  const make = async (path: string, start: string, title: string): Promise<void> => {
    const text = await keeper.text(`${PAGES}/${path}`);
    const finding = (await found(path, 'duplicate')).find(({ span }) => text.startsWith(start, span.start));
    const fixes = finding === undefined ? [] : await keeper.fixes(finding);
    const fix = fixes.find((each) => each.title === title);
    if (fix === undefined) throw new Error(`Offered were: ${fixes.map((each) => each.title).join(' | ')}`);
    for (const page of new Set(fix.edits.map((edit) => edit.path))) {
      keeper.edit(page, textAfter(fix, page, await keeper.text(page)));
    }
  };
  const messages = async (path: string) => (await found(path, 'duplicate')).map(({ message }) => message);

  test('the handbook is found, and its site', () => {
    expect(keeper.handbooks).toHaveLength(1);
    expect(keeper.handbooks[0]?.handbook.publication.profile.id).toBe('eleventy-file-links');
  });

  test('1: a deleted page: create it or restore it, no other is proposed', async () => {
    expect(await said(PRODUCT)).toEqual([{ rule: 'link/missing-page', severity: 'error', link: './glossary.md' }]);
    const fixes = await offered(PRODUCT);
    expect(fixes.map(({ title }) => title)).toEqual([
      `Restore ${PAGES}/product/glossary.md`,
      `Create ${PAGES}/product/glossary.md`,
      'Ignore this one (link/missing-page)',
    ]);
    expect(fixes[0]?.why).toMatch(/a85c206, 2024-06-01/);
    expect(fixes[0]?.create[0]?.text).toMatch(/glossary/i);
  });

  test('2: a page that moved, and its heading reworded', async () => {
    expect(await said(RESPONSIBILITIES)).toEqual([
      { rule: 'link/missing-page', severity: 'error', link: '../development/releases/planning.md#effort-estimation' },
    ]);
    const [first] = await offered(RESPONSIBILITIES);
    expect(first?.edits.map(({ newText }) => newText)).toEqual(['../development/project-management.md#sizing-issues']);
    expect(first?.why).toMatch(/a75f61e, 2024-02-01/);
  });

  test('3: one level short, without .md', async () => {
    expect(await said(JOB)).toEqual([
      { rule: 'link/missing-page', severity: 'error', link: '../development/project-management#sizing-issues' },
    ]);
    const [first] = await offered(JOB);
    expect(first?.edits.map(({ newText }) => newText)).toEqual(['../../development/project-management#sizing-issues']);
    expect(first?.preferred).toBe(true);
  });

  test('4: every other link works', async () => {
    const text = await keeper.text(`${PAGES}/product/index.md`);
    expect(text).toContain('/handbook/development/project-management#feature-demos');
    expect((await everywhere('link')).map(({ path }) => path.slice(PAGES.length + 1)).sort()).toEqual([
      JOB,
      PRODUCT,
      RESPONSIBILITIES,
    ]);
  });

  test('5: the article has no frontmatter, and nothing is wrong with any other', async () => {
    const all = await everywhere('frontmatter');
    const heard = all.filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect(heard.map(({ rule, severity, path }) => ({ rule, severity, path }))).toEqual([
      { rule: 'frontmatter/missing', severity: 'warning', path: `${PAGES}/${ARTICLE}` },
    ]);
  });

  test('6: the list and the table stand on two pages word for word, and the sentence above them has drifted', async () => {
    expect(await copied(RESPONSIBILITIES)).toContainEqual({
      finding: 'information duplicate/drifted',
      passage: 'The Product Manager (PM) … of the product. |',
      // On the later page, the intro and the table stand apart.
      copies: [JOB, PRODUCT, LATER, LATER],
    });
    expect(await copied(PRODUCT)).toEqual([
      {
        finding: 'information duplicate/drifted',
        passage: 'The product department, and … of the product. |',
        copies: [JOB, LATER, LATER, RESPONSIBILITIES],
      },
    ]);
    expect(await messages(PRODUCT)).toEqual([
      `This passage has drifted apart from the one in ${PAGES}/${RESPONSIBILITIES} (“Product Manager responsibilities”) and 2 other pages: it says “The product department, and Product Managers (PM) by extend are responsible for” here and “The Product Manager (PM) at FlowFuse, is primarily responsible for” there.`,
    ]);
  });

  test('7: word for word, but a link leads to two places', async () => {
    for (const [path, other] of [
      [RESPONSIBILITIES, JOB],
      [JOB, RESPONSIBILITIES],
    ] as const) {
      expect(await copied(path)).toContainEqual({
        finding: 'information duplicate/drifted',
        passage: NOT_RESPONSIBLE,
        copies: [other],
      });
    }
    const there = await copy(JOB, '- Technical', RESPONSIBILITIES);
    expect(there.alikeness).toBe('identical');
    expect(await messages(JOB)).toContain(
      `This passage has drifted apart from the one in ${PAGES}/${RESPONSIBILITIES} (“What is the Product Manager not responsible for?”): “handbook” leads to /handbook/peopleops/development/project-management#sizing-issues here and to /handbook/development/releases/planning#effort-estimation there.`,
    );
  });

  test('8: reworded item by item: each is held beside the right item or row', async () => {
    expect(await copied(JOB)).toContainEqual({
      finding: 'information duplicate/drifted',
      passage: '* Understanding and Communicating … success of the product.',
      copies: [PRODUCT, LATER, RESPONSIBILITIES],
    });
    expect(await messages(JOB)).toContain(
      `This passage has drifted apart from the one in ${PAGES}/${LATER} and 2 other pages: “the strategic custodian” is only here; and many other differences.`,
    );
    const list = [14, 15, 16];
    const tasks = [19, 20, 21, 22, 23, 24, 25];
    for (const other of [PRODUCT, RESPONSIBILITIES]) {
      expect(sameLines(await copy(JOB, '* Understanding', other))).toEqual([
        ...list.map((line) => `${line} → ${line - 5}`),
        ...tasks.map((line) => `${line} → ${line - 2}`),
      ]);
    }
    expect(await copied(LATER)).toEqual([
      {
        finding: 'information duplicate/drifted',
        passage: 'Product The product function, … the market is going.',
        copies: [PRODUCT, RESPONSIBILITIES],
      },
      {
        finding: 'information duplicate/drifted',
        passage: 'Maintain and Update Product … direction of the product',
        copies: [JOB, PRODUCT, RESPONSIBILITIES],
      },
    ]);
    expect(sameLines(await copy(LATER, 'Maintain', PRODUCT))).toEqual(
      [31, 32, 33, 34, 35, 36, 37].map((line) => `${line} → ${line - 14}`),
    );
  });

  test('9: an article on the same subject is a copy of nothing', async () => {
    expect(await copied(ARTICLE)).toEqual([]);
    const all = await everywhere('duplicate');
    expect(all.flatMap(({ related }) => related.filter(({ path }) => path === `${PAGES}/${ARTICLE}`))).toEqual([]);
  });

  test('once the first proposals of 2 and 3 are made, the passage of 7 is the same on both pages', async () => {
    for (const path of [RESPONSIBILITIES, JOB]) {
      const page = `${PAGES}/${path}`;
      const [first] = await offered(path);
      if (first !== undefined) keeper.edit(page, textAfter(first, page, await keeper.text(page)));
    }
    for (const [path, other] of [
      [RESPONSIBILITIES, JOB],
      [JOB, RESPONSIBILITIES],
    ] as const) {
      expect(await said(path)).toEqual([]);
      expect(await copied(path)).toContainEqual({
        finding: 'information duplicate/identical',
        passage: NOT_RESPONSIBLE,
        copies: [other],
      });
    }
  });

  test('6, when the version of the other page is taken: the two stand there word for word', async () => {
    await make(RESPONSIBILITIES, 'The Product Manager (PM) at', `Take the version of ${PAGES}/${PRODUCT}`);
    expect((await copy(RESPONSIBILITIES, 'The product department', PRODUCT)).alikeness).toBe('identical');
    expect(await messages(RESPONSIBILITIES)).toContainEqual(
      expect.stringContaining(`This passage stands in ${PAGES}/${PRODUCT} (“Product”) too, word for word, but it has`),
    );
  });

  test('7, when both sides are changed: by its history they are merged, and the same again', async () => {
    for (const [path, words, others] of [
      [RESPONSIBILITIES, 'built or architected', 'built, tested or architected'],
      [JOB, 'this process is the CTO', 'this process is the head of engineering'],
    ] as const) {
      const text = await keeper.text(`${PAGES}/${path}`);
      keeper.edit(`${PAGES}/${path}`, text.replace(words, others));
      expect(await keeper.text(`${PAGES}/${path}`)).not.toBe(text);
    }
    await everywhere('duplicate');
    while ((await keeper.recall()) !== null);
    expect(await messages(JOB)).toContainEqual(
      expect.stringMatching(
        / They were the same until the last commit; then this page was changed, not committed yet and .* was changed/,
      ),
    );
    await make(
      JOB,
      '- Technical decisions',
      `Merge with ${PAGES}/${RESPONSIBILITIES}: both were changed since the last commit (1 change here, 1 there)`,
    );
    for (const path of [RESPONSIBILITIES, JOB]) {
      expect(await copied(path)).toContainEqual(
        expect.objectContaining({ finding: 'information duplicate/identical' }),
      );
      expect(await keeper.text(`${PAGES}/${path}`)).toMatch(
        /built, tested or architected[\s\S]*is the head of engineering/,
      );
    }
  });
});
