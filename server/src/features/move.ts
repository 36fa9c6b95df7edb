import type { Edit } from '../handbook/edit';
import type { Handbook } from '../handbook/handbook';
import { type Move, Moves } from '../handbook/moves';
import { siteAfter } from '../handbook/site-after';
import type { Site } from '../site/profile';
import { resolve } from '../site/resolve';
import { type Crossing, type Respelling, respell, type View } from '../site/respell';
import { changeLinks, type LinkChange, type Work } from './change-links';
import type { Memory } from './memory';

/**
 * Edits that keep every link to and from pages, files and folders leading where it leads when they are moved. They are
 * to be made before the move.
 */
export function move(handbook: Handbook, list: readonly Move[], memory: Memory, work: Work): Promise<Edit[]> {
  const moves = new Moves(list);
  const [before, after] = [handbook.site, siteAfter(handbook, moves)];
  const change: LinkChange = {
    ...keysOf(list),
    after: (path) => moves.after(path),
    url(path, link, earlier) {
      const crossing = cross(view(path, before), view(moves.after(path), after), moves);
      return crossing === null ? RIGHT : respell(link, crossing, earlier);
    },
  };
  return changeLinks(handbook, change, memory, work);
}

/** Edits that repair the links that a move has broken which was made already, by another program. */
export function moved(handbook: Handbook, list: readonly Move[], memory: Memory, work: Work): Promise<Edit[]> {
  const moves = new Moves(list);
  const [before, after] = [siteAfter(handbook, moves.reversed), handbook.site];
  const change: LinkChange = {
    ...keysOf(list),
    after: (path) => path,
    url(path, link, earlier) {
      const [from, there] = [view(moves.before(path) ?? path, before), view(path, after)];
      const crossing = cross(from, there, moves);
      const isBroken = there !== null && resolve(link, there.from, after).kind === 'missing';
      return crossing !== null && isBroken ? respell(link, crossing, earlier) : RIGHT;
    },
  };
  return changeLinks(handbook, change, memory, work);
}

const RIGHT: Respelling = { kind: 'right' };

/** Null for a page that is none of the site. */
function view(path: string, site: Site): View | null {
  const url = site.address(path)?.url;
  return url === undefined ? null : { from: { path, url }, site };
}

const cross = (before: View | null, after: View | null, moves: Moves): Crossing | null =>
  before && after && { before, after, moved: (path) => moves.after(path) };

/** What a series of moves is remembered by, and the one that takes it back. */
export function keysOf(list: readonly Move[]): Pick<LinkChange, 'key' | 'back'> {
  const key = (pairs: readonly (readonly [string, string])[]): string => JSON.stringify([...pairs].sort());
  return { key: key(list.map(({ from, to }) => [from, to])), back: key(list.map(({ from, to }) => [to, from])) };
}
