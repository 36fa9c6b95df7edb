import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import type { Link, Page, Span } from '../page/page';
import { parsePage } from '../page/parse';
import { anchorAt, fragmentLike } from '../site/anchors';
import type { Site } from '../site/profile';
import { resolve } from '../site/resolve';
import type { Respelling } from '../site/respell';
import { parseUrl } from '../site/url';
import { changeLinks, type Work } from './change-links';
import type { Memory } from './memory';

/** Index into the page's headings of the one at an offset; null where there is none. */
export function headingAt({ headings }: Page, offset: number): number | null {
  const index = headings.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  return index < 0 ? null : index;
}

/** Where the words of a heading stand: without its markers, and without the `{#id}` that stays with it. */
export function headingWords({ headings }: Page, index: number, text: string): Span | null {
  const heading = headings[index];
  if (heading === undefined) return null;
  const { start, end } = heading.content;
  const last = heading.parts.at(-1);
  const attributes = last?.kind === 'attributes' && text.slice(start, end).endsWith(last.value) ? last.value.length : 0;
  return { start, end: end - attributes };
}

/**
 * Edits that give a heading other words and every link to it the heading's new anchor; links to other headings of the
 * page too, where the number that tells headings of the same words apart becomes another. Null for words that would make
 * something else of the page than the same headings.
 */
export async function renameHeading(
  handbook: Handbook,
  { path, heading, words }: { readonly path: string; readonly heading: number; readonly words: string },
  memory: Memory,
  work: Work,
): Promise<Edit[] | null> {
  const page = handbook.pages.get(path);
  const text = await work.text(path);
  const span = page && headingWords(page, heading, text);
  if (!page || !span) return null;
  const renamed = parsePage(text.slice(0, span.start) + words + text.slice(span.end));
  if (words.trim() === '' || /[\r\n]/.test(words) || !sameHeadings(page, renamed)) return null;

  const before = handbook.site;
  const after: Site = { ...before, page: (other) => (other === path ? renamed : before.page(other)) };
  const old = text.slice(span.start, span.end);
  const edits = await changeLinks(
    handbook,
    {
      key: JSON.stringify([path, heading, old, words]),
      back: JSON.stringify([path, heading, words, old]),
      after: (from) => from,
      url(from, link, earlier) {
        const isInside = from === path && link.destination.start >= span.start && link.destination.end <= span.end;
        if (isInside) return { kind: 'right' };
        return respelling(link, from, earlier, { path, page, renamed, heading, before, after });
      },
    },
    memory,
    work,
  );
  return [{ path, span, newText: words }, ...edits];
}

interface Rename {
  readonly path: string;
  readonly page: Page;
  readonly renamed: Page;
  readonly heading: number;
  readonly before: Site;
  readonly after: Site;
}

function respelling(link: Link, from: string, earlier: string | null, rename: Rename): Respelling {
  const { path, page, renamed, before, after } = rename;
  const { fragment } = parseUrl(link.url);
  if (fragment === null || fragment === '') return { kind: 'right' };
  const place = { path: from, url: before.address(from)?.url ?? '/' };
  const state = (url: string, site: Site): string | null => {
    const target = resolve({ ...link, url }, place, site);
    return target.kind === 'page' && target.path === path ? target.anchor : null;
  };
  const was = state(link.url, before);
  if (was === null) return { kind: 'right' };
  if (was === 'missing' || earlier === link.url) return { kind: 'kept' };
  const anchor = anchorAt(page, fragment, before.profile);
  // An id that another version of the generator gives is known to be one of the page's, and not whose.
  if (anchor === null && state(link.url, after) === 'found') return { kind: 'right' };
  const heading = anchor === null ? rename.heading : anchor.heading;
  const id = heading === null ? anchor?.id : after.profile.headingIds(renamed)[heading];
  if (id === anchor?.id) return { kind: 'right' };
  if (id === null || id === undefined) return { kind: 'kept' };
  const newFragment = anchor === null ? id : fragmentLike(fragment, anchor.id, id);
  const written = link.url.slice(0, link.url.length - fragment.length) + newFragment;
  const url = [earlier, written].find((each) => each !== null && state(each, after) === 'found');
  return typeof url === 'string' ? { kind: 'write', url } : { kind: 'kept' };
}

const sameHeadings = (a: Page, b: Page): boolean =>
  a.headings.length === b.headings.length &&
  a.headings.every(({ level, html }, index) => level === b.headings[index]?.level && html === b.headings[index]?.html);
