import { applyEdits, type Edit } from '../handbook/edit';
import { isInside } from '../handbook/files';
import type { Handbook } from '../handbook/handbook';
import { type Move, Moves } from '../handbook/moves';
import { type Entries, type Entry, entriesOf, withEntries, withoutEntries, withValue } from '../page/yaml/entries';
import type { RedirectMap } from '../site/configuration';
import type { Site } from '../site/profile';
import { decode, encodePath, isExternal, parseUrl, readablePath } from '../site/url';
import type { Work } from './change-links';
import type { EarlierWriting, Memory } from './memory';
import { keysOf } from './move';
import { type Moved, movedPages, oldUrl, type RedirectEdits, sitesOf, type When } from './old-urls';

/** A page that is moved, with the names that the file may have for it: its address first, then its file, then others. */
interface Goal {
  readonly moved: Moved;
  readonly before: Names;
  readonly after: Names;
}

type Names = readonly [address: string, file: string, ...others: string[]];

/** What becomes of the entries that lead to pages that are moved. */
interface Followed {
  readonly values: ReadonlyMap<Entry, string>;
  /** They would lead an address to itself. */
  readonly dropped: readonly Entry[];
  /** Where those led. */
  readonly home: ReadonlySet<Goal>;
}

/** Edits of the file in which a site keeps its redirects, for pages that are to be moved (`ahead`), or were (`after`). */
export async function mappedRedirects(
  handbook: Handbook,
  map: RedirectMap,
  list: readonly Move[],
  when: When,
  memory: Memory,
  { text, pause }: Work,
): Promise<RedirectEdits> {
  const now = await text(map.file);
  const { key, back } = keysOf(list);
  const own = `redirects of ${handbook.publication.layout.root} in ${map.file} `;
  const made = (moves: string): EarlierWriting | undefined =>
    [...memory.recall(own + moves).values()].find((each) => each.now === now);
  const earlier = made(back);
  if (earlier !== undefined) {
    memory.keep(own + key, new Map());
    return { added: [], righted: lineDifference(map.file, now, earlier.text), pages: 0 };
  }

  const entries = entriesOf(now, 'redirects');
  if (entries === null) return { added: [], righted: [], pages: 0 };
  const moves = new Moves(list);
  const sites = sitesOf(handbook, moves, when);
  const goals: Goal[] = [];
  for (const moved of movedPages(handbook, moves, when)) {
    const rootBefore = when === 'ahead' ? map.root : moves.reversed.after(map.root);
    const before = namesOf(moved.from, sites.before, rootBefore);
    const after = namesOf(moved.to, sites.after, when === 'ahead' ? moves.after(map.root) : map.root);
    if (before !== null && after !== null) goals.push({ moved, before, after });
  }
  const followed = follow(entries, goals);
  const added: [string, string][] = [];
  for (const goal of goals) {
    const isNew = !followed.home.has(goal) && (await oldUrl(goal.moved, sites, handbook)) !== null;
    const entry = isNew ? newEntry(goal, entries) : null;
    if (entry !== null) added.push(entry);
    await pause();
  }
  const edits = await editsOf(entries, followed, added, map.file, pause);

  // Links are kept right ahead of a move, and redirects may be added after it: both are taken back at once.
  const origin = (when === 'after' ? made(key)?.text : undefined) ?? now;
  const written = [edits.righted, [...edits.righted, ...edits.added]].map((all, index): [string, EarlierWriting] => [
    `${index}`,
    { url: '', text: origin, now: applyEdits(now, all) },
  ]);
  memory.keep(own + key, new Map(written));
  return edits;
}

/** Null for what is none of the site's pages. */
function namesOf(path: string, site: Site, root: string): Names | null {
  const address = site.address(path);
  if (address === undefined || !isInside(root, path)) return null;
  const [url, file = url, ...others] = [address.url, ...address.also].map((each) =>
    bare(site.root.slice(root.length) + each),
  );
  return url === undefined || file === undefined ? null : [url, file, ...others];
}

const bare = (path: string): string => path.replace(/^\.?\/+|\/+$/g, '');

function follow({ all }: Entries, goals: readonly Goal[]): Followed {
  const byName = new Map(goals.flatMap((goal) => goal.before.map((name): [string, Goal] => [name.normalize(), goal])));
  const values = new Map<Entry, string>();
  const dropped: Entry[] = [];
  const home = new Set<Goal>();
  for (const entry of all) {
    if (entry.value === null || isExternal(entry.value)) continue;
    const { path } = parseUrl(entry.value);
    const name = bare(path);
    const goal = byName.get(decode(name).normalize());
    if (goal === undefined) continue;
    if (goal.after.includes(bare(entry.name))) {
      dropped.push(entry);
      home.add(goal);
      continue;
    }
    const to = goal.after[goal.before.findIndex((each) => each.normalize() === decode(name).normalize())];
    // The page of the whole site has no name but its file's.
    const written = (decode(name) === name ? readablePath : encodePath)(to || goal.after[1]);
    const start = path.length - path.replace(START, '').length;
    values.set(entry, path.slice(0, start) + written + entry.value.slice(start + name.length));
  }
  return { values, dropped, home };
}

const START = /^\.?\/+/;

/** Begins as the last entry does. Null where the old address has an entry already. */
function newEntry({ before, after }: Goal, { all }: Entries): [string, string] | null {
  const [name] = before;
  if (name === '' || all.some((entry) => bare(entry.name) === name)) return null;
  const last = all.at(-1);
  const start = (like = ''): string => START.exec(like)?.[0] ?? '';
  return [start(last?.name) + name, start(last?.value ?? '') + readablePath(after[1])];
}

/** What does not read afterwards as it is meant is left undone. */
async function editsOf(
  entries: Entries,
  { values, dropped }: Followed,
  added: readonly (readonly [string, string])[],
  path: string,
  pause: Work['pause'],
): Promise<RedirectEdits> {
  const written = [...values].flatMap(([entry, value]) => withValue(entries, entry, value) ?? []);
  const right = [...written, ...withoutEntries(entries, dropped)].map((edit): Edit => ({ path, ...edit }));
  const kept = entries.all
    .filter((entry) => !dropped.includes(entry))
    .map((entry): [string, string | null] => [entry.name, values.get(entry) ?? entry.value]);
  const reads = (edits: readonly Edit[], wanted: readonly (readonly [string, string | null])[]): boolean => {
    const now = entriesOf(applyEdits(entries.text, edits), entries.key)?.all.map(({ name, value }) => [name, value]);
    return JSON.stringify(now) === JSON.stringify(wanted);
  };
  const righted = reads(right, kept) ? right : [];
  await pause();
  const more = withEntries(entries, added).map((edit): Edit => ({ path, ...edit }));
  const isRead = more.length > 0 && righted === right && reads([...right, ...more], [...kept, ...added]);
  return { righted, added: isRead ? more : [], pages: isRead ? added.length : 0 };
}

/** The lines that differ between a file's text and an earlier one. */
function lineDifference(path: string, now: string, earlier: string): Edit[] {
  if (now === earlier) return [];
  const [lines, others] = [now.split(/(?<=\n)/), earlier.split(/(?<=\n)/)];
  const least = Math.min(lines.length, others.length);
  let first = 0;
  while (first < least && lines[first] === others[first]) first += 1;
  let last = 0;
  while (last < least - first && lines.at(-1 - last) === others.at(-1 - last)) last += 1;
  const [start, end] = [lines.slice(0, first).join('').length, lines.slice(0, lines.length - last).join('').length];
  return [{ path, span: { start, end }, newText: others.slice(first, others.length - last).join('') }];
}
