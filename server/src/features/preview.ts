import type { Handbook } from '../handbook/handbook';
import type { Page, Span } from '../page/page';
import { headingTitle, pageTitle } from '../page/title';
import type { Anchor } from '../site/anchors';
import { isExternal } from '../site/url';
import { placeOf, spanOfAnchor } from './place';

/** The first lines of what a link leads to. */
export interface Preview {
  /** Of the page and, where the link has an anchor, its heading. */
  readonly title: string;
  /** In Markdown that can be shown anywhere. */
  readonly text: string;
}

const MOST_LINES = 12;
const MOST_CHARACTERS = 1200;

/** @param uri of a file that a link in the lines leads to */
export function preview(
  handbook: Handbook,
  path: string,
  anchor: Anchor | null,
  uri: (path: string) => string,
): Preview {
  const page = handbook.pages.get(path);
  if (page === undefined) return { title: path, text: '' };
  const heading = anchor?.heading == null ? '' : headingTitle(page.headings[anchor.heading]);
  const names = [pageTitle(page) || path, heading].filter((name, index, all) => name !== '' && name !== all[index - 1]);
  const span = firstLines(page.text, sectionOf(page, anchor));
  return { title: names.join(' › '), text: readable(withAbsoluteLinks(handbook, path, page, span, uri)) };
}

/** A heading's section without the heading itself; the page without its frontmatter and title. */
function sectionOf(page: Page, anchor: Anchor | null): Span {
  if (anchor !== null && anchor.heading === null)
    return { start: spanOfAnchor(page, anchor).end, end: page.text.length };
  const index = anchor?.heading ?? (page.headings[0]?.level === 1 ? 0 : -1);
  const heading = page.headings[index];
  if (heading === undefined) return { start: page.frontmatter?.span.end ?? 0, end: page.text.length };
  const next = page.headings.slice(index + 1).find(({ level }) => anchor !== null && level <= heading.level);
  return { start: heading.span.end, end: next?.span.start ?? page.text.length };
}

function firstLines(text: string, { start, end }: Span): Span {
  let first = start;
  while (first < end && /\s/.test(text.charAt(first))) first += 1;
  const most = Math.min(end, first + MOST_CHARACTERS);
  let last = first;
  for (let line = 0; line < MOST_LINES && last < most; line += 1) {
    const next = text.indexOf('\n', last);
    last = next < 0 || next >= most ? most : next + 1;
  }
  return { start: first, end: last };
}

/** A link is written for the page that it stands on: elsewhere it would lead somewhere else. */
function withAbsoluteLinks(
  handbook: Handbook,
  path: string,
  page: Page,
  span: Span,
  uri: (path: string) => string,
): string {
  const { text } = page;
  let written = '';
  let at = span.start;
  for (const link of page.links) {
    const { start, end } = link.destination;
    if (start < at || end > span.end || (link.tag === null && isExternal(link.url))) continue;
    const place = placeOf(link, path, handbook);
    written += text.slice(at, start) + (place === null ? '#' : uri(place.path));
    at = end;
  }
  return written + text.slice(at, span.end);
}

const UNREADABLE =
  /<!--[\s\S]*?(?:-->|$)|\{%[^\r\n]*?%\}|\{#[^\r\n]*?#\}|[ \t]*\{:?[ \t]*[#.][^{}\r\n]*\}|<(?![a-z]+:)\/?[a-z][^<>]*>/gi;

/** Without comments, template tags, attributes and HTML, and with headings no larger than the title; a block of code that was cut is closed. */
function readable(markdown: string): string {
  const plain = markdown
    .replace(UNREADABLE, '')
    .replace(/^#{1,6}[ \t]+(\S[^\r\n]*)/gm, '**$1**')
    .replace(/(?:[ \t]*\r?\n){3,}/g, '\n\n')
    .trim();
  const fence = plain.match(/^ {0,3}(?:```|~~~)/gm) ?? [];
  return fence.length % 2 === 0 ? plain : `${plain}\n${fence.at(-1)?.trim()}`;
}
