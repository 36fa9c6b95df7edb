import { applyEdits, type Edit } from '../../handbook/edit';
import type { Page, Passage, Span } from '../../page/page';
import type { Copy } from '../../passages/copies';
import type { PageText } from '../../passages/page-text';
import type { Site } from '../../site/profile';
import { rebased } from './rebase';
import { definesForOthers, usesDefinitions } from './references';

/** Puts the other copy's words in the place of this one's. Null when they cannot be put as this page writes. */
export function otherVersion(copy: Copy, site: Site): Edit | null {
  const { a, own } = copy;
  const newText = adapted(copy, site);
  return newText === null || newText === within(a, own) ? null : { path: a.path, span: own, newText };
}

/** The page with the other copy's words, to be read: as this page writes, or else as the other one does. */
export function pageAsIn(copy: Copy, site: Site): string {
  const { a, b, own, span } = copy;
  const { text } = a.page;
  const newText =
    adapted(copy, site) ?? withBreaksOf(text, changed(b.page.text, span, rebased(copy, span, site) ?? []));
  return text.slice(0, own.start) + newText + text.slice(own.end);
}

/**
 * The other copy's words as this page writes: its heading levels, list markers and line breaks. Links lead where they
 * led. Null when the two are not built alike, or links of either page would lead nowhere.
 */
function adapted(copy: Copy, site: Site): string | null {
  const { a, b, own, span } = copy;
  if (!areBuiltAlike(copy)) return null;
  if (!startsLine(a.page.text, own.start) || !startsLine(b.page.text, span.start)) return null;
  if (usesDefinitions(b.page, span) || definesForOthers(a.page, own)) return null;
  return asHere(copy, span, site);
}

/** Whether both are paragraphs, lists and tables in the same order. */
export function areBuiltAlike({ a, b, own, span }: Copy): boolean {
  return shape(passagesIn(a.page, own)) === shape(passagesIn(b.page, span));
}

/** A stretch of the other copy as this page writes. Null when one of its links cannot be written here. */
export function asHere(copy: Copy, stretch: Span, site: Site): string | null {
  const { a, b } = copy;
  const rebasing = rebased(copy, stretch, site);
  if (rebasing === null) return null;
  const restyling = [...markers(copy), ...headings(copy)].filter(
    ({ span }) => span.start >= stretch.start && span.end <= stretch.end,
  );
  return withBreaksOf(a.page.text, changed(b.page.text, stretch, [...rebasing, ...restyling]));
}

/** A row of HTML is none of a Markdown table. */
const shape = (passages: readonly Passage[]): string =>
  passages
    .filter(isUnit)
    .map(({ kind, html }) => kind + (html ? ' of HTML' : ''))
    .join();

/** Whether some of a stretch is HTML. */
export const isInHtml = ({ passages }: Page, { start, end }: Span): boolean =>
  passages.some(({ html, span }) => html && span.start < end && start < span.end);

const isUnit = ({ parent }: Passage): boolean => parent === null;

const passagesIn = ({ passages }: Page, { start, end }: Span): Passage[] =>
  passages.filter((passage) => passage.span.start >= start && passage.span.end <= end);

const within = ({ page }: PageText, { start, end }: Span): string => page.text.slice(start, end);

const startsLine = (text: string, offset: number): boolean => offset === 0 || /[\r\n]/.test(text[offset - 1] ?? '');

/** Items of bulleted lists get the marker that this page has; its spaces too where no other line is indented by them. */
function markers({ a, b, own, span }: Copy): Edit[] {
  const bulleted = (page: Page, within: Span) =>
    passagesIn(page, within).flatMap(({ kind, span: item }) => {
      const text = page.text.slice(item.start, item.end);
      const [marker] = kind === 'item' ? (/^[-*+][ \t]+/.exec(text) ?? []) : [];
      return marker === undefined ? [] : [{ marker, start: item.start, isLine: !/[\r\n]/.test(text) }];
    });
  const [mine] = bulleted(a.page, own);
  if (mine === undefined) return [];
  return bulleted(b.page, span).map(({ marker, start, isLine }) => {
    const [end, newText] = isLine ? [start + marker.length, mine.marker] : [start + 1, mine.marker.slice(0, 1)];
    return { path: b.path, span: { start, end }, newText };
  });
}

/** Headings inside get deeper or higher by as much as this page's section is. */
function headings({ a, b, own, span }: Copy): Edit[] {
  const first = (page: Page, { start, end }: Span) =>
    page.headings.find((heading) => heading.span.start > start && heading.span.end < end)?.level;
  const [mine, theirs] = [first(a.page, own), first(b.page, span)];
  if (mine === undefined || theirs === undefined || mine === theirs) return [];
  return b.page.headings.flatMap(({ level, span: { start, end } }) => {
    if (start < span.start || end > span.end || b.page.text[start] !== '#') return [];
    const right = Math.min(6, Math.max(1, level + mine - theirs));
    return [{ path: b.path, span: { start, end: start + level }, newText: '#'.repeat(right) }];
  });
}

/** A stretch of a text after edits in it. */
const changed = (text: string, { start, end }: Span, edits: readonly Edit[]): string =>
  applyEdits(text.slice(0, end), edits).slice(start);

function withBreaksOf(page: string, text: string): string {
  const lineBreak = /\r\n|\n|\r/.exec(page)?.[0];
  return lineBreak === undefined ? text : text.replace(/\r\n|\n|\r/g, lineBreak);
}
