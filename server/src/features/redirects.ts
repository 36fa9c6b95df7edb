import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import { type Move, Moves } from '../handbook/moves';
import { siteAfter } from '../handbook/site-after';
import { lineBreakOf } from '../page/lines';
import type { Page, Span } from '../page/page';
import { frontmatterWith, type KeyLines, linesOfKey, withoutTexts, withText } from '../page/yaml/key-lines';
import type { Forwards, Site } from '../site/profile';
import { fromPage, resolve, urlKey } from '../site/resolve';
import type { EarlierWriting, Memory } from './memory';
import { keysOf } from './move';

/** What becomes of the redirects that moved pages declare. */
export interface RedirectEdits {
  /** Let the old addresses of pages lead to their new ones. */
  readonly added: readonly Edit[];
  /** Take away what would lead an address to itself, and what was added before the same move the other way round. */
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

/** Edits of the frontmatter of pages that are to be moved (`ahead`), or were (`after`), where their site has redirects there. */
export async function redirects(
  handbook: Handbook,
  list: readonly Move[],
  when: 'ahead' | 'after',
  memory: Memory,
): Promise<RedirectEdits> {
  const forwards = forwardsOf(handbook);
  if (forwards === null) return { added: [], removed: [] };
  const moves = new Moves(list);
  const sites =
    when === 'ahead'
      ? { before: handbook.site, after: siteAfter(handbook, moves) }
      : { before: siteAfter(handbook, moves.reversed), after: handbook.site };
  const { key, back } = keysOf(list);
  const earlier = memory.recall(`redirects ${back}`);
  const written = new Map<string, EarlierWriting>();
  const added: Edit[] = [];
  const removed: Edit[] = [];
  for (const moved of movedPages(handbook, moves, when)) {
    const { page, path } = moved;
    const taken = takenBack(page, forwards, earlier.get(moved.from)) ?? withoutOwn(moved, forwards, sites.after);
    if (taken !== null) removed.push({ path, ...taken });
    if (taken !== null || earlier.has(moved.from)) continue;
    const url = await oldUrl(moved, sites, handbook);
    const value = url === null ? null : forwards.value(url, handbook.site);
    const lines = value === null ? null : withRedirect(page, forwards, value, handbook);
    if (lines !== null) added.push({ path, ...lines });
    const { start, end } = lines?.span ?? NOWHERE;
    written.set(moved.to, { url: value ?? '', text: page.text.slice(start, end), now: lines?.newText ?? '' });
  }
  memory.keep(`redirects ${key}`, written);
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

/** The address that a page had, and that nothing answers any more; null where there is none, or nobody ever saw it. */
async function oldUrl(
  { page, from, to }: Moved,
  { before, after }: { readonly before: Site; readonly after: Site },
  { tree }: Handbook,
): Promise<string | null> {
  const { draft, published } = page.frontmatter?.data ?? {};
  const url = before.address(from)?.url;
  if (url === undefined || after.address(to) === undefined || draft === true || published === false) return null;
  for (;;) {
    const link = { kind: 'html', url: encodeURI(url), tag: null, embeds: false } as const;
    // The address was the page's own, so no other part of the site answers there.
    const target = resolve(link, fromPage(to, after), { ...after, whole: true });
    if (!tree.waiting) return target.kind === 'missing' ? url : null;
    await tree.load();
  }
}

function withRedirect(page: Page, { key }: Forwards, value: string, { pages }: Handbook): KeyLines | null {
  if (page.frontmatter !== null) return withText(page.frontmatter, page.text, key, value);
  const having = [...pages.values()].filter(({ frontmatter }) => frontmatter?.misplaced === false).length;
  if (having * 2 <= pages.size || page.text.startsWith('\uFEFF')) return null;
  return { span: NOWHERE, newText: frontmatterWith(key, value, lineBreakOf(page.text)) };
}

function withoutOwn({ page, to }: Moved, { key }: Forwards, after: Site): KeyLines | null {
  const address = after.address(to);
  if (page.frontmatter === null || address === undefined) return null;
  const own = new Set([address.url, ...address.also].map(urlKey));
  return withoutTexts(page.frontmatter, page.text, key, (url) => !url.startsWith('/') || !own.has(urlKey(url)));
}

/** What stood there before the move that is taken back, where its text is still as that left it. */
function takenBack(
  { text, frontmatter }: Page,
  { key }: Forwards,
  earlier: EarlierWriting | undefined,
): KeyLines | null {
  if (earlier === undefined || earlier.now === '' || frontmatter === null) return null;
  const { start, end } = linesOfKey(frontmatter, text, key) ?? frontmatter.span;
  if (text.slice(start, end) === earlier.now) return { span: { start, end }, newText: earlier.text };
  return text.startsWith(earlier.now) ? { span: { start: 0, end: earlier.now.length }, newText: earlier.text } : null;
}
