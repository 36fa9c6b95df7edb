import { stringify } from 'yaml';
import type { Handbook } from '../../handbook/handbook';
import { basename, dirname } from '../../site/url';

/**
 * A frontmatter for a page that has none: the keys that its siblings share, with what all of them say. Empty when they
 * share none.
 */
export function blockFor(path: string, title: string, { pages }: Handbook): string {
  const near = having(pages, (other) => other !== path && dirname(other) === dirname(path));
  const siblings = near.length > 0 ? near : having(pages, (other) => other !== path);
  const keys = Object.keys(siblings[0] ?? {}).filter((key) => siblings.every((data) => Object.hasOwn(data, key)));
  const data = keys.map((key): [string, unknown] => [
    key,
    /title$/i.test(key) ? title : common(siblings.map((sibling) => sibling[key])),
  ]);
  return data.length === 0 ? '' : `---\n${stringify(Object.fromEntries(data))}---\n`;
}

function having(pages: Handbook['pages'], isMeant: (path: string) => boolean): Readonly<Record<string, unknown>>[] {
  return [...pages].flatMap(([path, { frontmatter }]) =>
    isMeant(path) && frontmatter?.misplaced === false && frontmatter.data !== null ? [frontmatter.data] : [],
  );
}

/** What all have in common; empty when they differ. */
function common(values: readonly unknown[]): unknown {
  const [first] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : '';
}

/** A file's name as words. */
export function titleOfFile(path: string): string {
  const stem = basename(path).replace(/\.\w+$/, '');
  const words = (/^(?:index|readme)$/i.test(stem) ? basename(dirname(path)) : stem).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
