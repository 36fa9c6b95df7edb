/** A link's URL, taken apart as a browser does; percent-encoding is kept in every part. */
export interface ParsedUrl {
  readonly path: string;
  /** With its `?`; empty when there is none. */
  readonly query: string;
  /** Without its `#`; null when there is none. */
  readonly fragment: string | null;
}

/** Leads out of the handbook: a scheme (`https:`, `mailto:`, …) or another host (`//…`). */
export function isExternal(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
}

export function parseUrl(url: string): ParsedUrl {
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url : url.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  return {
    path: mark < 0 ? beforeHash : beforeHash.slice(0, mark),
    query: mark < 0 ? '' : beforeHash.slice(mark),
    fragment: hash < 0 ? null : url.slice(hash + 1),
  };
}

/** Percent-decoded; the text itself where the encoding is broken. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path as it is written into a link: `/` and what is safe stay, the rest is percent-encoded. */
export function encodePath(path: string): string {
  if (/^[\w./~-]*$/.test(path)) return path;
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()).replace(/%(?:3A|40|2C|2B|3B|3D|26|24|21)/g, decode))
    .join('/');
}

/** A path as it may be written into a link by hand: only what would be read as something else is percent-encoded. */
export function readablePath(path: string): string {
  return path.toWellFormed().replace(/[%?#\\]/g, encodeURIComponent);
}

/** The folder part of a `/`-separated path; '' at the top. */
export function dirname(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path in a folder; '' is the top. */
export const inFolder = (folder: string, path: string): string =>
  folder === '' || path === '' ? folder + path : `${folder}/${path}`;

/** A path below a folder, as seen from there; '' for the folder itself. */
export const within = (folder: string, path: string): string => (folder === '' ? path : path.slice(folder.length + 1));

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Without `.` and `..`; null when it climbs out of the top. A trailing slash is dropped. */
export function normalize(path: string): string | null {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.pop() === undefined) return null;
  }
  return kept.join('/');
}

/** `path` seen from `folder`, both relative to the same top: `../x`, `x`, or '' for the folder itself. */
export function relative(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/**
 * The same where both may lie above the top: as many `..` as it takes to come from `folder` to the top, and on from
 * there. A slash at the end stays.
 */
export function relativeAbove(folder: string, path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(segment);
  }
  const slash = path.endsWith('/') ? '/' : '';
  if (kept[0] !== '..') {
    const near = relative(folder, kept.join('/'));
    return near === '' ? './' : near + slash;
  }
  return (
    [
      ...folder
        .split('/')
        .filter(Boolean)
        .map(() => '..'),
      ...kept,
    ].join('/') + slash
  );
}

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdx)$/i.test(path);
