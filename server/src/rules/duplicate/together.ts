import type { Edit } from '../../handbook/edit';
import type { Agreement } from '../../history/agreement';
import { type Copy, turned } from '../../passages/copies';
import type { Site } from '../../site/profile';
import type { Fix, FixContext } from '../rule';
import { mergeGained } from './gained';
import { linkInstead } from './link-instead';
import { type Merge, mergeFrom } from './merge';
import { areBuiltAlike, isInHtml, otherVersion } from './other-version';
import { sidesOf } from './settle';
import { partedOn } from './since';

/** Ways of bringing two copies together that were both changed, or of which each may have what the other has not. */
export async function mergeFixes(copy: Copy, context: FixContext): Promise<readonly Fix[]> {
  // Of HTML the words alone are known, not the tags around them.
  if (!areBuiltAlike(copy) || isInHtml(copy.a.page, copy.own) || isInHtml(copy.b.page, copy.span)) return [];
  const sides = sidesOf(copy, context.handbook.site, () => context.pause());
  const past = context.past(copy);
  const base = past && (await context.history.agreed(past));
  if (past !== null && base !== null) {
    const on = past.kind === 'copied' ? 'either' : past.base.side === 'here' ? 'mine' : 'theirs';
    return changedFixes(copy, past, await mergeFrom(base, on, sides));
  }
  const merge = await mergeGained(sides);
  return merge === null ? [] : gainedFixes(copy, merge);
}

/** Where one side alone was changed, its version is all that there is to take. */
function changedFixes(copy: Copy, past: Agreement, { here, there, conflicts }: Merge): Fix[] {
  const isOneSided = there.count + there.left + conflicts === 0;
  if (isOneSided || here.count === 0) return [];
  const since = partedOn(past);
  const stay = conflicts + here.left;
  const changes = counted(here.count, 'change');
  const take = `Take what ${copy.path} changed since ${since} (${changes}${staying(stay, 'conflict')})`;
  const fixes = [reviewed(take, here.edits, stay === 0 ? null : copy)];
  if (there.count === 0) return fixes;
  const all = stay + there.left;
  const both = `${changes} here, ${there.count} there${staying(all, 'conflict')}`;
  const merge = `Merge with ${copy.path}: both were changed since ${since} (${both})`;
  return [reviewed(merge, [...here.edits, ...there.edits], all === 0 ? null : copy), ...fixes];
}

function gainedFixes(copy: Copy, { here, there, conflicts }: Merge): Fix[] {
  const [gained, given] = [here.count, there.count];
  const stay = staying(conflicts + here.left + there.left, 'other difference');
  const left = stay === '' ? null : copy;
  const fixes: Fix[] = [];
  if (gained > 0 && given > 0) {
    const title = `Add to each page what only the other has: ${copy.path} (${counted(gained, 'addition')} here, ${given} there${stay})`;
    fixes.push(reviewed(title, [...here.edits, ...there.edits], left));
  }
  if (gained > 0) {
    const title = `Add what only ${copy.path} has (${counted(gained, 'addition')}${stay})`;
    fixes.push(reviewed(title, here.edits, left));
  }
  if (given > 0) {
    const title = `Add to ${copy.path} what only this page has (${counted(given, 'addition')}${stay})`;
    fixes.push(reviewed(title, there.edits, left));
  }
  return fixes;
}

/** Makes the other copies say what this one says, each as its page writes. */
export const bringOthers = (copies: readonly Copy[], site: Site): Fix[] =>
  onOthers(copies, (copy) => otherVersion(copy, site), {
    one: (path) => `Bring ${path} to this version`,
    more: (count) => `Bring ${count} other copies to this version`,
  });

/** Keeps this copy alone. */
export const linkOthers = (copies: readonly Copy[], site: Site): Fix[] =>
  onOthers(copies, (copy) => linkInstead(copy, site), {
    one: (path) => `Replace the copy in ${path} by a link to this one`,
    more: (count) => `Replace ${count} other copies by links to this one`,
  });

interface Titles {
  one(path: string): string;
  more(count: number): string;
}

/** Changes the other copies, as each of them sees this one. */
function onOthers(copies: readonly Copy[], change: (copy: Copy) => Edit | null, titles: Titles): Fix[] {
  const edits = copies.flatMap((copy) => change(turned(copy)) ?? []);
  const apart = edits.filter((edit, index) => !edits.slice(0, index).some((other) => meet(edit, other)));
  const [first] = apart;
  if (first === undefined) return [];
  return [reviewed(apart.length === 1 ? titles.one(first.path) : titles.more(apart.length), apart, null)];
}

const meet = (a: Edit, b: Edit): boolean =>
  a.path === b.path && a.span.start <= b.span.end && b.span.start <= a.span.end;

const reviewed = (title: string, edits: readonly Edit[], compare: Copy | null): Fix => ({
  title,
  why: '',
  preferred: false,
  edits,
  create: [],
  review: { compare },
});

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const staying = (count: number, what: string): string =>
  count === 0 ? '' : `; ${counted(count, what)} ${count === 1 ? 'stays as it is' : 'stay as they are'}`;
