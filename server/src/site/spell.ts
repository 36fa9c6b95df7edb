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

/** Whether the link leads to the page and, if one is named, to the anchor. */
export function leadsTo(to: Destination, link: Link, from: From, site: Site): boolean {
  const target = resolve(link, from, site);
  return target.kind === 'page' && target.path === to.path && target.anchor !== 'missing' && target.redirect === null;
}

function spellings(old: Link, from: From, to: Destination, site: Site): string[] {
  const address = site.address(to.path);
  if (address === undefined) return [];
  const base = site.profile.base(from, site);
  const local = to.path === from.path && to.fragment !== null && old.tag === null ? [''] : [];
  const mustBeAbsolute = old.tag !== null || origin(old.url, site) !== '';
  return [
    ...local,
    ...site.profile.spellings(to.path, address, site).flatMap((absolute) => {
      const encoded = encodePath(absolute);
      if (mustBeAbsolute) return [encoded];
      const near = relative(encodePath(base), encoded) + (absolute.endsWith('/') ? '/' : '');
      return [encoded, ...withDot(near === '' || near === '/' ? './' : near)];
    }),
    // Many generators look up the file, however far the page's URL is from it.
    ...(mustBeAbsolute ? [] : withDot(encodePath(relative(dirname(from.path), to.path)))),
  ];
}

const withDot = (path: string): string[] => (path.startsWith('.') ? [path] : [path, `./${path}`]);

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
