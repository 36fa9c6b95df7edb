import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import type { Moves } from '../handbook/moves';
import { siteAfter } from '../handbook/site-after';
import type { Page } from '../page/page';
import type { Site } from '../site/profile';
import { fromPage, resolve } from '../site/resolve';
import { encodePath } from '../site/url';

/** What becomes of redirects when pages are moved. */
export interface RedirectEdits {
  /** Let the old addresses of pages lead to their new ones. */
  readonly added: readonly Edit[];
  /** Of how many pages. */
  readonly pages: number;
  /**
   * Keep those right that are there: let them lead to pages at their new places, take away what would lead an address to
   * itself, and take back what the same move the other way round has done.
   */
  readonly righted: readonly Edit[];
}

/** A page that is moved, in the site before and after it. */
export interface Moved {
  readonly page: Page;
  /** Where it is now. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

export interface Sites {
  readonly before: Site;
  readonly after: Site;
}

/** Whether files are to be moved, or were. */
export type When = 'ahead' | 'after';

export const sitesOf = (handbook: Handbook, moves: Moves, when: When): Sites =>
  when === 'ahead'
    ? { before: handbook.site, after: siteAfter(handbook, moves) }
    : { before: siteAfter(handbook, moves.reversed), after: handbook.site };

export function* movedPages({ pages }: Handbook, moves: Moves, when: When): Generator<Moved> {
  for (const [path, page] of pages) {
    const from = when === 'ahead' ? path : moves.before(path);
    const to = when === 'ahead' ? moves.after(path) : path;
    if (from !== null && from !== to) yield { page, path, from, to };
  }
}

/** The address that a page had, and that nothing answers any more; null where there is none, or nobody ever saw it. */
export async function oldUrl(
  { page, from, to }: Moved,
  { before, after }: Sites,
  { tree }: Handbook,
): Promise<string | null> {
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
