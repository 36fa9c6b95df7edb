import type { Edit } from '../../handbook/edit';
import type { Page, Passage, Span } from '../../page/page';
import type { Copy } from '../../passages/copies';
import type { Site } from '../../site/profile';
import type { Fix } from '../rule';
import { rebased } from './rebase';
import { definesForOthers, usesDefinitions } from './references';

/** The texts of the page with the finding and of the page with the copy. */
export interface Texts {
  readonly here: string;
  readonly there: string;
}

/** Puts the other copy's words in the place of this one's. Null when they cannot be put as this page writes. */
export function otherVersion(copy: Copy, texts: Texts, site: Site): Fix | null {
  const { a, own } = copy;
  const newText = adapted(copy, texts, site);
  if (newText === null || newText === texts.here.slice(own.start, own.end)) return null;
  const edit = { path: a.path, span: own, newText };
  return { title: `Take the version of ${copy.path}`, why: '', preferred: false, edits: [edit], create: [] };
}

/** The page with the other copy's words, to be read: as this page writes, or else as the other one does. */
export function pageAsIn(copy: Copy, texts: Texts, site: Site): string {
  const { here, there } = texts;
  const { own, span } = copy;
  const newText =
    adapted(copy, texts, site) ?? withBreaksOf(here, changed(there, span, links(copy, there, site) ?? []));
  return here.slice(0, own.start) + newText + here.slice(own.end);
}

/**
 * The other copy's words as this page writes: its heading levels, list markers and line breaks. Links lead where they
 * led. Null when the two are not built alike, or links of either page would lead nowhere.
 */
function adapted(copy: Copy, { here, there }: Texts, site: Site): string | null {
  const { a, b, own, span } = copy;
  const [mine, theirs] = [passagesIn(a.page, own), passagesIn(b.page, span)];
  if (shape(mine) !== shape(theirs)) return null;
  if (!startsLine(here, own.start) || !startsLine(there, span.start)) return null;
  if (usesDefinitions(b.page, there, span) || definesForOthers(a.page, here, own)) return null;
  const rebasing = links(copy, there, site);
  if (rebasing === null) return null;
  return withBreaksOf(
    here,
    changed(there, span, [...rebasing, ...markers(mine, theirs, here, there, b.path), ...headings(copy, there)]),
  );
}

const links = ({ a, b, span }: Copy, there: string, site: Site): Edit[] | null =>
  rebased({ path: b.path, page: b.page, span, text: there, to: a.path }, site);

/** A row of HTML is none of a Markdown table. */
const shape = (passages: readonly Passage[]): string =>
  passages
    .filter(isUnit)
    .map(({ kind, html }) => kind + (html ? ' of HTML' : ''))
    .join();

const isUnit = ({ parent }: Passage): boolean => parent === null;

const passagesIn = ({ passages }: Page, { start, end }: Span): Passage[] =>
  passages.filter((passage) => passage.span.start >= start && passage.span.end <= end);

const startsLine = (text: string, offset: number): boolean => offset === 0 || /[\r\n]/.test(text[offset - 1] ?? '');

/** Items of bulleted lists get the marker that this page has. */
function markers(
  mine: readonly Passage[],
  theirs: readonly Passage[],
  here: string,
  there: string,
  path: string,
): Edit[] {
  const bullet = mine.map(({ span }) => here[span.start] ?? '').find((mark) => /[-*+]/.test(mark));
  if (bullet === undefined) return [];
  return theirs.flatMap(({ kind, span: { start } }) =>
    kind === 'item' && /[-*+]/.test(there[start] ?? '')
      ? [{ path, span: { start, end: start + 1 }, newText: bullet }]
      : [],
  );
}

/** Headings inside get deeper or higher by as much as this page's section is. */
function headings({ a, b, own, span }: Copy, there: string): Edit[] {
  const first = (page: Page, { start, end }: Span) =>
    page.headings.find((heading) => heading.span.start > start && heading.span.end < end)?.level;
  const [mine, theirs] = [first(a.page, own), first(b.page, span)];
  if (mine === undefined || theirs === undefined || mine === theirs) return [];
  return b.page.headings.flatMap(({ level, span: { start, end } }) => {
    if (start < span.start || end > span.end || there[start] !== '#') return [];
    const right = Math.min(6, Math.max(1, level + mine - theirs));
    return [{ path: b.path, span: { start, end: start + level }, newText: '#'.repeat(right) }];
  });
}

function changed(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  let result = '';
  let done = start;
  for (const { span, newText } of [...edits].sort((x, y) => x.span.start - y.span.start)) {
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done, end);
}

function withBreaksOf(page: string, text: string): string {
  const lineBreak = /\r\n|\n|\r/.exec(page)?.[0];
  return lineBreak === undefined ? text : text.replace(/\r\n|\n|\r/g, lineBreak);
}
