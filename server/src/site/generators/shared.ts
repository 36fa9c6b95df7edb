import type { Page } from '../../page/page';
import type { Forwards, From, Layout, Reading } from '../profile';
import { dirname, inFolder, normalize, within } from '../url';

/** A path of the opened folder as seen from the handbook's root. */
export function withoutRoot(path: string, layout: Layout): string {
  return within(layout.root, path);
}

/** What the frontmatter says, where the generator reads it. */
export const frontmatterOf = (page: Page): Readonly<Record<string, unknown>> | null =>
  page.frontmatter?.misplaced === false ? page.frontmatter.data : null;

/** The folder of a URL path, with its slash: where a browser starts to read a relative link. */
export const folderOf = (urlPath: string): string => urlPath.slice(0, urlPath.lastIndexOf('/') + 1);

/** As a browser reads it. */
export function urlReading(base: string, path: string, layout: Layout): Reading[] {
  const url = joinUrl(base, path, layout);
  return url === null ? [] : [{ url }];
}

/** So too, on a host where `/x/` and `/x` are told apart. */
export const hostedReading = (base: string, path: string, layout: Layout): Reading[] => {
  const url = joinUrl(base, path, layout);
  return url === null ? [] : [{ url: hosted(url) }];
};

/** As the path of a file: from the page's own folder or, where it begins with `/`, from the handbook's root. */
export function fileReading(path: string, from: From, layout: Layout): Reading[] {
  const file = normalize(path.startsWith('/') ? path : `${dirname(withoutRoot(from.path, layout))}/${path}`);
  return file === null ? [] : [{ file: inFolder(layout.root, file) }];
}

/** Where a host of static files finds `/x/`. */
export const hosted = (urlPath: string): string => (urlPath.endsWith('/') ? `${urlPath}index.html` : urlPath);

export const withoutExtension = (path: string): string => path.replace(/\.(?:md|markdown|mdx)$/i, '');

/**
 * Joins as a browser does; `base` ends with `/`, an absolute path stands alone. Above the top of a whole site lies the
 * top itself; above a part of a site lies what is not known: null.
 */
export function joinUrl(base: string, path: string, layout: Layout): string | null {
  const joined = path.startsWith('/') ? path : base + path;
  const slash = /(?:^|\/)\.{0,2}$/.test(joined);
  const clean = normalize(joined) ?? (layout.whole ? normalize(clamp(joined)) : null);
  if (clean === null) return null;
  return clean === '' ? '/' : `/${clean}${slash ? '/' : ''}`;
}

function clamp(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else kept.push(segment);
  }
  return kept.join('/');
}

/** `redirect_from` of a page, by jekyll-redirect-from or by a template of the site that does the same. */
export const redirectFrom = (certain: boolean): Forwards => ({ key: 'redirect_from', certain, value: (url) => url });

/** What it says: one URL path or a list. */
export function redirectsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .filter((url) => typeof url === 'string')
    .map((url) => `/${url.replace(/^\/+/, '')}`);
}
