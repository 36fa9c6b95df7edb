import type { Layout } from '../profile';
import { normalize } from '../url';

/** A path of the opened folder as seen from the handbook's root. */
export function withoutRoot(path: string, layout: Layout): string {
  return layout.root === '' ? path : path.slice(layout.root.length + 1);
}

export const inFolder = (folder: string, path: string): string => [folder, path].filter(Boolean).join('/');

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

/** `redirect_from` of a page: one URL path or a list. */
export function redirectsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value])
    .filter((url) => typeof url === 'string')
    .map((url) => `/${url.replace(/^\/+/, '')}`);
}
