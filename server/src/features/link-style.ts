import type { Handbook } from '../handbook/handbook';
import type { Link, Page } from '../page/page';
import { isExternal, isMarkdown, parseUrl } from '../site/url';

/** So many links show how a handbook writes them. */
const ENOUGH = 200;

/**
 * A link's URL as an example of how most links to other pages are written: those of this page or, where it has none,
 * those of the others. Null where there is none to learn from.
 *
 * @param accept which links count
 */
export function usualUrl({ pages }: Handbook, path: string, accept: (link: Link) => boolean): string | null {
  const own = pages.get(path);
  return commonest(own === undefined ? [] : urlsOf(own, accept)) ?? commonest(someUrls(pages.values(), accept));
}

/** The way that the site itself would write it. */
export function plainUrl({ site }: Handbook, path: string): string {
  const address = site.address(path);
  const [first = path] = address === undefined ? [] : site.profile.spellings(path, address, site);
  return `./${first.replace(/^\/+/, '')}`;
}

/** Where the site shows it: what stands in the frontmatter is mostly used by a layout, on pages of any folder. */
export const siteUrl = ({ site }: Handbook, path: string): string =>
  site.address(path)?.url ?? `${site.baseUrl}/${path}`;

function someUrls(pages: Iterable<Page>, accept: (link: Link) => boolean): string[] {
  const urls: string[] = [];
  for (const page of pages) {
    urls.push(...urlsOf(page, accept));
    if (urls.length >= ENOUGH) break;
  }
  return urls;
}

const urlsOf = ({ links }: Page, accept: (link: Link) => boolean): string[] =>
  links.filter((link) => showsStyle(link) && accept(link)).map(({ url }) => url);

function showsStyle({ kind, embeds, url }: Link): boolean {
  const { path } = parseUrl(url);
  const isPage = isMarkdown(path) || !/\.[a-z0-9]{2,5}$/i.test(path);
  return kind !== 'html' && !embeds && !isExternal(url) && path !== '' && isPage;
}

/** One of the commonest style; not one that climbs, for it does not show how the others start. */
function commonest(urls: readonly string[]): string | null {
  const byStyle = new Map<string, string[]>();
  for (const url of urls) {
    const alike = byStyle.get(styleOf(url));
    if (alike === undefined) byStyle.set(styleOf(url), [url]);
    else alike.push(url);
  }
  const [most = []] = [...byStyle.values()].sort((a, b) => b.length - a.length);
  return most.find((url) => !url.startsWith('../')) ?? most[0] ?? null;
}

function styleOf(url: string): string {
  const { path } = parseUrl(url);
  return [path.startsWith('/'), isMarkdown(path), path.endsWith('/')].join();
}
