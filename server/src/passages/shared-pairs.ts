import { larger, Postings } from './postings';
import { pairsOf, type Text, weightOf } from './text';

/** Shared pairs of words of which at least one must be long, or as many short ones: fewer are no candidate. */
const LEAST = 25;
/** The part of the smaller text that is shared. */
const LEAST_SHARE = 0.18;
/** So much is enough, however long the texts are. */
const ENOUGH = 120;

/**
 * Which texts share enough pairs of words, from an inverted index. The rarest pairs are looked up first: texts that
 * share no pair before what is left falls below the least that counts cannot share enough, so the pairs that stand
 * everywhere are only counted for texts that were found by others. Nothing is missed by it (prefix filtering: R. J.
 * Bayardo, Y. Ma and R. Srikant, "Scaling Up All Pairs Similarity Search", 2007).
 */
export class SharedPairs {
  readonly #postings = new Postings();
  /** What all pairs of a text weigh together, by id. */
  #weights = new Int32Array(1024);
  /** What each text shares with the one that is looked up, by id; all 0 in between. */
  #scores = new Int32Array(1024);

  add(id: number, text: Text): void {
    if (id >= this.#weights.length) {
      this.#weights = larger(this.#weights, id + 1);
      this.#scores = larger(this.#scores, id + 1);
    }
    const pairs = pairsOf(text);
    for (const pair of pairs) this.#postings.add(pair, id);
    this.#weights[id] = sumOf(pairs);
  }

  remove(id: number, text: Text): void {
    for (const pair of pairsOf(text)) this.#postings.remove(pair, id);
  }

  /** Ids of the texts that share enough pairs of words with this one, which may be among them; in no order. */
  with(text: Text): readonly number[] {
    const pairs = pairsOf(text);
    const rarestFirst = Array.from(pairs, (pair) => ({ weight: weightOf(pair), ids: this.#postings.of(pair) }));
    rarestFirst.sort((a, b) => a.ids.length - b.ids.length);
    const [whole, weights, scores] = [sumOf(pairs), this.#weights, this.#scores];
    const touched: number[] = [];
    let left = whole;
    for (const { weight, ids } of rarestFirst) {
      const enough = left >= Math.min(ENOUGH, LEAST_SHARE * whole) ? Number.POSITIVE_INFINITY : left;
      const mayBegin = left >= LEAST;
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] ?? 0;
        const score = scores[id] ?? 0;
        if (score === 0) {
          if (!mayBegin || LEAST_SHARE * (weights[id] ?? 0) > enough) continue;
          touched.push(id);
        }
        scores[id] = score + weight;
      }
      left -= weight;
    }
    const found = touched.filter((id) => (scores[id] ?? 0) >= least(whole, weights[id] ?? 0));
    for (const id of touched) scores[id] = 0;
    return found;
  }
}

/** What two texts must share, by what each weighs. */
const least = (a: number, b: number): number => Math.min(ENOUGH, Math.max(LEAST, LEAST_SHARE * Math.min(a, b)));

const sumOf = (pairs: Int32Array): number => pairs.reduce((sum, pair) => sum + weightOf(pair), 0);
