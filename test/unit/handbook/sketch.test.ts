import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileTree } from '../../../server/src/handbook/files';
import type { Publication } from '../../../server/src/handbook/handbook';
import { sketch } from '../../../server/src/handbook/sketch';
import { parsePage } from '../../../server/src/page/parse';
import { SITE_IDS, sitesById } from '../../../server/src/site/configuration';
import type { Layout, Site, SiteProfile } from '../../../server/src/site/profile';
import { memoryFiles } from '../../support/memory-files';

const UNREAD = parsePage('');
const MOVED = parsePage('---\npermalink: /moved/\nslug: moved\nredirect_from: /old/\n---\n');

const name = fc.constantFrom(
  ...['a', 'A', 'b', 'index', 'INDEX', '_index', 'README', 'readme', 'Read Me', 'v1.2', 'x.html', '01-intro'],
  ...['2024-01-02-post', '_pages', '.md', 'page', '[slug]', 'c&d', 'Ä', 'A\u0308', 'ΟΔΟΣ', 'οδος'],
);
const path = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('.md', '.mdx', '.markdown'))
  .map(([names, extension]) => names.join('/') + extension);
const layout = fc.record({
  root: fc.constantFrom('', 'docs'),
  baseUrl: fc.constantFrom('', '/handbook', '/a'),
  whole: fc.boolean(),
});

/** @param said pages of which something is known */
function sketched(
  profile: SiteProfile,
  at: Layout,
  paths: readonly string[],
  said: ReadonlySet<string>,
): Promise<Site> {
  const nothing = { origins: [], redirects: new Map(), redirectMap: null, layoutAnchors: new Set<string>() };
  const publication: Publication = { profile, layout: at, ...nothing, because: '', rivals: [] };
  const page = (each: string) => (said.has(each) ? MOVED : UNREAD);
  const known = { paths, says: (each: string) => said.has(each), page };
  return sketch(publication, new FileTree(memoryFiles({})), known, async () => {});
}

/** What links may be written for a page's URL, right or wrong. */
const spellings = (url: string): string[] => [
  ...[url, `${url}/`, url.replace(/\/$/, ''), url.replace(/\.\w+$/, ''), `${url}.html`, `${url}/index.html`],
  ...[url.toLowerCase(), url.toUpperCase(), url.normalize('NFD')],
];

test.each(SITE_IDS.map((id) => ({ id })))(
  '$id: pages answer as if all had been asked for their URLs',
  async ({ id }) => {
    await fc.assert(
      fc.asyncProperty(layout, fc.uniqueArray(path, { maxLength: 8 }), fc.nat(3), async (at, names, count) => {
        const paths = names.map((each) => (at.root === '' ? each : `${at.root}/${each}`));
        const said = new Set(paths.slice(0, count));
        for (const profile of sitesById(id, null)) {
          const { byEnd: _, ...plain } = profile;
          const [late, all] = [await sketched(profile, at, paths, said), await sketched(plain, at, paths, said)];
          const urls = paths.flatMap((each) => {
            const address = all.address(each);
            return address === undefined ? [] : [address.url, ...address.also, ...address.redirects];
          });
          for (const url of ['/', '/index.html', at.baseUrl, ...urls].flatMap(spellings)) {
            expect([url, late.pageAt(url)]).toEqual([url, all.pageAt(url)]);
          }
          for (const each of paths) expect(late.address(each)).toEqual(all.address(each));
        }
      }),
      { numRuns: 60 },
    );
  },
);
