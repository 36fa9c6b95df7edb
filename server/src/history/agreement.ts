import { align } from '../passages/lcs';
import type { Range } from '../passages/match';
import type { Commit } from './git';
import { sharedRun } from './runs';
import { Trace, type Traced } from './trace';
import type { Event } from './trails';
import type { VersionWords } from './version-words';

export type Side = 'here' | 'there';

/** What the past knows of two passages: that both once said the same, or that one was made from the other. */
export interface Agreement {
  /** `same`: word for word, up to the changes. `copied`: with changes at once. */
  readonly kind: 'same' | 'copied';
  /** The newest commit in which they were the same; or the one that made the copy. */
  readonly commit: Commit;
  /** What both said in that commit, or what was copied: words of one page as it was then. */
  readonly base: { readonly side: Side; readonly version: Version; readonly words: Range };
  /** The first change of each side after that commit. Of the same, at least one was changed. */
  readonly here: FirstChange | null;
  readonly there: FirstChange | null;
}

export type Version = Pick<Event, 'commit' | 'change'>;

export interface FirstChange {
  /** Null when it is not committed yet. */
  readonly commit: Commit | null;
}

export interface Answer {
  /** Null when nothing is known. */
  readonly agreement: Agreement | null;
  /** Whether all was read that had to be: the same passages with the same past give the same answer then. */
  readonly settled: boolean;
}

/** Fewer words are the same by chance. */
const LEAST_WORDS = 15;
/** A copy may be adapted as it is made, but not in more than one word of five. */
const ADAPTED = 0.8;

/**
 * Goes back through the versions of both pages, from today, to the newest in which the two passages were the same. Where
 * there is none, the commit that made them so alike is taken for the one that made the copy.
 * @param pause awaited between two comparisons, so that other work of the process gets its turn
 */
export async function findAgreement(
  here: Traced,
  there: Traced,
  words: VersionWords,
  pause: () => Promise<unknown>,
): Promise<Answer> {
  const a = new Trace(here, words, pause);
  await pause();
  const b = new Trace(there, words, pause);
  /** What is to be said when the step that comes next leads to less alike passages. */
  let alike: ((copier: Side) => Agreement) | null = null;
  let copied: Agreement | null = null;
  let [stepA, stepB] = [true, true];
  for (;;) {
    await pause();
    const [backA, backB] = [stepA ? await a.back() : 'stays', stepB ? await b.back() : 'stays'];
    if (backA === 'unread' || backB === 'unread') return { agreement: copied, settled: false };
    const ends = backA === 'unknown' || backB === 'unknown' || (backA === 'gone' && backB === 'gone');
    if (ends) return settled(copied);
    if (backA === 'gone' || backB === 'gone') {
      return settled(copied ?? alike?.(backA === 'gone' ? 'here' : 'there') ?? null);
    }
    const [atA, atB] = [a.event, b.event];
    if (atA === null || atB === null) return settled(null);
    await pause();
    const same = sameWords(a, b, atA, atB);
    if (same !== null) return settled(same);
    const isAlike = likeness(a, b) >= ADAPTED;
    if (!isAlike) copied ??= alike?.(stepA ? 'here' : 'there') ?? null;
    alike = isAlike ? madeBy(a, b, atA, atB) : null;
    // The newer of the two states is what came last.
    stepA = atA.at <= atB.at;
    stepB = atB.at <= atA.at;
  }
}

const settled = (agreement: Agreement | null): Answer => ({ agreement, settled: true });

function sameWords(a: Trace, b: Trace, atA: Event, atB: Event): Agreement | null {
  const run = sharedRun(a.words, a.range, b.words, b.range);
  if (run === null) return null;
  const start = Math.max(run.a.start, Math.min(a.range.start, b.range.start - run.shift));
  const end = Math.min(run.a.end, Math.max(a.range.end, b.range.end - run.shift));
  if (end - start < LEAST_WORDS) return null;
  const words = a.words.subarray(start, end);
  const [here, there] = [a.changeOf(words), b.changeOf(words)];
  // What differs today was not in what was the same.
  if (here === null && there === null) return null;
  const base = { side: 'here', version: versionOf(atA), words: { start, end } } as const;
  return { kind: 'same', commit: newer(atA, atB).commit, base, here, there };
}

/** The state at hand as one in which a copy was made, by either side. */
function madeBy(a: Trace, b: Trace, atA: Event, atB: Event): (copier: Side) => Agreement {
  const { commit } = newer(atA, atB);
  const bases = {
    here: { side: 'there', version: versionOf(atB), words: b.range },
    there: { side: 'here', version: versionOf(atA), words: a.range },
  } as const;
  const [here, there] = [a.changeOf(a.passage), b.changeOf(b.passage)];
  return (copier) => ({ kind: 'copied', commit, base: bases[copier], here, there });
}

function likeness(a: Trace, b: Trace): number {
  const [here, there] = [a.passage, b.passage];
  return align(here, there).length / (here.length + there.length);
}

/** Without its place among the commits, which is another after the next one. */
const versionOf = ({ commit, change }: Event): Version => ({ commit, change });

const newer = (a: Event, b: Event): Event => (a.at <= b.at ? a : b);

/** The same, seen from the other passage. */
export function flipped(agreement: Agreement): Agreement {
  const { base, here, there } = agreement;
  const side = base.side === 'here' ? 'there' : 'here';
  return { ...agreement, base: { ...base, side }, here: there, there: here };
}
