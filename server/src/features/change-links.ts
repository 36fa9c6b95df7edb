import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import { printDestination } from '../page/destination';
import type { Link } from '../page/page';
import type { Respelling } from '../site/respell';
import { decode } from '../site/url';
import type { EarlierWriting, Memory } from './memory';

/** What a change of many pages needs of the place where it runs. */
export interface Work {
  /** A page's present text. */
  text(path: string): Promise<string>;
  /** Called between two pages, to let others have their turn. */
  pause(): Promise<unknown>;
}

/** One thing that an author does, after which links are to be written anew. */
export interface LinkChange {
  /** The same for the same change; `back` is that of the change that takes it back. */
  readonly key: string;
  readonly back: string;
  /** Where a page is after the change. */
  after(path: string): string;
  /** What is to be done about a link of a page. `earlier` is what it was before the change that this one takes back. */
  url(path: string, link: Link, earlier: string | null): Respelling;
}

/** The edits of all pages after which each link leads where it led. They are remembered, for the case that the change is taken back. */
export async function changeLinks(
  handbook: Handbook,
  change: LinkChange,
  memory: Memory,
  { text, pause }: Work,
): Promise<Edit[]> {
  const edits: Edit[] = [];
  const earlier = memory.recall(change.back);
  const written = new Map<string, EarlierWriting>();
  for (const [path, { links }] of handbook.pages) {
    const found = await onPage(handbook, path, links, change, earlier);
    const now = found.some(({ link, url }) => url !== link.url) ? await text(path) : '';
    for (const { index, link, url } of found) {
      const { start, end } = link.destination;
      const place = placeOf(change.after(path), index);
      written.set(place, { url: link.url, text: now.slice(start, end), now: url });
      if (url === link.url) continue;
      const before = earlier.get(placeOf(path, index));
      const newText = before?.url === url ? before.text : printDestination(link, now, url);
      edits.push({ path, span: link.destination, newText });
    }
    await pause();
  }
  memory.keep(change.key, written);
  return edits;
}

/** A link that is to be written anew, or one that keeps its URL and is not right. */
interface Found {
  readonly index: number;
  readonly link: Link;
  readonly url: string;
}

/** Looks once more where folders had to be listed first. */
async function onPage(
  { tree }: Handbook,
  path: string,
  links: readonly Link[],
  change: LinkChange,
  earlier: ReadonlyMap<string, EarlierWriting>,
): Promise<Found[]> {
  for (;;) {
    const found = links.flatMap((link, index): Found[] => {
      const before = earlier.get(placeOf(path, index));
      const respelling = change.url(
        path,
        link,
        before !== undefined && decode(before.now) === decode(link.url) ? before.url : null,
      );
      if (respelling.kind === 'right') return [];
      return [{ index, link, url: respelling.kind === 'write' ? respelling.url : link.url }];
    });
    if (!tree.waiting) return found;
    await tree.load();
  }
}

const placeOf = (path: string, index: number): string => `${index} ${path}`;
