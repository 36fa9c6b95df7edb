import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import { type Move, Moves } from '../handbook/moves';
import { lineBreakOf } from '../page/lines';
import type { Page, Span } from '../page/page';
import { frontmatterWith, type KeyLines, linesOfKey, withoutTexts, withText } from '../page/yaml/key-lines';
import type { Forwards, Site } from '../site/profile';
import { urlKey } from '../site/resolve';
import type { Work } from './change-links';
import type { EarlierWriting, Memory } from './memory';
import { keysOf } from './move';
import { type Moved, movedPages, oldUrl, type RedirectEdits, type Sites, sitesOf, type When } from './old-urls';
import { mappedRedirects } from './redirect-map';

/** Edits of redirects for pages that are to be moved (`ahead`), or were (`after`), where their site keeps them in its files. */
export function redirects(
  handbook: Handbook,
  list: readonly Move[],
  when: When,
  memory: Memory,
  work: Work,
): Promise<RedirectEdits> {
  const { redirectMap } = handbook.publication;
  return redirectMap === null
    ? declaredRedirects(handbook, list, when, memory, work)
    : mappedRedirects(handbook, redirectMap, list, when, memory, work);
}

/** Edits of the frontmatter of these pages, where their site has redirects there. */
async function declaredRedirects(
  handbook: Handbook,
  list: readonly Move[],
  when: When,
  memory: Memory,
  { pause }: Pick<Work, 'pause'>,
): Promise<RedirectEdits> {
  const forwards = forwardsOf(handbook);
  if (forwards === null) return { added: [], pages: 0, righted: [] };
  const moves = new Moves(list);
  const makesFrontmatter = isUsual(handbook);
  const sites = sitesOf(handbook, moves, when);
  const { key, back } = keysOf(list);
  const own = `redirects of ${handbook.publication.layout.root} `;
  const earlier = memory.recall(own + back);
  const written = new Map<string, EarlierWriting>();
  const added: Edit[] = [];
  const righted: Edit[] = [];
  for (const moved of movedPages(handbook, moves, when)) {
    const { page, path } = moved;
    const before = earlier.get(moved.from);
    if (before !== undefined) {
      const lines = takenBack(page, forwards, before);
      if (lines !== null) righted.push({ path, ...lines });
      continue;
    }
    const without = withoutOwn(moved, forwards, sites.after);
    const lines = without ?? (await withRedirect(moved, forwards, sites, { handbook, makesFrontmatter }));
    if (lines !== null) (without === null ? added : righted).push({ path, ...lines });
    const { start, end } = lines?.span ?? NOWHERE;
    written.set(moved.to, { url: '', text: page.text.slice(start, end), now: lines?.newText ?? '' });
    await pause();
  }
  memory.keep(own + key, written);
  return { added, pages: added.length, righted };
}

const NOWHERE: Span = { start: 0, end: 0 };

/** How pages declare redirects here; null where they cannot, or where it is not known that they can. */
function forwardsOf({ pages, site }: Handbook): Forwards | null {
  const { forwards } = site.profile;
  if (forwards === undefined) return null;
  const isUsed = [...pages.values()].some(({ frontmatter }) => Object.hasOwn(frontmatter?.data ?? {}, forwards.key));
  return forwards.certain || isUsed ? forwards : null;
}

/** Whether most pages have a frontmatter. */
const isUsual = ({ pages }: Handbook): boolean =>
  [...pages.values()].filter(({ frontmatter }) => frontmatter?.misplaced === false).length * 2 > pages.size;

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
