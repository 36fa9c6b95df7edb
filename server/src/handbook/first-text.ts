import { notationOf } from '../page/notation';
import type { Frontmatter, Page } from '../page/page';
import { basename, dirname } from '../site/url';
import type { Handbook } from './handbook';

/** A key that so many have belongs to a page of that kind. */
const SHARED = 2 / 3;
/** So many pages tell what those of a handbook have. */
const ENOUGH = 500;
/** What a page is called, in one way or another; what stands below its title is no name. */
const NAME = /^sidebar_label$|(?<!sub[-_]?)title$/i;

type Pages = Handbook['pages'];
type Named = readonly [path: string, page: Page];
type Data = Readonly<Record<string, unknown>>;

/** What a new page begins with: the frontmatter keys that its siblings share, and its title, unless theirs stands there alone. */
export function firstText(path: string, title: string, { pages }: Handbook): string {
  const all = others(path, pages);
  const beside = all.filter(isBeside(path));
  const examples = beside.length > 1 ? beside : spread(all);
  const siblings = having(examples);
  const isCustom = 2 * siblings.length > examples.length;
  const block = isCustom ? blockOf(siblings, title) : '';
  const heading = isCustom && isHeadedByKey(siblings) ? '' : `# ${title}\n`;
  return [block, heading].filter((part) => part !== '').join('\n');
}

/**
 * A frontmatter for a page that has none: the keys that its siblings share, with what all of them say. Empty when they
 * share none.
 */
export function blockFor(path: string, title: string, { pages }: Handbook): string {
  const all = others(path, pages);
  const near = having(all.filter(isBeside(path)));
  // One alone does not tell what is its own.
  return blockOf(near.length > 1 ? near : having(spread(all)), title);
}

function blockOf(siblings: readonly Sibling[], title: string): string {
  const keys = [...new Set(siblings.flatMap(({ data }) => Object.keys(data)))];
  const data = keys.flatMap((key): [string, unknown][] => {
    const values = siblings.filter((sibling) => Object.hasOwn(sibling.data, key)).map((sibling) => sibling.data[key]);
    if (values.length < SHARED * siblings.length) return [];
    if (NAME.test(key)) return [[key, title]];
    const value = common(values);
    // A list that each page fills in its own way is none of an empty text.
    return value === '' && !values.every((each) => typeof each === 'string') ? [] : [[key, value]];
  });
  return data.length === 0 ? '' : between(siblings, Object.fromEntries(data));
}

/** In the language that most siblings write, and between such lines as theirs. */
function between(siblings: readonly Sibling[], data: Data): string {
  const ways = new Map<string, { readonly like: Sibling; readonly count: number }>();
  for (const like of siblings) {
    const way = [like.frontmatter.language, ...linesAround(like)].join(' ');
    ways.set(way, { like, count: (ways.get(way)?.count ?? 0) + 1 });
  }
  const [most] = [...ways.values()].sort((a, b) => b.count - a.count);
  if (most === undefined) return '';
  const [opening, closing] = linesAround(most.like);
  return opening + (notationOf(most.like.frontmatter)?.lines(data) ?? '') + closing;
}

/** `+++`, `---`, or nothing around an object of JSON. */
function linesAround({ page: { text }, frontmatter: { span, content } }: Sibling): readonly [string, string] {
  const [opening, closing] = [text.slice(span.start, content.start).trim(), text.slice(content.end, span.end).trim()];
  return [opening && `${opening}\n`, closing && `${closing}\n`];
}

interface Sibling {
  readonly data: Data;
  readonly frontmatter: Frontmatter;
  readonly page: Page;
}

const others = (path: string, pages: Pages): Named[] => [...pages].filter(([other]) => other !== path);

/** Some out of all folders. */
function spread(pages: readonly Named[]): readonly Named[] {
  const step = Math.ceil(pages.length / ENOUGH);
  return pages.filter((_, index) => index % step === 0);
}

/** In one folder; or each the page of a folder, and these in one. */
function isBeside(path: string): (page: Named) => boolean {
  const [folder, isFolder] = [dirname(path), isFolderPage(path)];
  return ([other]) =>
    isFolder && isFolderPage(other) ? dirname(dirname(other)) === dirname(folder) : dirname(other) === folder;
}

/** `index.md`, `_index.md` and `README.md` are the page of their folder. */
export const isFolderPage = (path: string): boolean => /^(?:_?index|readme)\.\w+$/i.test(basename(path));

function having(pages: readonly Named[]): Sibling[] {
  return pages.flatMap(([, page]) => {
    const { frontmatter } = page;
    if (frontmatter === null || frontmatter.misplaced || frontmatter.data === null) return [];
    return [{ data: frontmatter.data, frontmatter, page }];
  });
}

/** The site shows the key as the page's heading: a heading of the text would be a second one. */
function isHeadedByKey(siblings: readonly Sibling[]): boolean {
  const titled = siblings.filter(({ data }) => Object.hasOwn(data, 'title'));
  const bare = titled.filter(({ page }) => page.headings.length > 0 && page.headings.every(({ level }) => level > 1));
  return titled.length >= SHARED * siblings.length && bare.length > SHARED * titled.length;
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
