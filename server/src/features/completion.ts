import type { Handbook } from '../handbook/handbook';
import { printDestination } from '../page/destination';
import type { Link, Span } from '../page/page';
import { isRef } from '../page/tags';
import { headingTitle, pageTitle } from '../page/title';
import { anchors } from '../site/anchors';
import { fromPage } from '../site/resolve';
import { spell, spellFile } from '../site/spell';
import { basename, decode, dirname, isMarkdown } from '../site/url';
import { builtInReading, builtInSlugs, isSameFile } from './built-in';
import type { HalfLink } from './half-link';
import { plainUrl, siteUrl, usualUrl } from './link-style';
import { placeOf } from './place';

/** A destination that an author may mean. */
export interface Suggestion {
  readonly kind: 'page' | 'anchor' | 'file';
  /** As it is to stand in the text. */
  readonly newText: string;
  /** What is replaced; it ends behind the cursor where something of the destination stands there. */
  readonly span: Span;
  /** Of the page or the heading. */
  readonly title: string;
  readonly path: string;
  /** The anchor's id. */
  readonly fragment: string | null;
  /** What is near comes first. */
  readonly order: string;
}

/** The page that a destination is written on. */
export interface Writing {
  readonly handbook: Handbook;
  readonly path: string;
  readonly half: HalfLink;
  /** VS Code's own Markdown extension suggests paths too: what it suggests is left to it. */
  readonly beside: boolean;
}

/** A page or file that may be meant. */
interface Candidate {
  readonly path: string;
  readonly order: string;
  /** Its path, address or title holds what was typed. */
  readonly holds: boolean;
}

const MEDIA = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|mp4|webm|mov|mp3|wav|ogg)$/i;
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|zip|epub|ics)$/i;

/**
 * What may be meant by a half-written destination, the likeliest first. Each step looks at one candidate; null for one
 * that does not fit.
 */
export function* suggestions(writing: Writing): Generator<Suggestion | null> {
  const { handbook, path, half } = writing;
  const hash = half.typed.indexOf('#');
  if (hash >= 0) {
    yield* anchorsOf(writing, hash);
    return;
  }
  const example = exampleFor(writing);
  if (!half.embeds && half.typed === '' && half.kind !== 'frontmatter') yield* anchorsOf(writing, 0);
  const pages = half.embeds ? [] : [...handbook.pages.keys()].filter((page) => page !== path);
  const files = [...handbook.tree.known()].filter((file) => (half.embeds ? MEDIA : DOCUMENT).test(file));
  for (const candidate of yield* likeliestFirst(writing, [...pages, ...files]))
    yield (handbook.pages.has(candidate.path) ? suggestPage : suggestFile)(writing, candidate, example);
}

/** Those that hold what was typed so far, then those that are near. */
function* likeliestFirst(
  { handbook, path, half }: Writing,
  candidates: readonly string[],
): Generator<null, readonly Candidate[]> {
  const folder = dirname(path).split('/').filter(Boolean);
  const typed = decode(half.typed.replace(/^[./]+/, '')).toLowerCase();
  const holds = (to: string): boolean => {
    if (typed === '') return true;
    const page = handbook.pages.get(to);
    const title = page === undefined ? '' : pageTitle(page);
    return `${to} ${handbook.site.address(to)?.url ?? ''} ${title}`.toLowerCase().includes(typed);
  };
  const ranked: Candidate[] = [];
  for (const to of candidates) {
    ranked.push({ path: to, order: nearness(folder, to), holds: holds(to) });
    yield null;
  }
  return ranked.sort((a, b) => Number(b.holds) - Number(a.holds) || (a.order < b.order ? -1 : 1));
}

/** A link to a page or file, as the new one is to be written: as its beginning says, else as most links are. */
function exampleFor({ handbook, path, half: { kind, tag, embeds, typed, span } }: Writing): (to: string) => Link {
  const start = /^(?:\/|\.\.?(?:\/|$))/.exec(typed)?.[0] ?? '';
  const startsSo = (url: string): boolean => start === '' || url.startsWith('/') === (start === '/');
  const inFrontmatter = kind === 'frontmatter';
  const isAlike = (link: Link): boolean =>
    (link.tag === tag || (isRef(link.tag) && isRef(tag))) &&
    (link.kind === 'frontmatter') === inFrontmatter &&
    (!inFrontmatter || link.destination.start !== span.start);
  const usual = usualUrl(handbook, path, (link) => isAlike(link) && startsSo(link.url));
  return (to) => {
    const plain = usual ?? (isRef(tag) ? `/${to}` : inFrontmatter ? siteUrl(handbook, to) : plainUrl(handbook, to));
    const url = plain.startsWith(start.slice(0, 2)) ? plain : start + plain.replace(/^[./]+/, '');
    return { kind, tag, embeds, url, destination: span, text: '' };
  };
}

function suggestPage(writing: Writing, { path, order }: Candidate, example: (to: string) => Link): Suggestion | null {
  const { handbook, half } = writing;
  const page = handbook.pages.get(path);
  const url = spell(example(path), fromPage(writing.path, handbook.site), { path, fragment: null }, handbook.site);
  if (page === undefined || url === null || suggestsBuiltIn(writing, url, path)) return null;
  // A fragment behind the cursor stays.
  const behind = /^[^#]*/.exec(half.behind)?.[0] ?? '';
  const span = { start: half.span.start, end: half.span.end - half.behind.length + behind.length };
  return {
    kind: 'page',
    newText: print(half, url),
    span,
    title: pageTitle(page) || path,
    path,
    fragment: null,
    order,
  };
}

function suggestFile(writing: Writing, { path, order }: Candidate, example: (to: string) => Link): Suggestion | null {
  const { handbook, half } = writing;
  const url = spellFile(example(path), fromPage(writing.path, handbook.site), path, handbook.site);
  if (url === null || suggestsBuiltIn(writing, url, path)) return null;
  const title = basename(path);
  return { kind: 'file', newText: print(half, url), span: half.span, title, path, fragment: null, order };
}

/** What a fragment can reach on the page that stands before its `#`. */
function* anchorsOf(writing: Writing, hash: number): Generator<Suggestion | null> {
  const { handbook, path, half, beside } = writing;
  const isTagged = half.tag !== null && !isRef(half.tag);
  if (half.embeds || (half.tag === 'link' && half.inTag) || (isTagged && hash === 0)) return;
  const link = { ...half, url: half.typed.slice(0, hash), destination: half.span, text: '' };
  const target = hash === 0 ? path : placeOf(link, path, handbook)?.path;
  const page = target === undefined ? undefined : handbook.pages.get(target);
  if (target === undefined || page === undefined) return;
  const reading = beside ? builtInReading(link, path) : null;
  const slugs = reading !== null && isSameFile(reading.file, target) ? builtInSlugs(page) : null;
  const typed = half.typed.length - hash + half.behind.length;
  const span = { start: half.span.end - typed, end: half.span.end };
  for (const [index, { id, heading }] of anchors(page, handbook.site.profile).entries()) {
    const suggested = slugs !== null && (heading === null || slugs[heading] === id.toLowerCase());
    const title = heading === null ? id : headingTitle(page.headings[heading]);
    const order = String(index).padStart(4, '0');
    yield suggested
      ? null
      : { kind: 'anchor', newText: print(half, `#${id}`), span, title, path: target, fragment: id, order };
  }
}

/** VS Code's own extension suggests files as they are called, step by step from the page or from the opened folder. */
function suggestsBuiltIn({ path, half, beside }: Writing, url: string, file: string): boolean {
  return beside && builtInReading({ ...half, url }, path)?.file === file;
}

/** As the place demands that is written at, whether or not it is closed yet. */
function print({ kind, tag, embeds, closer, inTag }: HalfLink, url: string): string {
  return printDestination(
    { kind, tag: inTag ? tag : null, embeds, url: '', destination: { start: 0, end: 0 }, text: '' },
    closer,
    url,
  );
}

/** By the steps from a folder, given as its segments, to a file. */
function nearness(folder: readonly string[], to: string): string {
  const segments = to.split('/');
  let same = 0;
  while (same < folder.length && folder[same] === segments[same]) same++;
  const steps = folder.length + segments.length - 2 * same + (isMarkdown(to) ? 0 : 50);
  return String(steps).padStart(3, '0') + to;
}
