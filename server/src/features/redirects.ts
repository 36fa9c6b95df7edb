import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import { type Move, Moves } from '../handbook/moves';
import { siteAfter } from '../handbook/site-after';
import { lineBreakOf } from '../page/lines';
import type { Page, Span } from '../page/page';
import { frontmatterWith, type KeyLines, linesOfKey, withoutTexts, withText } from '../page/yaml/key-lines';
import type { Forwards, Site } from '../site/profile';
import { fromPage, resolve, urlKey } from '../site/resolve';
import { encodePath } from '../site/url';
import type { Work } from './change-links';
import type { EarlierWriting, Memory } from './memory';
import { keysOf } from './move';

/** What becomes of the redirects that moved pages declare. */
export interface RedirectEdits {
  /** Let the old addresses of pages lead to their new ones. */
  readonly added: readonly Edit[];
  /** Take away what would lead an address to itself, and take back what the same move the other way round has done. */
  readonly removed: readonly Edit[];
}

/** A page that is moved, in the site before and after it. */
interface Moved {
  readonly page: Page;
  /** Where it is now. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

interface Sites {
  readonly before: Site;
  readonly after: Site;
}

/** Edits of the frontmatter of pages that are to be moved (`ahead`), or were (`after`), where their site has redirects there. */
export async function redirects(
  handbook: Handbook,
  list: readonly Move[],
  when: 'ahead' | 'after',
  memory: Memory,
  { pause }: Pick<Work, 'pause'>,
): Promise<RedirectEdits> {
  const forwards = forwardsOf(handbook);
  if (forwards === null) return { added: [], removed: [] };
  const moves = new Moves(list);
  const makesFrontmatter = isUsual(handbook);
  const sites: Sites =
    when === 'ahead'
      ? { before: handbook.site, after: siteAfter(handbook, moves) }
      : { before: siteAfter(handbook, moves.reversed), after: handbook.site };
  const { key, back } = keysOf(list);
  const own = `redirects of ${handbook.publication.layout.root} `;
  const earlier = memory.recall(own + back);
  const written = new Map<string, EarlierWriting>();
  const added: Edit[] = [];
  const removed: Edit[] = [];
  for (const moved of movedPages(handbook, moves, when)) {
    const { page, path } = moved;
    const before = earlier.get(moved.from);
    if (before !== undefined) {
      const lines = takenBack(page, forwards, before);
      if (lines !== null) removed.push({ path, ...lines });
      continue;
    }
    const without = withoutOwn(moved, forwards, sites.after);
    const lines = without ?? (await withRedirect(moved, forwards, sites, { handbook, makesFrontmatter }));
    if (lines !== null) (without === null ? added : removed).push({ path, ...lines });
    const { start, end } = lines?.span ?? NOWHERE;
    written.set(moved.to, { url: '', text: page.text.slice(start, end), now: lines?.newText ?? '' });
    await pause();
  }
  memory.keep(own + key, written);
  return { added, removed };
}

const NOWHERE: Span = { start: 0, end: 0 };

/** How pages declare redirects here; null where they cannot, or where it is not known that they can. */
function forwardsOf({ pages, site }: Handbook): Forwards | null {
  const { forwards } = site.profile;
  if (forwards === undefined) return null;
  const isUsed = [...pages.values()].some(({ frontmatter }) => Object.hasOwn(frontmatter?.data ?? {}, forwards.key));
  return forwards.certain || isUsed ? forwards : null;
}

function* movedPages({ pages }: Handbook, moves: Moves, when: 'ahead' | 'after'): Generator<Moved> {
  for (const [path, page] of pages) {
    const from = when === 'ahead' ? path : moves.before(path);
    const to = when === 'ahead' ? moves.after(path) : path;
    if (from !== null && from !== to) yield { page, path, from, to };
  }
}

/** Whether most pages have a frontmatter. */
const isUsual = ({ pages }: Handbook): boolean =>
  [...pages.values()].filter(({ frontmatter }) => frontmatter?.misplaced === false).length * 2 > pages.size;

/** The address that a page had, and that nothing answers any more; null where there is none, or nobody ever saw it. */
async function oldUrl({ page, from, to }: Moved, { before, after }: Sites, { tree }: Handbook): Promise<string | null> {
  const { draft, published } = page.frontmatter?.data ?? {};
  const url = before.address(from)?.url;
  if (url === undefined || after.address(to) === undefined || draft === true || published === false) return null;
  for (;;) {
    const link = { kind: 'html', url: encodePath(url), tag: null, embeds: false } as const;
    // The address was the page's own, so no other part of the site answers there.
    const target = resolve(link, fromPage(to, after), { ...after, whole: true });
    if (!tree.waiting) return target.kind === 'missing' ? url : null;
    await tree.load();
  }
}

async function withRedirect(
  moved: Moved,
  { key, value }: Forwards,
  sites: Sites,
  { handbook, makesFrontmatter }: { readonly handbook: Handbook; readonly makesFrontmatter: boolean },
): Promise<KeyLines | null> {
  const { frontmatter, text } = moved.page;
  const url = await oldUrl(moved, sites, handbook);
  const written = url === null ? null : value(url, handbook.site);
  if (written === null) return null;
  if (frontmatter !== null) return withText(frontmatter, text, key, written);
  if (!makesFrontmatter || text.startsWith('\uFEFF')) return null;
  return { span: NOWHERE, newText: frontmatterWith(key, written, lineBreakOf(text)) };
}

function withoutOwn({ page, to }: Moved, { key }: Forwards, after: Site): KeyLines | null {
  const address = after.address(to);
  if (page.frontmatter === null || address === undefined) return null;
  const own = new Set([address.url, ...address.also].map(urlKey));
  return withoutTexts(page.frontmatter, page.text, key, (url) => !url.startsWith('/') || !own.has(urlKey(url)));
}

/** What stood there before the move that is taken back, where its text is still as that left it. */
function takenBack({ text, frontmatter }: Page, { key }: Forwards, before: EarlierWriting): KeyLines | null {
  if (before.now === before.text || frontmatter === null) return null;
  const span = linesOfKey(frontmatter, text, key);
  if (before.now === '') {
    const { end } = frontmatter.content;
    return span === null ? { span: { start: end, end }, newText: before.text } : null;
  }
  if (span !== null && text.slice(span.start, span.end) === before.now) return { span, newText: before.text };
  return text.startsWith(before.now) ? { span: { start: 0, end: before.now.length }, newText: before.text } : null;
}
