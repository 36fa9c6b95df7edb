import type { Link } from '../page/page';
import { withoutRoot } from './generators/shared';
import type { From, Site } from './profile';
import { resolve } from './resolve';
import { dirname, encodePath, isExternal, isMarkdown, parseUrl, relative } from './url';

/** A place that a link should lead to. `fragment` is an anchor's id, or null. */
export interface Destination {
  readonly path: string;
  readonly fragment: string | null;
}

interface Style {
  readonly absolute: boolean;
  readonly extension: boolean;
  readonly slash: boolean;
  readonly dot: boolean;
  readonly index: boolean;
}

/**
 * Writes a link to a page in the style of the link that it replaces: absolute or relative, with or without `.md`,
 * trailing slash and `./`. Null when no way of writing leads there on the published site.
 */
export function spell(old: Link, from: From, to: Destination, site: Site): string | null {
  const url = parseUrl(withoutOrigin(old.url, site));
  const style = styleOf(url.path);
  const fragment = to.fragment === null ? '' : `#${to.fragment}`;
  const options = old.tag === 'link' ? [withoutRoot(to.path, site)] : spellings(old, from, to, site);
  const ranked = options
    .map((option, order) => ({ option, distance: distance(style, styleOf(option)), order }))
    .sort((a, b) => a.distance - b.distance || a.order - b.order);
  for (const { option } of ranked) {
    const written = option + (option === '' ? '' : url.query) + fragment;
    if (leadsTo(to, { ...old, url: written }, from, site)) return origin(old.url, site) + written;
  }
  return null;
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

function spellings(old: Link, from: From, to: Destination, site: Site): string[] {
  const address = site.address(to.path);
  if (address === undefined) return [];
  const base = encodePath(site.profile.base(from, site));
  const local = to.path === from.path && to.fragment !== null && old.tag === null ? [''] : [];
  return [
    ...local,
    ...site.profile.spellings(to.path, address, site).flatMap((absolute) => {
      const encoded = encodePath(absolute);
      if (old.tag !== null || origin(old.url, site) !== '') return [encoded];
      const near = relative(base, encoded) + (absolute.endsWith('/') ? '/' : '');
      const plain = near === '' || near === '/' ? './' : near;
      return [encoded, plain, ...(plain.startsWith('.') ? [] : [`./${plain}`])];
    }),
  ];
}

function styleOf(path: string): Style {
  return {
    absolute: path.startsWith('/'),
    extension: isMarkdown(path),
    slash: path.endsWith('/'),
    dot: path.startsWith('./'),
    index: /(?:^|\/)(?:index|readme)(?:\.[a-z]+)?$/i.test(path),
  };
}

function distance(a: Style, b: Style): number {
  const differs = (key: keyof Style): number => (a[key] === b[key] ? 0 : 1);
  return (
    16 * differs('absolute') + 8 * differs('extension') + 4 * differs('slash') + 2 * differs('index') + differs('dot')
  );
}

const origin = (url: string, site: Site): string =>
  isExternal(url) ? (site.origins.find((start) => url.startsWith(start)) ?? '') : '';

const withoutOrigin = (url: string, site: Site): string => url.slice(origin(url, site).length);
