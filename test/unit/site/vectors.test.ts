import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileTree } from '../../../server/src/handbook/files';
import { Handbook } from '../../../server/src/handbook/handbook';
import { parsePage } from '../../../server/src/page/parse';
import { readSiteConfiguration } from '../../../server/src/site/configuration';
import type { SiteProfile } from '../../../server/src/site/profile';
import { resolve } from '../../../server/src/site/resolve';
import { memoryFiles } from '../../support/memory-files';
import { readJsonLines, shared } from '../../support/shared';

interface LinkVector {
  readonly generator: string;
  readonly source: string;
  readonly rawLink: string;
  readonly markdown: string;
  readonly okIntendedHost?: boolean | null;
  readonly fragmentOk?: boolean | null;
}

const linkFile = shared('vectors/links.jsonl');

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
