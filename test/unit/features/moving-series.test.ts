import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Handbook } from '../../../server/src/handbook/handbook';
import { anchorAt } from '../../../server/src/site/anchors';
import { resolve } from '../../../server/src/site/resolve';
import { keep, site, type TestHandbook } from '../../support/handbook';
import { Mover } from '../../support/moving';

const NAMES = ['a.md', 'b.md', 'c d.md', 'ü.md', 'index.md', 'README.md'];
const FOLDERS = ['', 'x/', 'x/y/', 'z/', 'z w/'];
const PAGES = FOLDERS.flatMap((folder) => NAMES.map((name) => folder + name));
const CONFIGURATION = '.gitbook.yaml';
const IMAGE = 'x/img/map.png';
const HEADINGS = ['Pay', 'pay', 'Pay day', 'Ärger', 'Who’s `who`', 'Own {#own}'];
const FRAGMENTS = ['', '', '#pay', '#pay-1', '#pay-day', '#ärger', '#%C3%A4rger', '#whos-who', '#own', '#nowhere', '#'];

interface Style {
  readonly start: 'near' | 'dot' | 'far' | 'site';
  readonly end: (path: string) => string;
  readonly wrap: (url: string) => string;
  readonly encode: (path: string) => string;
  readonly query: string;
}

const withoutIndex = (path: string): string => path.replace(/(^|\/)(?:index|README)\.md$/, '$1');
const WRAPS: Style['wrap'][] = [
  (url) => `[x](${url})`,
  (url) => `[x](${url} "title")`,
  (url) => `[x](<${url}>)`,
  (url) => `[x][${url.length}]\n\n[${url.length}]: ${url}`,
  (url) => `<a href="${url}">x</a>`,
  (url) => `<img src='${url}' alt="x">`,
  (url) => `![x](${url})`,
  (url) => `[x]({% link ${url.replace(/^(?:https:\/\/example\.com|[./]+)\/?|#.*/g, '')} %})`,
  (url) => `[x]({{ "${url}" | relative_url }})`,
  (url) => `[x]({% page "${url}" %})`,
];

/** Hugo's: of the second one the name alone is left. */
const REFS: Style['wrap'][] = [
  (url) => `[x]({{< ref "${url}" >}})`,
  (url) => `[x]({{< relref "${url.replace(/^.*\/(?=[^/#]+(?:#|$))/, '')}" >}})`,
];

const style = (wraps: readonly Style['wrap'][]): fc.Arbitrary<Style> =>
  fc.record({
    start: fc.constantFrom<Style['start']>('near', 'near', 'dot', 'far', 'site'),
    end: fc.constantFrom<Style['end']>(
      (path) => path,
      (path) => path,
      (path) => path.replace(/\.md$/, ''),
      (path) => path.replace(/\.md$/, '.html'),
      (path) => withoutIndex(path).replace(/\.md$/, ''),
      (path) => withoutIndex(path).replace(/\.md$/, '/'),
    ),
    wrap: fc.constantFrom(...wraps),
    encode: fc.constantFrom<Style['encode']>(encodeURI, (path) => path.replaceAll(' ', '%20')),
    query: fc.constantFrom('', '', '', '?plain=1'),
  });

const link = (wraps: readonly Style['wrap'][]) =>
  fc.record({
    to: fc.constantFrom(...PAGES.slice(0, 14), IMAGE, 'x/', '../issues'),
    fragment: fc.constantFrom(...FRAGMENTS),
    style: style(wraps),
  });

const block = (wraps: readonly Style['wrap'][]) =>
  fc.oneof(
    fc.constantFrom(...HEADINGS).map((heading) => () => `## ${heading}\n`),
    fc.constantFrom(...FRAGMENTS.slice(2)).map((fragment) => () => `[here](${fragment})\n`),
    { weight: 3, arbitrary: link(wraps).map((one) => (from: string) => `${write(one, from)}\n`) },
  );

type Linked = ReturnType<typeof link> extends fc.Arbitrary<infer T> ? T : never;

const KEYS = ['related', 'see', 'image'];
/** The keys of a frontmatter, of which no two are the same; null for a page without one. */
const head = (keys: readonly string[]) =>
  fc.option(
    fc.record({
      redirects: fc.constantFrom([], [], ['/old/'], ['/old/', '/older/']),
      links: fc
        .subarray([...keys])
        .chain((some) => fc.tuple(...some.map((key) => fc.tuple(fc.constant(key), link(WRAPS))))),
    }),
  );
const page = (wraps: readonly Style['wrap'][], keys: readonly string[]) =>
  fc.record({ head: head(keys), blocks: fc.array(block(wraps), { maxLength: 6 }) });

type Head = ReturnType<typeof head> extends fc.Arbitrary<infer T> ? T : never;

function writeHead(each: Head, from: string): string {
  if (each === null) return '';
  const redirects = each.redirects.length === 0 ? [] : [`redirect_from: [${each.redirects}]`];
  const links = each.links.map(([key, one]) => `${key}: "${urlOf(one, from)}"`);
  return ['---', 'title: T', ...redirects, ...links, '---', ''].join('\n');
}

const write = (one: Linked, from: string): string => one.style.wrap(urlOf(one, from));

function urlOf({ to, fragment, style }: Linked, from: string): string {
  const path = style.encode(style.end(to));
  const up = '../'.repeat(from.split('/').length - 1);
  const start = { near: up, dot: `./${up}`, far: '/', site: 'https://example.com/' }[style.start];
  return `${start}${path}${style.query}${fragment}`;
}

/** Redirects of a GitBook, by old addresses of which some are those of pages. */
const gitbook = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('old', 'x/old', 'a', 'x/b', 'z/c d', 'x/y', 'moved/a'),
      value: fc.constantFrom(...PAGES.slice(0, 14)),
      write: fc.constantFrom<(path: string) => string>(
        (path) => path,
        (path) => `/${path}`,
        (path) => `'./${path}#pay'`,
        (path) => `"${path.replace(/\.md$/, '')}" # later`,
        (path) => `${encodeURI(withoutIndex(path))}?x=1`,
      ),
    }),
    { selector: ({ name }) => name, maxLength: 4 },
  )
  .map((all) => ['root: ./', 'redirects:', ...all.map(({ name, value, write }) => `   ${name}: ${write(value)}`), '#'])
  .map((lines) => lines.join('\n'));

const step = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), from: fc.nat(), to: fc.constantFrom(...PAGES, 'n/e/w.md') }),
  fc.record({
    kind: fc.constant('folder' as const),
    from: fc.constantFrom('x', 'x/y', 'z', 'x/img', 'moved'),
    to: fc.constantFrom('moved', 'z/in', 'x', 'deep/er', 'ä b'),
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    page: fc.nat(),
    heading: fc.nat(),
    words: fc.constantFrom(...HEADINGS, 'New *words*'),
  }),
);

/** Where each link leads that works: the file, and the heading. Links by page and number. */
function working({ pages, site }: Handbook): Map<string, { path: string; heading: number | null; folder: boolean }> {
  const found = new Map<string, { path: string; heading: number | null; folder: boolean }>();
  for (const [path, { links }] of pages) {
    links.forEach((link, index) => {
      const target = resolve(link, { path, url: site.address(path)?.url ?? '/' }, site);
      if (target.kind === 'asset') {
        found.set(`${index} ${path}`, {
          path: target.path,
          heading: null,
          folder: site.look(target.path).kind === 'folder',
        });
      }
      if (target.kind !== 'page' || target.anchor === 'missing') return;
      const there = pages.get(target.path);
      const anchor = there && target.fragment ? anchorAt(there, target.fragment, site.profile) : null;
      found.set(`${index} ${path}`, { path: target.path, heading: anchor?.heading ?? null, folder: false });
    });
  }
  return found;
}

/** Whether every page has URLs and every heading has ids of its own: else nobody could link to each of them. */
function isClear({ pages, site }: Handbook, moved: (path: string) => string): boolean {
  const urls = [...pages].flatMap(([path, each]) => {
    const { url, also } = site.profile.address(moved(path), each, site);
    return [...new Set([url, ...also].map((one) => one.replace(/\/$/, '').toLowerCase()))];
  });
  return new Set(urls).size === urls.length;
}

function hasOwnIds({ pages, site }: Handbook): boolean {
  return [...pages.values()].every((each) => {
    const ids = site.profile.headingIds(each).filter((id) => id !== null);
    return new Set(ids).size === ids.length;
  });
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/**
 * Takes a step, where it can be taken. How it is taken back; null when it was not taken. A step that takes another one
 * back brings back links that were broken before: so none is taken but at the end. Of a move that is made twice, the
 * second one alone is remembered.
 */
async function take(
  each: Step,
  book: TestHandbook,
  mover: Mover,
  taken: Set<string>,
): Promise<(() => Promise<unknown>) | null> {
  const { handbook } = book.kept;
  const paths = [...handbook.pages.keys()].sort();
  const files = await filesOf(book);
  if (each.kind === 'rename') {
    const path = paths[each.page % paths.length] ?? '';
    const count = handbook.pages.get(path)?.headings.length ?? 0;
    if (count === 0) return null;
    const heading = each.heading % count;
    const before = await mover.words(path, heading);
    const words = before.includes('{#') || each.words.includes('{#') ? 'Plain' : each.words;
    if (taken.has([path, heading, words, before].join())) return null;
    taken.add([path, heading, before, words].join());
    return (await mover.rename(path, heading, words)) && (() => mover.rename(path, heading, before));
  }
  const from = each.kind === 'move' ? (paths[each.from % paths.length] ?? '') : each.from;
  const { to } = each;
  const inside = (path: string, folder: string): boolean => `${path}/`.startsWith(`${folder}/`);
  if (inside(to, from) || inside(from, to)) return null;
  if (!files.some((path) => inside(path, from)) || files.some((path) => inside(path, to))) return null;
  const moved = (path: string): string => (inside(path, from) ? to + path.slice(from.length) : path);
  if (!isClear(handbook, moved) || taken.has([to, from].join()) || taken.has([from, to].join())) return null;
  taken.add([from, to].join());
  await mover.move({ from, to });
  return () => mover.move({ from: to, to: from });
}

async function filesOf({ disk }: Pick<TestHandbook, 'disk'>, folder = ''): Promise<string[]> {
  const entries = (await disk.list(folder)) ?? [];
  const inside = entries.map(async ({ name, kind }) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return kind === 'folder' ? filesOf({ disk }, path) : [path];
  });
  return (await Promise.all(inside)).flat();
}

const movedBy = (each: Step, book: TestHandbook): ((path: string) => string) => {
  if (each.kind === 'rename') return (path) => path;
  const paths = [...book.kept.handbook.pages.keys()].sort();
  const from = each.kind === 'move' ? (paths[each.from % paths.length] ?? '') : each.from;
  return (path) => (`${path}/`.startsWith(`${from}/`) ? each.to + path.slice(from.length) : path);
};

const textsOf = async ({ kept, keeper }: TestHandbook): Promise<Record<string, string>> => {
  const texts: Record<string, string> = {};
  for (const path of [...kept.handbook.pages.keys(), CONFIGURATION].sort()) texts[path] = await keeper.text(path);
  return texts;
};

const NONE = fc.constant(null);

test.each([
  ['github', '', NONE],
  ['eleventy', '', NONE],
  ['eleventy-file-links', '', NONE],
  ['jekyll', '', NONE],
  ['jekyll-github-pages', '', NONE],
  ['gitbook', '', NONE],
  ['gitbook', ' with redirects', gitbook],
  ['hugo', '', NONE],
])(
  '%s%s: no move breaks a link that worked, and moving back restores every text',
  async (id, _, configuration: fc.Arbitrary<string | null>) => {
    let changed = 0;
    let restored = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...PAGES), id === 'hugo' ? page(REFS, []) : page(WRAPS, KEYS), {
          minKeys: 3,
          maxKeys: 9,
          noNullPrototype: true,
        }),
        fc.array(step, { minLength: 1, maxLength: 5 }),
        configuration,
        async (pages, steps, redirects) => {
          const texts = Object.entries(pages).map(([path, { head, blocks }]) => [
            path,
            writeHead(head, path) + blocks.map((write) => write(path)).join('\n'),
          ]);
          const origins = { origins: ['https://example.com'] };
          const book = await keep({ ...site(id, origins), [IMAGE]: '', ...Object.fromEntries(texts) });
          if (redirects !== null) await book.change({ [CONFIGURATION]: redirects });
          fc.pre(isClear(book.kept.handbook, (path) => path) && hasOwnIds(book.kept.handbook));
          for (const path of book.kept.handbook.pages.keys()) await book.keeper.findings(path);
          const mover = new Mover(book, true);
          const seen = new Set<string>();
          const trail: [() => Promise<unknown>, Record<string, string>][] = [];
          for (const each of steps) {
            const [before, was] = [await textsOf(book), working(book.kept.handbook)];
            const moved = movedBy(each, book);
            const back = await take(each, book, mover, seen);
            if (back === null) continue;
            trail.push([back, before]);
            for (const path of book.kept.handbook.pages.keys()) await book.keeper.findings(path);
            const now = working(book.kept.handbook);
            const after = await textsOf(book);
            if (JSON.stringify(Object.values(before).sort()) !== JSON.stringify(Object.values(after).sort()))
              changed += 1;
            // A link that was broken may lead to a page by the redirect that it got, and follows it from then on.
            if (now.size > was.size && Object.values(after).some((text) => /redirect_from|redirects:/.test(text)))
              return;
            if (!hasOwnIds(book.kept.handbook)) break;
            for (const [place, target] of was) {
              const [index = '', ...rest] = place.split(' ');
              const there = now.get(`${index} ${moved(rest.join(' '))}`);
              // A folder that nothing is left in is gone, and one that gets a page of its own shows that.
              if (target.folder) continue;
              const heading = target.heading ?? there?.heading ?? null;
              expect({ place, each, before, after, target: there }).toEqual({
                place,
                each,
                before,
                after,
                target: { ...target, heading, path: moved(target.path) },
              });
            }
          }
          for (const [back, before] of trail.reverse()) {
            restored += 1;
            await back();
            expect(await textsOf(book)).toEqual(before);
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(changed).toBeGreaterThan(30);
    expect(restored).toBeGreaterThan(30);
  },
);
