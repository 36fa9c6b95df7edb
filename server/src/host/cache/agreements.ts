import { createHash } from 'node:crypto';
import type { Agreement, Answer, FirstChange, Side } from '../../history/agreement';
import type { Traced } from '../../history/trace';
import type { Range } from '../../passages/match';

/** What was found out about two passages. Commits are named by their ids. */
export interface AgreementEntry {
  readonly agreement: Written | null;
}

interface Written {
  readonly kind: Agreement['kind'];
  readonly commit: string;
  readonly base: { readonly side: Side; readonly commit: string; readonly words: Range };
  readonly here: WrittenChange | null;
  readonly there: WrittenChange | null;
}

interface WrittenChange {
  readonly commit: string | null;
}

/** All that an answer about two passages rests on, in few letters: the same again means the same answer. */
export function restsOn(here: Traced, there: Traced): string {
  const hash = createHash('sha1');
  for (const { text, span, versions } of [here, there]) {
    const past = versions.map(({ commit, change }) => [commit.id, change]);
    hash.update(JSON.stringify([text, span.start, span.end, past]));
  }
  const turns = [...here.versions, ...there.versions].sort((a, b) => a.at - b.at);
  return hash.update(turns.map(({ commit }) => commit.id).join()).digest('base64');
}

export function written(agreement: Agreement | null): AgreementEntry {
  if (agreement === null) return { agreement };
  const { kind, commit, base, here, there } = agreement;
  const change = (first: FirstChange | null) => first && { commit: first.commit?.id ?? null };
  const { side, version, words } = base;
  return {
    agreement: {
      kind,
      commit: commit.id,
      base: { side, commit: version.commit.id, words },
      here: change(here),
      there: change(there),
    },
  };
}

/** What was written about two passages; null when it speaks of commits that their pages do not have. */
export function read({ agreement }: AgreementEntry, here: Traced, there: Traced): Pick<Answer, 'agreement'> | null {
  if (agreement === null) return { agreement };
  const { kind, base } = agreement;
  const commits = new Map([...here.versions, ...there.versions].map(({ commit }) => [commit.id, commit]));
  const change = (first: WrittenChange | null): FirstChange | null =>
    first && { commit: commits.get(first.commit ?? '') ?? null };
  const commit = commits.get(agreement.commit);
  const { versions } = base.side === 'here' ? here : there;
  const version = versions.find((event) => event.commit.id === base.commit);
  if (commit === undefined || version === undefined) return null;
  return {
    agreement: {
      kind,
      commit,
      base: { side: base.side, version: { commit: version.commit, change: version.change }, words: base.words },
      here: change(agreement.here),
      there: change(agreement.there),
    },
  };
}
