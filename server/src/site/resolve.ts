import { isFileName, isPath } from '../page/frontmatter-links';
import type { Link } from '../page/page';
import { isRef } from '../page/tags';
import { hasAnchor } from './anchors';
import { fileReading, folderOf, joinUrl, withoutRoot } from './generators/shared';
import type { From, Reading, Site } from './profile';
import { decode, inFolder, isExternal, isMarkdown, normalize, type ParsedUrl, parseUrl } from './url';

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

/** What of a link says where it leads. */
export type Leading = Pick<Link, 'kind' | 'url' | 'tag' | 'embeds' | 'guess'>;

/** Follows a link as a reader of the published site would. When it can be read in two ways, the one that works counts. */
export function resolve(link: Leading, from: From, site: Site): Target {
  if (link.kind === 'frontmatter' && !isPath(link.url, link.guess === true)) return UNKNOWN;
  const target = follow(link, from, site);
  return isGuess(link, site) && !leadsAway(target, from, site) ? UNKNOWN : target;
}

/** Whether it may be no link at all, so that nothing of it is called broken. */
export function isGuess({ kind, url, guess }: Pick<Link, 'kind' | 'url' | 'guess'>, { profile }: Site): boolean {
  return kind === 'frontmatter' && (guess || isFileName(url) || profile.frontmatter === 'unread');
}

/** To another page or a file: a page that names itself says where it is, and leads nowhere. */
function leadsAway(target: Target, from: From, site: Site): boolean {
  if (target.kind === 'asset') return site.look(target.path).kind === 'file';
  return target.kind === 'page' && target.path !== from.path;
}

function follow(link: Leading, from: From, site: Site): Target {
  const url = ownUrl(link.url.trim(), site);
  if (url === null) return EXTERNAL;
  if (isFormText(from.path)) return UNKNOWN;
  const parsed = parseUrl(url);
  if (isRef(link.tag)) return referred(parsed, from, site);
  if (parsed.path === '') return link.tag === null ? samePage(parsed, from, site) : UNKNOWN;
  if (link.tag === 'link') return site.profile.linkTag === 'file' ? taggedFile(parsed, site) : UNKNOWN;

  let first: Target | null = null;
  for (const reading of readings(link, parsed, from, site)) {
    const target =
      'file' in reading ? sourceFile(reading.file, parsed, site) : lookUp(reading.url, parsed, link.embeds, site);
    if (works(target)) return target;
    if (first === null || (first.kind === 'missing' && target.kind !== 'missing')) first = target;
  }
  return first ?? UNKNOWN;
}

/** What GitHub puts into a new issue, discussion or pull request: its links start from there, wherever the file lies. */
const isFormText = (path: string): boolean =>
  /(?:^|\/)(?:(?:issue|discussion|pull_request)_template\/|(?:issue|pull_request)_template\.md$)/i.test(path);

/** The URL with the handbook's own origin taken off; null when it leads elsewhere. */
function ownUrl(url: string, site: Site): string | null {
  const origin = site.origins.find((start) => url.startsWith(start) && /^(?:$|[/?#])/.test(url.slice(start.length)));
  if (origin !== undefined) {
    const rest = url.slice(origin.length);
    return rest.startsWith('/') ? rest : `/${rest}`;
  }
  return isExternal(url) ? null : url;
}

/** URL paths that a link to a place of the handbook may mean, the likeliest first. */
export function urlPathsOf(link: Leading, from: From, site: Site): readonly string[] {
  const url = ownUrl(link.url.trim(), site);
  const read = url === null ? [] : readings(link, parseUrl(url), from, site);
  return read.map((reading) => ('file' in reading ? fileUrl(reading.file, site) : reading.url));
}

const fileUrl = (file: string, site: Site): string => `${site.baseUrl}/${withoutRoot(file, site)}`;

function readings(
  link: Pick<Link, 'kind' | 'tag' | 'embeds'>,
  url: ParsedUrl,
  from: From,
  site: Site,
): readonly Reading[] {
  const decoded = decode(url.path);
  const path = link.tag !== null && !decoded.startsWith('/') ? `/${decoded}` : decoded;
  const read = site.profile.read({ path, url, html: link.kind === 'html', embeds: link.embeds }, from, site);
  return link.kind === 'frontmatter' ? [...read, ...asData(path, from, site)] : read;
}

/** What a layout makes of a relative path in the frontmatter is its own affair: from the file, or from the top. */
function asData(path: string, from: From, site: Site): readonly Reading[] {
  if (path.startsWith('/')) return [];
  const top = path.startsWith('.') ? null : joinUrl(`${site.baseUrl}/`, path, site);
  return [...fileReading(path, from, site), ...(top === null ? [] : [{ url: top }])];
}

/** `{% link a.md %}` names a source file, not a URL: as seen from the opened folder or from the handbook's root. */
function taggedFile(url: ParsedUrl, site: Site): Target {
  const path = normalize(decode(url.path));
  for (const file of path === null ? [] : [path, inFolder(site.root, path)]) {
    const target = sourceFile(file, url, site);
    if (target.kind === 'page' || target.kind === 'asset' || target.kind === 'unknown') return target;
  }
  return missing(`/${path ?? url.path}`, url, !isMarkdown(url.path));
}

/** `{{< ref "a.md" >}}` names a page, and where there is none the site is not built. */
function referred(url: ParsedUrl, from: From, site: Site): Target {
  const { refs } = site.profile;
  if (refs === undefined) return UNKNOWN;
  if (url.path === '') return url.fragment === null ? UNKNOWN : samePage(url, from, site);
  const { pages, name, files, unless, certain, url: urlPath } = refs.read(decode(url.path), from, site);
  for (const wanted of pages) {
    const page = site.named(wanted.name).find((path) => refs.identity(path, site) === wanted.identity);
    if (page !== undefined) return onPage(page, url.fragment, null, site);
  }
  for (const file of files) {
    const found = site.look(file);
    if (found.kind === 'pending' || found.kind === 'outside') return UNKNOWN;
    const path = found.kind === 'file' ? found.path : found.kind === 'absent' ? found.almost : null;
    if (path !== null) return { kind: 'asset', path };
  }
  const namesakes = name === null ? [] : site.named(name);
  const [only] = namesakes;
  if (only !== undefined && namesakes.length === 1) return onPage(only, url.fragment, null, site);
  return certain && unless.every((path) => isAbsent(path, site)) ? missing(urlPath, url, false) : UNKNOWN;
}

/** In whatever case. */
function isAbsent(path: string, site: Site): boolean {
  const found = site.look(path);
  return found.kind === 'absent' && found.almost === null;
}

function sourceFile(file: string, url: ParsedUrl, site: Site): Target {
  if (site.page(file) !== undefined) return onPage(file, url.fragment, null, site);
  const found = site.look(file);
  if (found.kind === 'file') return { kind: 'asset', path: found.path };
  if (found.kind === 'pending' || found.kind === 'outside') return UNKNOWN;
  if (found.kind === 'absent' && found.almost !== null && site.look(found.almost).kind === 'file') {
    const page = site.page(found.almost) !== undefined;
    return { kind: 'wrong-case', path: found.almost, page, fragment: url.fragment };
  }
  return missing(fileUrl(file, site), url, isAsset(file));
}

function missing(urlPath: string, { fragment }: ParsedUrl, asset: boolean): Target {
  return { kind: 'missing', urlPath, folder: null, fragment, asset };
}

function samePage(url: ParsedUrl, from: From, site: Site): Target {
  if (url.fragment !== null) return onPage(from.path, url.fragment, null, site);
  const broken = site.profile.emptyLinks === 'broken' && url.query === '';
  return broken ? missing(`${folderOf(from.url)}.html`, url, false) : UNKNOWN;
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
  const forwarded = site.redirects.get(urlKey(urlPath.replace(/\/index\.html$/, '/')));
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
  if (site.profile.makesPage?.(urlPath, folder, site) || !isOurs(urlPath, url.path.startsWith('/'), site))
    return UNKNOWN;
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
  return (urlPath.endsWith('/') ? urlPath.replace(/\/+$/, '') : urlPath).normalize('NFC');
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
