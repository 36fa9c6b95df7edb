import { stringify } from 'yaml';
import type { Handbook } from '../../handbook/handbook';
import type { Page } from '../../page/page';
import { basename, dirname } from '../../site/url';

/** A key that so many have belongs to a page of that kind. */
const SHARED = 2 / 3;

/**
 * A frontmatter for a page that has none: the keys that its siblings share, with what all of them say. Empty when they
 * share none.
 */
export function blockFor(path: string, title: string, { pages }: Handbook): string {
  const near = having(pages, (other) => other !== path && dirname(other) === dirname(path));
  const siblings = near.length > 0 ? near : having(pages, (other) => other !== path);
  const data = [...new Set(siblings.flatMap((sibling) => Object.keys(sibling)))].flatMap((key): [string, unknown][] => {
    const values = siblings.filter((sibling) => Object.hasOwn(sibling, key)).map((sibling) => sibling[key]);
    if (values.length < SHARED * siblings.length) return [];
    return [[key, /title$/i.test(key) ? title : common(values)]];
  });
  return data.length === 0 ? '' : `---\n${stringify(Object.fromEntries(data))}---\n`;
}

function having(pages: Handbook['pages'], isMeant: (path: string) => boolean): Readonly<Record<string, unknown>>[] {
  return [...pages].flatMap(([path, { frontmatter }]) =>
    isMeant(path) && frontmatter?.misplaced === false && frontmatter.data !== null ? [frontmatter.data] : [],
  );
}

/** What all have in common; empty when they differ. */
export function common(values: readonly unknown[]): unknown {
  const [first] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : '';
}

/** What a page's first heading says; empty where it has none. */
export function titleOfHeading({ headings }: Page): string {
  const heading = headings.find(({ level }) => level === 1) ?? headings[0];
  const written = heading?.parts.filter(({ kind }) => kind === 'text' || kind === 'code').map(({ value }) => value);
  return written?.join('').trim() ?? '';
}

/** A file's name as words. */
export function titleOfFile(path: string): string {
  const stem = basename(path).replace(/\.\w+$/, '');
  const words = (/^(?:index|readme)$/i.test(stem) ? basename(dirname(path)) : stem).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
