import type { Text } from './text';

/** Shared pairs of words of which at least one must be long, or as many short ones: fewer are no candidate. */
const LEAST = 25;
/** The part of the smaller text that is shared. */
const LEAST_SHARE = 0.18;
/** So much is enough, however long the texts are. */
const ENOUGH = 120;
const NONE: readonly number[] = [];

/** A pair of words with the texts that have it. */
interface Posting {
  readonly pair: number;
  readonly weight: number;
  readonly ids: readonly number[];
}

/**
 * Which texts share enough pairs of words, from an inverted index. The rarest pairs are looked up first: texts that
 * share no pair before what is left falls below the least that counts cannot share enough, so the pairs that stand
 * everywhere are only counted for texts that were found by others. Nothing is missed by it (prefix filtering: R. J.
 * Bayardo, Y. Ma and R. Srikant, "Scaling Up All Pairs Similarity Search", 2007).
 */
export class SharedPairs {
  readonly #texts: (Text | null)[] = [];
  /** For each pair of words the ids of the texts that have it. */
  readonly #postings = new Map<number, number[]>();
  /** What each text shares with the one that is looked up, by id; all 0 in between. */
  #scores = new Int32Array(1024);

  add(id: number, text: Text): void {
    this.#texts[id] = text;
    if (this.#scores.length < this.#texts.length) this.#scores = new Int32Array(2 * this.#texts.length);
    for (const pair of text.pairs) {
      const ids = this.#postings.get(pair);
      if (ids === undefined) this.#postings.set(pair, [id]);
      else ids.push(id);
    }
  }

  remove(id: number): void {
    for (const pair of this.#texts[id]?.pairs ?? NONE) {
      const ids = this.#postings.get(pair);
      if (ids === undefined) continue;
      ids.splice(ids.indexOf(id), 1);
      if (ids.length === 0) this.#postings.delete(pair);
    }
    this.#texts[id] = null;
  }

  /** Ids of the texts that share enough pairs of words with this one, which may be among them; in no order. */
  with(text: Text): readonly number[] {
    const rarestFirst = this.#postingsOf(text);
    const scores = this.#scores;
    const touched: number[] = [];
    let left = text.weight;
    let at = 0;
    for (; left >= LEAST && at < rarestFirst.length; at++) {
      const { weight, ids } = rarestFirst[at] as Posting;
      for (const id of ids) {
        const score = scores[id] ?? 0;
        if (score === 0) {
          if (left < least(text, this.#texts[id])) continue;
          touched.push(id);
        }
        scores[id] = score + weight;
      }
      left -= weight;
    }
    const common = new Map(rarestFirst.slice(at).map(({ pair, weight }) => [pair, weight]));
    const found = touched.filter((id) => {
      const other = this.#texts[id];
      const needed = least(text, other) - (scores[id] ?? 0);
      return needed <= 0 || (needed <= left && sharedOf(common, other) >= needed);
    });
    for (const id of touched) scores[id] = 0;
    return found;
  }

  #postingsOf(text: Text): Posting[] {
    const postings = Array.from(text.pairs, (pair, at) => ({
      pair,
      weight: text.weights[at] ?? 0,
      ids: this.#postings.get(pair) ?? NONE,
    }));
    return postings.sort((a, b) => a.ids.length - b.ids.length);
  }
}

/** What two texts must share. */
function least(a: Text, b: Text | null | undefined): number {
  return Math.min(ENOUGH, Math.max(LEAST, LEAST_SHARE * Math.min(a.weight, b?.weight ?? 0)));
}

function sharedOf(weights: ReadonlyMap<number, number>, text: Text | null | undefined): number {
  let shared = 0;
  for (const pair of text?.pairs ?? NONE) shared += weights.get(pair) ?? 0;
  return shared;
}
