import type { Page } from '../page/page';
import type { Site, SiteProfile } from './profile';
import { decode } from './url';

/** Everything a `#fragment` can reach on a page, with the heading that it is, if it is one. */
export interface Anchor {
  readonly id: string;
  /** Index into the page's headings; null for an HTML anchor. */
  readonly heading: number | null;
}

interface PageAnchors {
  readonly list: readonly Anchor[];
  readonly ids: ReadonlySet<string>;
  /** By `otherHeadingIds`; null as long as every link has found its anchor without. */
  others: ReadonlySet<string> | null;
}

const known = new WeakMap<SiteProfile, WeakMap<Page, PageAnchors>>();

/** A page's anchors in the order of the page, HTML anchors last. */
export function anchors(page: Page, profile: SiteProfile): readonly Anchor[] {
  return read(page, profile).list;
}

/**
 * Whether a fragment (as written, without `#`) scrolls to something. As in the HTML standard, an id is looked for as
 * it is written in the URL first and percent-decoded then; `top` and text fragments always work. A layout may make a
 * section of a key of the page's frontmatter (`questions:` is `#questions`): that counts.
 */
export function hasAnchor(page: Page, fragment: string, site: Pick<Site, 'profile' | 'layoutAnchors'>): boolean {
  if (/^top$/i.test(fragment) || fragment.includes(':~:') || site.layoutAnchors.has(fragment)) return true;
  if (site.profile.templates && page.frontmatter?.data && Object.hasOwn(page.frontmatter.data, fragment)) return true;
  const { ids } = read(page, site.profile);
  const meant = idsMeant(fragment, site.profile);
  return meant.some((id) => ids.has(id)) || meant.some((id) => otherIds(page, site.profile).has(id));
}

/** The anchor that a fragment (as written, without `#`) scrolls to, if it is one of the page's own. */
export function anchorAt(page: Page, fragment: string, profile: SiteProfile): Anchor | null {
  const { list } = read(page, profile);
  for (const wanted of idsMeant(fragment, profile)) {
    const found = list.find(({ id }) => id === wanted);
    if (found !== undefined) return found;
  }
  return null;
}

/** Ids that a browser on this site looks for, in its order. */
function idsMeant(fragment: string, { ignoresFragmentCase }: SiteProfile): readonly string[] {
  const ids = [fragment, decode(fragment), encodeFragment(fragment)];
  return ignoresFragmentCase === true ? [...ids, decode(fragment).toLowerCase()] : ids;
}

function read(page: Page, profile: SiteProfile): PageAnchors {
  const pages = known.get(profile) ?? new WeakMap<Page, PageAnchors>();
  known.set(profile, pages);
  const before = pages.get(page);
  if (before !== undefined) return before;
  const list: Anchor[] = [];
  profile.headingIds(page).forEach((id, heading) => {
    if (id !== null) list.push({ id, heading });
  });
  for (const { id } of page.htmlAnchors) list.push({ id, heading: null });
  const made = { list, ids: new Set(list.map(({ id }) => id)), others: null };
  pages.set(page, made);
  return made;
}

function otherIds(page: Page, profile: SiteProfile): ReadonlySet<string> {
  const made = read(page, profile);
  made.others ??= new Set((profile.otherHeadingIds?.(page) ?? []).filter((id) => id !== null));
  return made.others;
}

/** An id as a fragment, written as the fragment `old` is that reaches the id `oldId`. */
export function fragmentLike(old: string, oldId: string, id: string): string {
  if (old === oldId) return id;
  return decode(old) === oldId ? encodeURIComponent(id.toWellFormed()) : decode(id);
}

/** What a browser makes of a fragment: what may not stand in a URL is percent-encoded, escapes stay. */
function encodeFragment(fragment: string): string {
  return fragment.replace(/[^\x21-\x7e]|["<>`]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}
