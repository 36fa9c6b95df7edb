import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileTree } from '../../../server/src/handbook/files';
import { Handbook } from '../../../server/src/handbook/handbook';
import type { Page } from '../../../server/src/page/page';
import { parsePage } from '../../../server/src/page/parse';
import { readSiteConfiguration } from '../../../server/src/site/configuration';
import type { SiteProfile } from '../../../server/src/site/profile';
import { resolve } from '../../../server/src/site/resolve';
import { headingIds, type SlugDialect } from '../../../server/src/site/slugs/dialect';
import { eleventySlugify } from '../../../server/src/site/slugs/eleventy-slugify';
import { github } from '../../../server/src/site/slugs/github';
import { markdownItAnchor } from '../../../server/src/site/slugs/markdown-it-anchor';
import { memoryFiles } from '../../support/memory-files';
import { readJsonLines, shared } from '../../support/shared';

interface HeadingVector {
  readonly generator: string;
  readonly page: string;
  readonly n: number;
  readonly headingMarkdown: string;
  readonly id?: string | null;
  readonly unasserted?: boolean;
  readonly note?: string;
}

interface LinkVector {
  readonly generator: string;
  readonly source: string;
  readonly rawLink: string;
  readonly markdown: string;
  readonly okIntendedHost?: boolean | null;
  readonly fragmentOk?: boolean | null;
}

const idFile = shared('vectors/heading-ids.jsonl');
const linkFile = shared('vectors/links.jsonl');

describe.skipIf(idFile === null)('at least 99 % of heading ids are those that the generator made', () => {
  test.each<[string, SlugDialect]>([
    ['eleventy-default', markdownItAnchor],
    ['eleventy-slugify-filter', eleventySlugify],
    ['github-html-pipeline', github],
  ])('%s', (generator, dialect) => {
    const vectors = readJsonLines<HeadingVector>(idFile ?? '').filter((vector) => vector.generator === generator);
    const wrong: string[] = [];
    let asserted = 0;
    for (const name of new Set(vectors.map(({ page }) => page))) {
      const document = vectors
        .filter(({ page, note }) => page === name && !note?.startsWith('build error') && !note?.startsWith('excluded'))
        .sort((a, b) => a.n - b.n);
      const { ids, page } = idsOf(document, dialect);
      document.forEach((vector, index) => {
        if (vector.unasserted || vector.id === undefined) return;
        asserted += 1;
        if (ids[index] !== vector.id) wrong.push(`${vector.headingMarkdown}: ${ids[index]} instead of ${vector.id}`);
      });
      expect(page.headings.length).toBeGreaterThan(0);
    }
    expect(wrong.length / asserted, wrong.join('\n')).toBeLessThanOrEqual(0.01);
  });
});

/** The id of each vector's heading, when all stand in one document; null where no heading is rendered. */
function idsOf(document: readonly HeadingVector[], dialect: SlugDialect): { ids: (string | null)[]; page: Page } {
  const starts: number[] = [];
  let text = '';
  for (const { headingMarkdown } of document) {
    starts.push(text.length);
    text += `${headingMarkdown}\n\ntext\n\n`;
  }
  text += '[ref]: https://example.com\n';
  const page = parsePage(text);
  const all = headingIds(page, dialect);
  return {
    page,
    ids: starts.map((start, index) => {
      const end = starts[index + 1] ?? text.length;
      const heading = page.headings.findIndex(({ span }) => span.start >= start && span.start < end);
      return heading < 0 ? null : (all[heading] ?? null);
    }),
  };
}

describe.skipIf(linkFile === null)('at least 99 % of links work or break as on the built site', () => {
  test.each([['eleventy-flowfuse', 'eleventy-flowfuse', 'eleventy-file-links']])(
    '%s',
    async (generator, folder, id) => {
      const site = shared(`vectors/site/${folder}`) ?? '';
      const configuration = readFileSync(join(shared(`vectors/configs/${generator}`) ?? '', '.eleventy.js'), 'utf8');
      const profile = readSiteConfiguration('.eleventy.js', configuration)?.profiles.find((each) => each.id === id);
      expect(profile).toBeDefined();
      if (profile === undefined) return;
      const handbook = await built(site, profile);
      const vectors = readJsonLines<LinkVector>(linkFile ?? '').filter((vector) => vector.generator === generator);
      const wrong: string[] = [];
      let judged = 0;
      for (const vector of vectors) {
        if (typeof vector.okIntendedHost !== 'boolean') continue;
        judged += 1;
        const path = `src/${vector.source}`;
        const verdict = await verdictOf(vector, path, handbook);
        if (
          verdict.ok !== vector.okIntendedHost ||
          (verdict.ok && (vector.fragmentOk ?? true) !== verdict.fragmentOk)
        ) {
          wrong.push(
            `${vector.source}: ${vector.markdown} → ${JSON.stringify(verdict)}, really ${vector.okIntendedHost}, ${vector.fragmentOk}`,
          );
        }
      }
      expect(judged).toBeGreaterThan(400);
      expect(wrong.length / judged, wrong.join('\n')).toBeLessThanOrEqual(0.01);
    },
  );
});

async function built(folder: string, profile: SiteProfile): Promise<Handbook> {
  const files = Object.fromEntries(filesIn(folder).map((file) => [relative(folder, file), readFileSync(file)]));
  const tree = new FileTree(memoryFiles(files));
  const handbook = new Handbook(
    {
      profile,
      layout: { root: 'src', baseUrl: '', whole: true },
      origins: [],
      redirects: new Map(),
      layoutAnchors: new Set(),
      because: '',
      rivals: [],
    },
    tree,
  );
  for (const [path, bytes] of Object.entries(files)) {
    if (path.endsWith('.md')) handbook.set(path, parsePage(bytes.toString('utf8')));
  }
  return handbook;
}

async function verdictOf(
  { markdown, rawLink }: LinkVector,
  path: string,
  handbook: Handbook,
): Promise<{ ok: boolean; fragmentOk: boolean }> {
  const link = parsePage(`${markdown}\n\n[refmd]: ${rawLink}\n`).links[0] ?? { url: rawLink, tag: null, embeds: false };
  const url = handbook.site.address(path)?.url ?? '/';
  let target = resolve(link, { path, url }, handbook.site);
  while (handbook.tree.waiting) {
    await handbook.tree.load();
    target = resolve(link, { path, url }, handbook.site);
  }
  const ok = target.kind !== 'missing' && target.kind !== 'wrong-case';
  return { ok, fragmentOk: target.kind !== 'page' || target.anchor !== 'missing' };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
