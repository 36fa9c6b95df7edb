import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Handbook } from '../../../server/src/handbook/handbook';
import { parsePage } from '../../../server/src/page/parse';
import { resolve } from '../../../server/src/site/resolve';
import { keep } from '../../support/handbook';
import { readJsonLines, shared } from '../../support/shared';

interface LinkVector {
  readonly generator: string;
  readonly source: string;
  readonly pageUrl: string;
  readonly rawLink: string;
  readonly markdown: string;
  readonly okIntendedHost?: boolean | null;
  readonly fragmentOk?: boolean | null;
}

const linkFile = shared('vectors/links.jsonl');

/** Each generator's files and pages, and the id of its site. */
const GENERATORS: readonly (readonly [generator: string, files: string, pages: string, id: string])[] = [
  ['eleventy-plain', 'eleventy', 'src', 'eleventy'],
  ['eleventy-inputpath-to-url', 'eleventy', 'src', 'eleventy-input-path'],
  ['eleventy-flowfuse', 'eleventy-flowfuse', 'src', 'eleventy-file-links'],
  ['hugo-section', 'hugo', 'content', 'hugo'],
  ['hugo-ugly', 'hugo', 'content', 'hugo-ugly'],
  ['jekyll-default', 'jekyll', '', 'jekyll'],
  ['jekyll-pretty', 'jekyll', '', 'jekyll-pretty'],
  ['jekyll-relative-links', 'jekyll', '', 'jekyll-relative-links'],
  ['jekyll-relative-links-pretty', 'jekyll', '', 'jekyll-relative-links-pretty'],
  ['mkdocs-dirurls', 'mkdocs', 'docs', 'mkdocs'],
  ['mkdocs-flat', 'mkdocs', 'docs', 'mkdocs-flat'],
  ['vitepress', 'vitepress', '', 'vitepress'],
  ['vitepress-cleanurls', 'vitepress', '', 'vitepress-clean-urls'],
  ['astro', 'astro', 'src/pages', 'astro'],
  ['starlight', 'starlight', 'src/content/docs', 'starlight'],
  ['docusaurus-trailingslash-undef', 'docusaurus', 'docs', 'docusaurus'],
  ['docusaurus-trailingslash-true', 'docusaurus', 'docs', 'docusaurus-slash'],
  ['docusaurus-trailingslash-false', 'docusaurus', 'docs', 'docusaurus-no-slash'],
];

describe.skipIf(linkFile === null).each(GENERATORS)(
  'at least 99 % of links work or break as on the built site: %s',
  (generator, files, pages, id) => {
    const links = (): LinkVector[] =>
      readJsonLines<LinkVector>(linkFile ?? '').filter((vector) => vector.generator === generator);
    const tree = (): Record<string, string> => filesOf(shared(`vectors/site/${files}`) ?? '');

    test('when handbook.config.json names the site', async () => {
      const path = pages === '' ? 'handbook.config.json' : `${pages}/handbook.config.json`;
      await hold(links(), id, { ...tree(), [path]: JSON.stringify({ site: id, baseUrl: '/' }) });
    });

    test('when the site is found by its configuration', async () => {
      await hold(links(), id, { ...tree(), ...filesOf(shared(`vectors/configs/${generator}`) ?? '') });
    });
  },
);

async function hold(links: readonly LinkVector[], id: string, files: Readonly<Record<string, string>>): Promise<void> {
  const { handbook } = (await keep(files, { requested: false })).kept;
  expect(handbook.publication.profile.id).toBe(id);
  const judged = links.filter(({ okIntendedHost }) => typeof okIntendedHost === 'boolean');
  const wrong: string[] = [];
  for (const vector of judged) {
    // A generator may have wanted another name for a folder's index than the vectors have.
    const path = handbook.site.pageAt(vector.pageUrl)?.path ?? '';
    const verdict = await verdictOf(vector, path, handbook);
    if (verdict.ok === vector.okIntendedHost && (!verdict.ok || (vector.fragmentOk ?? true) === verdict.fragmentOk))
      continue;
    const real = { ok: vector.okIntendedHost, fragmentOk: vector.fragmentOk };
    wrong.push(`${vector.source}: ${vector.markdown} → ${JSON.stringify(verdict)}, really ${JSON.stringify(real)}`);
  }
  expect(judged.length).toBeGreaterThan(400);
  expect(wrong.length / judged.length, wrong.join('\n')).toBeLessThanOrEqual(0.01);
}

async function verdictOf(
  { markdown, rawLink }: LinkVector,
  path: string,
  handbook: Handbook,
): Promise<{ ok: boolean; fragmentOk: boolean }> {
  const link = parsePage(`${markdown}\n\n[refmd]: ${rawLink}\n`).links[0] ?? {
    kind: 'inline',
    url: rawLink,
    tag: null,
    embeds: false,
  };
  const url = handbook.site.address(path)?.url ?? '/';
  let target = resolve(link, { path, url }, handbook.site);
  while (handbook.tree.waiting) {
    await handbook.tree.load();
    target = resolve(link, { path, url }, handbook.site);
  }
  const ok = target.kind !== 'missing' && target.kind !== 'wrong-case';
  return { ok, fragmentOk: target.kind !== 'page' || target.anchor !== 'missing' };
}

/** Every file below a folder, by its path in it. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}
