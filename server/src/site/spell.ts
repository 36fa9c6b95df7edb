import type { Link } from '../page/page';
import { isRef } from '../page/tags';
import { withoutRoot } from './generators/shared';
import type { From, Site } from './profile';
import { resolve } from './resolve';
import { dirname, encodePath, isExternal, parseUrl, readablePath, relative } from './url';

/** A place that a link should lead to. `fragment` is an anchor's id, or null. */
export interface Destination {
  readonly path: string;
  readonly fragment: string | null;
}

interface Style {
  readonly absolute: boolean;
  readonly extension: string;
  readonly slash: boolean;
  readonly dot: boolean;
  readonly index: boolean;
  /** Letters beyond ASCII and spaces are percent-encoded. */
  readonly encoded: boolean;
}

/**
 * Writes a link to a page in the style of the link that it replaces: absolute or relative, with or without `.md`,
 * trailing slash and `./`. Null when no way of writing leads there on the published site.
 */
export function spell(old: Link, from: From, to: Destination, site: Site): string | null {
  const address = site.address(to.path);
  const urlPaths = address === undefined ? [] : site.profile.spellings(to.path, address, site);
  const isLocal = to.path === from.path && to.fragment !== null && (old.tag === null || isRef(old.tag));
  const local = isLocal ? [''] : [];
  // Many generators look up the file, however far the page's URL is from it.
  const file = mayBeRelative(old, site) ? bothEncodings(withDot(old, relative(dirname(from.path), to.path))) : [];
  const options =
    old.tag === 'link'
      ? [withoutRoot(to.path, site)]
      : isRef(old.tag)
        ? [...local, ...refSpellings(old, from, to.path, site)]
        : [...local, ...spellings(old, from, urlPaths, site), ...file];
  const fragment = to.fragment === null ? '' : `#${to.fragment}`;
  const written = inStyle(old, options, fragment, site);
  return written.find((url) => leadsTo(to, { ...old, url }, from, site)) ?? null;
}

/** Ways of writing a link to one of these URL paths, those in the style of the link that it replaces first. */
export function spellingsOf(old: Link, from: From, urlPaths: readonly string[], site: Site): string[] {
  const { fragment } = parseUrl(old.url);
  return inStyle(old, spellings(old, from, urlPaths, site), fragment === null ? '' : `#${fragment}`, site);
}

function inStyle(old: Link, options: readonly string[], fragment: string, site: Site): string[] {
  const url = parseUrl(withoutOrigin(old.url, site));
  const style = styleOf(url.path);
  return options
    .map((option, order) => ({ option, distance: distance(style, styleOf(option)), order }))
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .map(({ option }) => origin(old.url, site) + option + (option === '' ? '' : url.query) + fragment);
}

/** Writes a link to a file that is no page, in the style of the link that it replaces; null when nothing leads there. */
export function spellFile(old: Link, from: From, path: string, site: Site): string | null {
  const near = encodePath(relative(dirname(from.path), path));
  const isInRoot = path.startsWith(`${site.root}/`);
  const far = `${site.baseUrl}/${encodePath(isInRoot ? withoutRoot(path, site) : path)}`;
  const plain = old.url.startsWith('./') && !near.startsWith('.') ? `./${near}` : near;
  const absolute = old.url.startsWith('/') || old.tag !== null;
  const options = absolute ? [far, `/${encodePath(path)}`, plain] : [plain, far];
  const leadsThere = (url: string): boolean => {
    const target = resolve({ ...old, url }, from, site);
    return target.kind === 'asset' && target.path === path;
  };
  return options.find(leadsThere) ?? null;
}

/** Whether the link leads to the page and, if one is named, to the anchor. */
export function leadsTo(to: Destination, link: Link, from: From, site: Site): boolean {
  const target = resolve(link, from, site);
  return target.kind === 'page' && target.path === to.path && target.anchor !== 'missing' && target.redirect === null;
}

const refSpellings = (old: Link, from: From, path: string, site: Site): readonly string[] =>
  (site.profile.refs?.spellings(path, parseUrl(old.url).path, from, site) ?? []).map(readablePath);

function spellings(old: Link, from: From, urlPaths: readonly string[], site: Site): string[] {
  const base = site.profile.base(from, site);
  const far = (absolute: string): string[] => (old.tag === null ? [absolute] : [absolute, absolute.slice(1)]);
  const near = (absolute: string): string[] => {
    const path = relative(base, absolute) + (absolute.endsWith('/') ? '/' : '');
    return withDot(old, path === '' || path === '/' ? './' : path);
  };
  return bothEncodings(urlPaths.flatMap((path) => [...far(path), ...(mayBeRelative(old, site) ? near(path) : [])]));
}

/** A link without a tag and without the site's origin may be relative. */
const mayBeRelative = (old: Link, site: Site): boolean => old.tag === null && origin(old.url, site) === '';

const bothEncodings = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => [...new Set([encodePath(path), readablePath(path)])]);

/** In the frontmatter a path is taken for one by its start. */
function withDot({ kind, guess }: Link, path: string): string[] {
  if (path.startsWith('.')) return [path];
  return kind === 'frontmatter' && !guess ? [`./${path}`] : [path, `./${path}`];
}

function styleOf(path: string): Style {
  return {
    absolute: path.startsWith('/'),
    extension: /\.(?:md|markdown|mdx|html?)$/i.exec(path)?.[0].toLowerCase() ?? '',
    slash: path.endsWith('/'),
    dot: path.startsWith('./'),
    index: /(?:^|\/)(?:index|readme)(?:\.[a-z]+)?$/i.test(path),
    encoded: !/[^\x21-\x7e]/.test(path),
  };
}

function distance(a: Style, b: Style): number {
  const differs = (key: keyof Style): number => (a[key] === b[key] ? 0 : 1);
  return (
    32 * differs('absolute') +
    16 * differs('extension') +
    8 * differs('slash') +
    4 * differs('index') +
    2 * differs('dot') +
    differs('encoded')
  );
}

const origin = (url: string, site: Site): string =>
  isExternal(url) ? (site.origins.find((start) => url.startsWith(start)) ?? '') : '';

const withoutOrigin = (url: string, site: Site): string => url.slice(origin(url, site).length);
