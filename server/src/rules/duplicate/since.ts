import type { Agreement, FirstChange } from '../../history/agreement';

/**
 * For an author: since when two passages differ and which side was changed, or which was copied from the other.
 * @param path the other page
 * @param own this page, where it is not the one that is read
 */
export function sinceWhen({ kind, commit, base, here, there }: Agreement, path: string, own?: string): string {
  const changes = [changeOf(own ?? 'this page', here), changeOf(path, there)]
    .filter((change) => change !== null)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const [first] = changes;
  const what = changes.map(({ words }) => words).join(' and ');
  if (kind === 'same') {
    return `They were the same until ${first?.day === NOT_YET ? 'the last commit' : first?.day}; then ${what}.`;
  }
  const [copier, source] = base.side === 'there' ? [own, path] : [path, own];
  const itself = base.side === 'there' ? 'This one was copied from there' : 'That one was copied from here';
  const copied = own === undefined ? itself : `${copier} was copied from ${source}`;
  const made = `${copied} in ${commit.id.slice(0, 7)}, ${commit.day}`;
  return first === undefined ? `${made}.` : `${made}; since then ${what}.`;
}

/** The day of the first change since two passages were the same; `NOT_YET` when that is not committed yet. */
export function differSince({ commit, here, there }: Agreement): string {
  const days = [here, there].flatMap((change) => (change === null ? [] : [change.commit?.day ?? NOT_YET]));
  return days.sort()[0] ?? commit.day;
}

/** For an author: the day on which two passages parted. */
export function partedOn(agreement: Agreement): string {
  const day = agreement.kind === 'same' ? differSince(agreement) : agreement.commit.day;
  return day === NOT_YET ? 'the last commit' : day;
}

/** After all days. */
export const NOT_YET = 'uncommitted';

function changeOf(who: string, change: FirstChange | null): { readonly day: string; readonly words: string } | null {
  if (change === null) return null;
  const { commit } = change;
  return commit === null
    ? { day: NOT_YET, words: `${who} was changed, not committed yet` }
    : { day: commit.day, words: `${who} was changed in ${commit.id.slice(0, 7)}` };
}
