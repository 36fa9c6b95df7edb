import { isFolderPage } from '../handbook/first-text';
import { basename, dirname } from '../site/url';

/** A page, or a folder with nothing but its page in it, as its author named it. */
interface Named {
  /** Where it lies beside others. */
  readonly folder: string;
  readonly name: string;
  /** Of the page in it; null for a page that is no folder. */
  readonly index: string | null;
  readonly extension: string;
}

/** Of fewer, the handbook's other names are asked as well. */
const FEW = 2;

/**
 * The path of a new page, named as the handbook names its pages: those of the folder decide, as far as they show it.
 * Null where the title has neither letters nor digits.
 */
export function pathFor(title: string, folder: string, paths: readonly string[]): string | null {
  const all = namesOf(paths);
  const near = all.filter((each) => each.folder === folder);
  const shown = <T>(of: (named: Named) => readonly T[]): T | undefined =>
    commonest(near.flatMap(of)) ?? commonest(all.flatMap(of));

  const words = wordsOf(title);
  if (words.length === 0) return null;
  const separator = shown(({ name }) => separatorsIn(name)) ?? '-';
  const capitals = shown(({ name }) => capitalsOf(name)) ?? 'none';
  const name = written(words, capitals).join(separator);
  const asFolder = commonest((near.length < FEW ? all : near).map(({ index }) => index !== null));
  const file = asFolder
    ? shown(({ index }) => (index === null ? [] : [index]))
    : `${name}.${shown(({ extension }) => [extension]) ?? 'md'}`;
  return [folder, ...(asFolder ? [name] : []), file].filter((part) => part !== '').join('/');
}

function namesOf(paths: readonly string[]): Named[] {
  const inside = new Map<string, number>();
  for (const path of paths) {
    for (let at = dirname(path); at !== ''; at = dirname(at)) inside.set(at, (inside.get(at) ?? 0) + 1);
  }
  return paths.flatMap((path): Named[] => {
    const folder = dirname(path);
    const [stem = '', ...suffixes] = basename(path).split('.');
    const extension = suffixes.at(-1) ?? '';
    if (!isFolderPage(path)) return [{ folder, name: stem, index: null, extension }];
    // What other pages lie beneath is a folder first, and its page comes with it.
    if (folder === '' || inside.get(folder) !== 1) return [];
    return [{ folder: dirname(folder), name: basename(folder), index: basename(path), extension }];
  });
}

/** Words as an author reads them: `What's new?` are two. */
const wordsOf = (title: string): string[] =>
  title
    .normalize('NFC')
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const separatorsIn = (name: string): string[] => name.match(/[-_ ]/g)?.slice(0, 1) ?? [];

type Capitals = 'none' | 'first' | 'all';

/** Of a single word with a capital, both may be meant. Abbreviations say nothing. */
function capitalsOf(name: string): Capitals[] {
  if (!/\p{Ll}/u.test(name)) return [];
  const [first = '', ...others] = name.split(/[-_ ]+/);
  if (!/^\p{Lu}/u.test(first)) return ['none'];
  if (others.length === 0) return ['first', 'all'];
  return others.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) ? ['all'] : ['first'];
}

/** Capitals that the author wrote stay where there are any. */
function written(words: readonly string[], capitals: Capitals): string[] {
  if (capitals === 'none') return words.map((word) => word.toLowerCase());
  return words.map((word, index) => (index === 0 || capitals === 'all' ? raised(word) : word));
}

const raised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The first of those that are there most often. */
function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
