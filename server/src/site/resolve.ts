import type { Link } from '../page/page';
import { hasAnchor } from './anchors';
import type { From, Site } from './profile';
import { decode, isExternal, isMarkdown, normalize, type ParsedUrl, parseUrl } from './url';

/** Where a link leads on the published site. */
export type Target =
  | { readonly kind: 'external' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'page';
      readonly path: string;
      /** As written, without `#`; null without one. */
      readonly fragment: string | null;
      readonly anchor: 'none' | 'found' | 'missing';
      /** The URL path that forwards to the page, when the link uses an old one. */
      readonly redirect: string | null;
    }
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'wrong-case'; readonly path: string; readonly page: boolean; readonly fragment: string | null }
  | {
      readonly kind: 'missing';
      /** The URL path that nothing answers. */
      readonly urlPath: string;
      /** The folder that lies there, without an index page. */
      readonly folder: string | null;
      readonly fragment: string | null;
      /** A file (an image, a download) and not a page was meant. */
      readonly asset: boolean;
    };

const EXTERNAL: Target = { kind: 'external' };
const UNKNOWN: Target = { kind: 'unknown' };

/** A page as the place that its links start from. */
export const fromPage = (path: string, site: Pick<Site, 'address'>): From => ({
  path,
  url: site.address(path)?.url ?? '/',
});

/** Follows a link as a reader of the published site would. When it can be read in two ways, the one that works counts. */
export function resolve(link: Pick<Link, 'url' | 'tag' | 'embeds'>, from: From, site: Site): Target {
  const url = ownUrl(link.url.trim(), site);
  if (url === null) return EXTERNAL;
  if (link.tag === 'ref' || link.tag === 'relref') return UNKNOWN;
  const parsed = parseUrl(url);
  if (parsed.path === '') return link.tag === null ? samePage(parsed, from, site) : UNKNOWN;
  if (link.tag === 'link') return site.profile.linkTag === 'file' ? sourceFile(parsed, site) : UNKNOWN;

  let first: Target | null = null;
  for (const urlPath of readings(link, parsed, from, site)) {
    const target = lookUp(urlPath, parsed, link.embeds, site);
    if (works(target)) return target;
    if (first === null || first.kind === 'missing') first = target;
  }
  return first ?? UNKNOWN;
}

/** The URL with the handbook's own origin taken off; null when it leads elsewhere. */
function ownUrl(url: string, site: Site): string | null {
  const origin = site.origins.find((start) => url.startsWith(start) && /^(?:$|[/?#])/.test(url.slice(start.length)));
  if (origin !== undefined) {
    const rest = url.slice(origin.length);
    return rest.startsWith('/') ? rest : `/${rest}`;
  }
  return isExternal(url) ? null : url;
}

function readings(link: Pick<Link, 'tag'>, url: ParsedUrl, from: From, site: Site): readonly string[] {
  const path = decode(url.path);
  return site.profile.read(link.tag !== null && !path.startsWith('/') ? `/${path}` : path, url, from, site);
}

/** `{% link a.md %}` names a source file, not a URL. */
function sourceFile(url: ParsedUrl, site: Site): Target {
  const path = normalize(decode(url.path));
  for (const candidate of path === null ? [] : [path, site.root === '' ? path : `${site.root}/${path}`]) {
    if (site.page(candidate) !== undefined) return onPage(candidate, url.fragment, null, site);
    const found = site.look(candidate);
    if (found.kind === 'file') return { kind: 'asset', path: candidate };
    if (found.kind === 'pending') return UNKNOWN;
  }
  return {
    kind: 'missing',
    urlPath: `/${path ?? url.path}`,
    folder: null,
    fragment: url.fragment,
    asset: !isMarkdown(url.path),
  };
}

function samePage(url: ParsedUrl, from: From, site: Site): Target {
  return url.fragment === null ? UNKNOWN : onPage(from.path, url.fragment, null, site);
}

function onPage(path: string, fragment: string | null, redirect: string | null, site: Site): Target {
  // Only a link with a fragment rests on what the page says.
  const page = fragment === null || fragment === '' ? undefined : site.page(path);
  const anchor =
    fragment === null || page === undefined ? 'none' : hasAnchor(page, fragment, site) ? 'found' : 'missing';
  return { kind: 'page', path, fragment, anchor, redirect };
}

function lookUp(urlPath: string, url: ParsedUrl, embeds: boolean, site: Site): Target {
  const at = site.pageAt(urlPath);
  if (at?.by === 'url') return onPage(at.path, url.fragment, null, site);
  if (at?.by === 'redirect') return onPage(at.path, url.fragment, urlPath, site);
  const forwarded = site.redirects.get(urlKey(urlPath));
  if (forwarded !== undefined) return throughRedirect(forwarded, urlPath, url, site);

  let folder: string | null = null;
  let almost: string | null = null;
  for (const path of site.profile.files(urlPath, site)) {
    const found = site.look(path);
    if (found.kind === 'pending' || found.kind === 'outside') return UNKNOWN;
    if (found.kind === 'file' && site.page(path) === undefined) return { kind: 'asset', path: found.path };
    if (found.kind === 'folder') {
      const index = indexFile(found.path, site);
      if (index === 'pending') return UNKNOWN;
      if (index !== null) return { kind: 'asset', path: index };
      if (site.profile.folders === 'listed') return { kind: 'asset', path: found.path };
      folder ??= found.path;
    }
    if (found.kind === 'absent') almost ??= found.almost;
  }
  if (at?.by === 'case') return { kind: 'wrong-case', path: at.path, page: true, fragment: url.fragment };
  if (almost !== null && site.page(almost) === undefined) {
    const real = site.look(almost);
    if (real.kind === 'file') return { kind: 'wrong-case', path: almost, page: false, fragment: url.fragment };
  }
  if (!isOurs(urlPath, url.path.startsWith('/'), site)) return UNKNOWN;
  return { kind: 'missing', urlPath, folder, fragment: url.fragment, asset: embeds || isAsset(urlPath) };
}

function throughRedirect(to: string, urlPath: string, url: ParsedUrl, site: Site): Target {
  if (isExternal(to)) return EXTERNAL;
  const target = parseUrl(to);
  const at = site.pageAt(decode(target.path));
  return at === undefined ? UNKNOWN : onPage(at.path, url.fragment ?? target.fragment, urlPath, site);
}

/** An index that is no Markdown page, such as `index.html` or `index.njk`. */
function indexFile(folder: string, site: Site): string | 'pending' | null {
  for (const extension of ['html', 'njk', 'liquid', 'webc', '11ty.js', 'htm', 'astro', 'vue', 'tsx', 'jsx']) {
    const path = folder === '' ? `index.${extension}` : `${folder}/index.${extension}`;
    const found = site.look(path);
    if (found.kind === 'pending') return 'pending';
    if (found.kind === 'file') return path;
  }
  return null;
}

/** A URL path as the key under which pages are found: no trailing slash, composed letters. */
export function urlKey(urlPath: string): string {
  return urlPath.replace(/\/+$/, '').normalize('NFC');
}

/** Whether nothing but the opened folder can answer: else another part of the site may. */
function isOurs(urlPath: string, absolute: boolean, site: Site): boolean {
  if (site.whole) return true;
  if (site.baseUrl !== '') return isUnder(urlPath, site.baseUrl);
  const [area = ''] = urlPath.split('/').filter(Boolean);
  return (
    !absolute || site.profile.files(`/${area}`, site).some((path) => path !== '' && site.look(path).kind === 'folder')
  );
}

const isUnder = (urlPath: string, base: string): boolean => urlPath === base || urlPath.startsWith(`${base}/`);

const isAsset = (urlPath: string): boolean =>
  /\.[a-z0-9]{2,5}$/i.test(urlPath) && !/\.(?:md|markdown|mdx|html?|php|aspx?)$/i.test(urlPath);

const works = (target: Target): boolean =>
  target.kind === 'asset' || target.kind === 'external' || (target.kind === 'page' && target.anchor !== 'missing');
