import type { Handbook } from '../handbook/handbook';
import type { Link, Page } from '../page/page';
import { github } from '../site/generators/github';
import { decode, dirname, isExternal, normalize, parseUrl } from '../site/url';
import type { Place } from './place';

/**
 * How VS Code's own Markdown extension reads a link: from the file or from the opened folder, whatever the site does.
 * What it gives as well is not given twice.
 */
export interface Reading {
  /** Relative to the opened folder. Where there is none, `.md` is added. */
  readonly file: string;
  /** As it compares them; null without one. */
  readonly slug: string | null;
}

/** Null for a link that it does not see, or takes for one to another site. */
export function builtInReading(link: Pick<Link, 'kind' | 'tag' | 'url'>, path: string): Reading | null {
  if (link.kind === 'frontmatter' || link.tag !== null || isExternal(link.url)) return null;
  const url = parseUrl(link.url.trim());
  const slug = url.fragment === null || url.fragment === '' ? null : decode(url.fragment).toLowerCase();
  if (url.path === '') return { file: path, slug };
  const written = decode(url.path);
  const file = normalize(written.startsWith('/') ? written : `${dirname(path)}/${written}`);
  return file === null ? null : { file, slug };
}

/** Whether it opens what the link leads to, at the same heading. */
export function followsBuiltIn(link: Link, path: string, place: Place, { pages }: Handbook): boolean {
  const reading = builtInReading(link, path);
  const page = pages.get(place.path);
  if (reading === null || place.broken || !isSameFile(reading.file, place.path)) return false;
  const heading = reading.slug === null || page === undefined ? null : builtInHeading(page, reading.slug);
  return heading === (place.anchor?.heading ?? null) && (place.anchor === null || heading !== null);
}

/** The heading that it finds under a slug. */
export function builtInHeading(page: Page, slug: string): number | null {
  const found = builtInSlugs(page).indexOf(slug);
  return found < 0 ? null : found;
}

/** The ids that it gives to headings: those of GitHub, and none to `<h2>`. */
export function builtInSlugs(page: Page): readonly (string | null)[] {
  return github.headingIds(page).map((id, index) => (page.headings[index]?.html ? null : (id?.toLowerCase() ?? null)));
}

/** Whether a path that it reads means a file. */
export const isSameFile = (read: string, file: string): boolean => read === file || `${read}.md` === file;
